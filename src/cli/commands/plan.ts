// relance plan: the day's reminders and why, what is held and why. Stored for approval and sending unless --dry-run; the stored ones are
// listed, shown again, worked out again, and compared with what was really sent.

import { compareText } from '../../domain/compare.ts'
import type { IsoDay } from '../../domain/day.ts'
import { UsageError } from '../../domain/errors.ts'
import type { NextReminder } from '../../domain/simulate.ts'
import { comparedPlans } from '../../jobs/compare-plans.ts'
import { customerMeant } from '../../jobs/customer-meant.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { nextOf } from '../../jobs/next-reminders.ts'
import { planDay, planJson, planWhole, type WholePlan, withHeld } from '../../jobs/plan-day.ts'
import { listPlans, replayedPlan, shownPlan } from '../../jobs/stored-plans.ts'
import type { PlanView } from '../../reporting/plan-views.ts'
import { planSheet } from '../../reporting/sheets.ts'
import type { CommandModule } from '../command.ts'
import { comparisonText } from '../comparison-text.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { type Options, textOption } from '../options.ts'
import { refuseEmptyPilot } from '../pilot.ts'
import { whyNotStored } from '../plan-ahead.ts'
import { planText } from '../plan-text.ts'
import { present, sheetOptions } from '../present.ts'
import { planListText, replayText } from '../stored-plans-text.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--dry-run', 'montrer sans rien enregistrer')
      .option('--customer <code>', 'un seul client (toujours sans enregistrer)')
      .option('--pilot', 'seulement les clients de reminders.pilot ; dit ce que les autres recevraient')
      .option('--explain', 'la raison de chaque relance et de chaque attente, en entier')
      .option('--summary', 'sans la liste de ce qui attend')
      .option('--list', 'les plans enregistrés')
      .option('--show <numéro>', 'un plan enregistré, tel qu’il a été montré')
      .option('--replay <numéro>', 'recalculer un plan enregistré, et dire ce qui diffère')
      .option('--compare', 'ce qui serait parti (observation, pilote) face à ce qui est réellement parti')
    sheetOptions(command)
  },

  run(context, _args, options) {
    const past = pastWork(context, options)
    if (past !== null) {
      return withDossier(context, async (dossier) => {
        await past(dossier)
        return 0
      })
    }
    const asked = options.dryRun === true
    return withDossier(
      context,
      async (dossier) => {
        const pilot = options.pilot === true
        if (pilot) refuseEmptyPilot(dossier.settings)
        const customer = customerMeant(dossier, textOption(options, 'customer'))
        const notStored = asked || customer !== null ? null : whyNotStored(context, dossier)
        const dryRun = asked || notStored !== null
        const choice = { dryRun, pilot, ahead: dryRun && context.date > context.present }
        const next = options.explain === true ? { next: nextFor(dossier, context.date, customer) } : {}
        if (customer !== null) {
          await presentPlan(context, options, { ...planDay(dossier, context.date, { ...choice, customer }), ...next })
        } else {
          const { view, held } = planWhole(dossier, context.date, choice)
          await presentWhole(context, options, { view: { ...view, ...next, ...(notStored === null ? {} : { notStored }) }, held })
        }
        return 0
      },
      { writes: !asked },
    )
  },
}

/** One for each message: that of a group is told once, under who gets it. */
function nextFor(dossier: Dossier, day: IsoDay, customer: string | null): NextReminder[] {
  const next = [...nextOf(dossier, day, customer).values()]
  if (customer !== null) return next.filter((one) => one.customer === customer)
  const messages = new Map(next.map((one) => [JSON.stringify([one.receiver, one.date, one.step]), { ...one, customer: one.receiver }]))
  return [...messages.values()].sort((a, b) => compareText(a.customer, b.customer) || compareText(a.date, b.date))
}

/** The held items may be very many: as JSON they are never one text. */
function presentWhole(context: Context, options: Options, plan: WholePlan): Promise<void> {
  const summary = options.summary === true
  const { held: _held, ...short } = plan.view
  const full = () => (summary ? plan.view : withHeld(plan))
  return present(context, options, short, {
    ...(summary ? {} : { json: () => planJson(plan) }),
    text: () => planText(full(), context, { explain: options.explain === true, summary }),
    sheets: () => [planSheet(full())],
  })
}

async function presentPlan(context: Context, options: Options, plan: PlanView): Promise<void> {
  const summary = options.summary === true
  const { held: _held, ...short } = plan
  await present(context, options, summary ? short : plan, {
    text: () => planText(plan, context, { explain: options.explain === true, summary }),
    sheets: () => [planSheet(plan)],
  })
}

/** What concerns plans stored before; null for the plan of the day. @throws UsageError for two of these at once */
function pastWork(context: Context, options: Options): ((dossier: Dossier) => Promise<void>) | null {
  const asked = ['list', 'show', 'replay', 'compare'].filter((name) => options[name] !== undefined)
  if (asked.length > 1) throw new UsageError('usage', `Les options ${asked.map((name) => `--${name}`).join(' et ')} ne vont pas ensemble.`)
  if (options.list === true) {
    return (dossier) => {
      const view = listPlans(dossier, context.date)
      return present(context, options, view, { text: () => planListText(view, context) })
    }
  }
  if (options.compare === true) {
    return (dossier) => {
      const view = comparedPlans(dossier, context.date)
      return present(context, options, view, { text: () => comparisonText(view, context) })
    }
  }
  const shown = numberOption(options, 'show')
  if (shown !== null) return (dossier) => presentPlan(context, options, shownPlan(dossier, shown))
  const replayed = numberOption(options, 'replay')
  if (replayed === null) return null
  return (dossier) => {
    const view = replayedPlan(dossier, replayed)
    return present(context, options, view, { text: () => replayText(view, context) })
  }
}

function numberOption(options: Options, name: string): number | null {
  const text = textOption(options, name)
  if (text === null || /^[1-9]\d{0,8}$/.test(text)) return text === null ? null : Number(text)
  throw new UsageError('option-invalid', `--${name} : « ${text} » n’est pas un numéro de plan.`, {
    advice: 'Les plans enregistrés et leurs numéros : relance plan --list',
  })
}
