// relance step: a step chosen by hand, passed over, or a new round. It sends nothing: the plan does what was decided.
import { UsageError } from '../../domain/errors.ts'
import { plural } from '../../domain/format.ts'
import { groupBy } from '../../domain/group.ts'
import { stepName } from '../../domain/step-name.ts'
import { stepTyped } from '../../jobs/approve-words.ts'
import { chooseStep, type StepsView } from '../../jobs/choose-step.ts'
import type { StepRequest } from '../../jobs/step-case.ts'
import { authorOf, authorOption } from '../author.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { noteOption, type Options, textOption } from '../options.ts'
import { present } from '../present.ts'
import { table } from '../table.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<client>', 'code du client')
      .option('--ref <numero>', 'une seule pièce')
      .option('--set <etape>', 'les relances reprennent à cette étape')
      .option('--skip', 'la prochaine étape est passée (le rappel avant échéance, s’il n’est pas parti)')
      .option('--replay [etape]', 'tout reprend du début, ou à cette étape')
      .option('--reason <texte>', 'pourquoi (obligatoire)')
    authorOption(command)
  },

  run(context, args, options) {
    const request = { customer: args[0] ?? '', ...requestOf(options), author: authorOf(context, options) }
    return withDossier(context, async (dossier) => {
      const step = request.step === null ? null : stepTyped(dossier.settings, request.step)
      const view = chooseStep(dossier, context.date, { ...request, step })
      await present(context, options, view, {
        text: () => stepsText(view, context),
        next: `relance show ${request.customer} (sa prochaine relance)`,
      })
      return 0
    })
  },
}

/** @throws UsageError unless exactly one thing is asked for, with a reason. */
function requestOf(options: Options): Omit<StepRequest, 'customer' | 'author'> {
  const asked = (['set', 'skip', 'replay'] as const).filter((name) => options[name] !== undefined)
  const [kind, ...others] = asked
  if (kind === undefined || others.length > 0)
    throw new UsageError('usage', 'Que faire de l’étape ?', {
      advice: 'Écrivez --set ETAPE, --skip ou --replay, et un seul des trois.',
    })
  const reason = noteOption(options, 'reason') ?? ''
  if (reason === '')
    throw new UsageError('usage', 'Pourquoi cette décision ?', {
      advice: 'Ajoutez --reason "…" : elle figurera dans le plan et dans l’historique.',
    })
  return { kind, ref: textOption(options, 'ref'), step: textOption(options, kind), reason }
}

const COLUMNS = [{ header: 'Pièces' }, { header: 'Étapes passées' }, { header: 'Prochaine étape' }]
/** Documents named in one line; more are counted. */
const SHOWN_REFS = 6

function stepsText(view: StepsView, context: Context): string {
  const alike = groupBy(view.steps, ({ passed, next }) => JSON.stringify([passed, next]))
  const rows = [...alike.values()].map((same) => [
    refsText(same.map(({ ref }) => ref)),
    (same[0]?.passed ?? []).map((step) => stepName(step, 'fr')).join(', ') || 'aucune',
    nextText(same[0]?.next ?? null),
  ])
  const again = view.kind === 'replay' ? 'Les relances reprennent.\n' : ''
  const unchanged =
    view.unchanged.length === 0
      ? ''
      : `${plural(view.unchanged.length, 'Inchangée', 'Inchangées')}, déjà à cette étape ou au-delà : ${refsText(view.unchanged)}.\n`
  const { customer } = view
  const abrupt = abruptText(view.abruptNotices ?? [])
  const advice = `Rien n’est envoyé : le plan en tiendra compte, et redira le motif (relance plan --customer ${customer} --explain, relance show ${customer}).\n`
  return `${again}${table(COLUMNS, rows, context.color)}${unchanged}${abrupt}${advice}`
}

/** A formal notice is somebody's decision: he is told that nothing was written before it. */
function abruptText(refs: readonly string[]): string {
  if (refs.length === 0) return ''
  const what = `${plural(refs.length, 'la pièce', 'les pièces')} ${refsText(refs)}`
  return `Attention\u00a0: aucune relance écrite n’est partie pour ${what}. La mise en demeure sera le premier écrit que ce client recevra à ce sujet.\n`
}

function refsText(refs: readonly string[]): string {
  const left = refs.length - SHOWN_REFS
  const shown = refs.slice(0, SHOWN_REFS).join(', ')
  return left > 0 ? `${shown} et ${left} ${plural(left, 'autre', 'autres')}` : shown
}

function nextText(next: string | null): string {
  return next === null ? 'plus aucune' : stepName(next, 'fr')
}
