// The actions of `relance history`: resolve a doubt, note the number of a letter, write a lost one again, adopt a copied ledger; what was typed becomes work to do.
import { join } from 'node:path'
import { UsageError } from '../domain/errors.ts'
import { trackingNumber } from '../domain/tracking.ts'
import { adoptLedger } from '../jobs/adopt.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { printAgain } from '../jobs/print-again.ts'
import { type Resolved, resolveDelivery } from '../jobs/resolve-doubt.ts'
import { setTracking, type Tracked, type TrackingSaid } from '../jobs/set-tracking.ts'
import type { HistoryView } from '../reporting/views.ts'
import type { Context } from './context.ts'
import { dayOption, type Options, textOption } from './options.ts'

/** What an action answers with. */
export type ActionView = HistoryView & { readonly resolved?: Resolved; readonly tracked?: Tracked; readonly printed?: readonly string[] }

const HOW =
  'Écrivez relance history, relance history resolve ID sent, relance history set ID --tracking NUMÉRO, relance history print ID, ou relance history adopt --since JOUR.'

/** What takes a value away again. */
const NONE = 'none'

/** What the action writes; null without one. @throws UsageError for an action typed wrong. */
export function historyAction(
  context: Context,
  [action, id, verdict]: readonly string[],
  options: Options,
): ((dossier: Dossier) => ActionView | Promise<ActionView>) | null {
  const said = trackingSaid(options)
  if (action !== 'set' && Object.keys(said).length > 0)
    throw new UsageError('usage', 'De quelle lettre s’agit-il ?', { advice: 'Écrivez relance history set ID --tracking NUMÉRO.' })
  switch (action) {
    case undefined:
      return null
    case 'adopt': {
      const since = dayOption(options, 'since')
      if (since !== null) return (dossier) => adoptLedger(dossier, context.date, since)
      throw new UsageError('usage', 'Depuis quel jour l’autre exemplaire a-t-il pu envoyer ?', {
        advice: 'Écrivez relance history adopt --since AAAA-MM-JJ (demain, s’il n’a rien envoyé).',
      })
    }
    case 'resolve':
      if (id !== undefined && (verdict === 'sent' || verdict === 'not-sent'))
        return (dossier) => resolveDelivery(dossier, context.date, id, verdict)
      throw new UsageError('usage', 'Il faut le numéro de la relance et le verdict.', {
        advice: 'Écrivez relance history resolve ID sent, ou relance history resolve ID not-sent.',
      })
    case 'set':
      if (id !== undefined && verdict === undefined && Object.keys(said).length > 0)
        return (dossier) => setTracking(dossier, context.date, id, said)
      throw new UsageError('usage', 'Il faut le numéro de la relance et ce qu’il faut noter de la lettre.', {
        advice: 'Écrivez relance history set ID --tracking NUMÉRO, avec --posted JOUR et --received JOUR si vous les connaissez.',
      })
    case 'print':
      if (id !== undefined && verdict === undefined) return (dossier) => printAgain(dossier, id, join(dossier.folder, 'outbox'))
      throw new UsageError('usage', 'Quelle lettre faut-il écrire de nouveau ?', {
        advice: 'Écrivez relance history print ID, ou relance history print AAAA-MM-JJ pour le fichier à imprimer d’un jour.',
      })
    default:
      throw new UsageError('usage', `« history ${action} » n’existe pas.`, { advice: HOW })
  }
}

function trackingSaid(options: Options): TrackingSaid {
  const day = (name: string) => (textOption(options, name) === NONE ? null : dayOption(options, name))
  return {
    ...(textOption(options, 'tracking') === null ? {} : { tracking: checkedNumber(textOption(options, 'tracking') ?? '') }),
    ...(textOption(options, 'posted') === null ? {} : { postedOn: day('posted') }),
    ...(textOption(options, 'received') === null ? {} : { receivedOn: day('received') }),
  }
}

function checkedNumber(typed: string): string | null {
  if (typed === NONE) return null
  const reading = trackingNumber(typed)
  if ('number' in reading) return reading.number
  if (reading.fault === 'check-digit')
    throw new UsageError(
      'option-invalid',
      `--tracking : la clé de « ${typed} » est fausse : un chiffre a été mal recopié, ou deux échangés.`,
      {
        advice: 'Relisez le numéro sur le récépissé de dépôt.',
      },
    )
  throw new UsageError('option-invalid', `--tracking : « ${typed} » n’est pas un numéro de suivi.`, {
    advice: 'Recopiez-le entre guillemets : 8 à 40 chiffres et lettres, espaces permis ; none, pour une lettre sans numéro.',
  })
}
