// relance status, or relance alone: where the dossier stands, and what to do next. Without any dossier, how to begin.
import { SettingsError } from '../../domain/errors.ts'
import { formatLongDay, plural } from '../../domain/format.ts'
import type { NextStep } from '../../jobs/next-steps.ts'
import { booksWords, type WhereNext, whereNext } from '../../jobs/where-next.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { palette } from '../palette.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  async run(context, _args, options) {
    const view = await whereOrNone(context)
    if (view === null) {
      const none = { date: context.date, creditor: null, next: BEGIN, totals: { next: BEGIN.length } }
      await present(context, options, none, {
        text: () => `Aucun dossier ici.\n\n${stepsText(BEGIN, context)}\nToutes les commandes : relance --help\n`,
      })
      return 0
    }
    await present(context, options, { ...view, totals: { next: view.next.length } }, { text: () => statusText(view, context) })
    return 0
  },
}

const BEGIN: readonly NextStep[] = [
  { command: 'relance demo', why: 'Voir tout le parcours en deux minutes, sur une société fictive.' },
  { command: 'relance init', why: 'Créer votre dossier ici : quelques questions, rien n’est envoyé.' },
]

/** Null: no dossier was asked for, and none is around. */
async function whereOrNone(context: Context): Promise<WhereNext | null> {
  try {
    return await withDossier(context, (dossier) => whereNext(dossier, context.date))
  } catch (error) {
    const named = context.dossier !== undefined || (context.env.RELANCE_DOSSIER ?? '') !== ''
    if (error instanceof SettingsError && error.code === 'dossier-missing' && !named) return null
    throw error
  }
}

function statusText(view: WhereNext, context: Context): string {
  const { creditor, date, customers, plan } = view
  const books = `${customers} ${plural(customers, 'client', 'clients')}, ${booksWords(view)}`
  const planned =
    plan === null
      ? ''
      : `Plan du jour : ${plan.reminders} ${plural(plan.reminders, 'relance', 'relances')}, dont ${plan.sent} ${plural(plan.sent, 'traitée', 'traitées')}${beforeText(view)}.\n`
  const next = view.next.length === 0 ? 'Rien à faire pour le moment.\n' : `Ensuite :\n\n${stepsText(view.next, context)}`
  return `${creditor}, le ${formatLongDay(date)} : ${books}.\n${planned}\n${next}\nToutes les commandes : relance --help\n`
}

/** What left that day from a plan that another took the place of. */
function beforeText({ plan, doneToday }: WhereNext): string {
  const before = doneToday - (plan?.sent ?? 0)
  return before > 0 ? ` ; ${before} ${plural(before, 'partie', 'parties')} plus tôt ce jour-là` : ''
}

function stepsText(steps: readonly NextStep[], { color }: Context): string {
  const paint = palette(color)
  return steps.map(({ command: line, why }) => `  ${paint.bold(line)}\n      ${why}\n`).join('')
}
