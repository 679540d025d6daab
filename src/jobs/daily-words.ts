// What the work of a morning says in words: what became of each file, why nothing may leave, what went wrong.
import type { IsoDay } from '../domain/day.ts'
import type { StopError } from '../domain/errors.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import { printable } from '../domain/printable.ts'
import type { DailyView, InboxFileView, InboxView } from '../reporting/daily-view.ts'

/** What went wrong, as one text; '' for nothing. */
export function troubleOf({
  view,
  stop,
}: {
  readonly view: Pick<DailyView, 'inbox' | 'send' | 'notSent'>
  readonly stop: StopError | null
}): string {
  const files = view.inbox.files
    .filter(({ outcome }) => outcome === 'refused' || outcome === 'waiting')
    .map(({ file, error }) => [file, error?.message])
  const messages =
    view.send?.results.filter(({ status }) => status === 'failed' || status === 'inDoubt').map(({ id, reason }) => [id, reason]) ?? []
  const all = [...files, ...messages, ...(stop === null ? [] : [[stop.code, stop.message]])]
  return all.length === 0 && view.notSent === null ? '' : JSON.stringify([all, view.notSent])
}

/** Why nothing may leave, the gravest first. */
export function obstacle(found: {
  readonly inbox: InboxView
  readonly fault: StopError | null
  readonly stop: StopError | null
  readonly unseen: boolean
}): string | null {
  const { inbox, fault, stop, unseen } = found
  const unread = (outcome: InboxFileView['outcome']) => inbox.files.filter((file) => file.outcome === outcome)
  const names = (files: readonly InboxFileView[]) => files.map(({ file }) => printable(file)).join(', ')
  const [refused, waiting] = [unread('refused'), unread('waiting')]
  if (stop !== null) return `Le plan n’a pas pu être établi. ${stop.message}`
  if (fault !== null) return `${fault.message} Rien ne part tant qu’un export peut y attendre.`
  if (refused.length > 0)
    return `Rien ne part tant que ${plural(refused.length, 'ce fichier n’est pas importé', 'ces fichiers ne sont pas importés')} : ${names(refused)}. Des règlements peuvent s’y trouver.`
  if (waiting.length > 0)
    return `Rien ne part tant que ${plural(waiting.length, 'ce fichier est en cours d’écriture', 'ces fichiers sont en cours d’écriture')} : ${names(waiting)}.`
  return unseen ? FIRST_BY_HAND : null
}

const FIRST_BY_HAND =
  'Personne n’a encore rien approuvé ni envoyé dans ce dossier : regardez les messages (relance preview), puis envoyez vous-même la première fois (relance approve --all, relance send).'

/** What a file brought, or why it was left, one French sentence. */
export function fileWords({ file: name, outcome, imported, knownSince, error, movedTo: place }: InboxFileView): string {
  const [file, movedTo] = [printable(name), place === null ? null : printable(place)]
  switch (outcome) {
    case 'imported': {
      const { changes, fiscalYear } = imported ?? { changes: null, fiscalYear: null }
      const year = fiscalYear === null ? '' : `exercice clos le ${formatLongDay(fiscalYear.end)}, `
      const counts = changes === null ? '' : changesWords(changes, imported?.as === 'contacts')
      return [`${file} : importé, ${year}${counts}.`, ...(imported?.remarks ?? [])].join(' ')
    }
    case 'known':
      return `${file} : déjà importé le ${formatLongDay(knownSince ?? ('' as IsoDay))}, laissé de côté${movedTo === null ? '' : ' et rangé'}. Pour le reprendre tout de même : relance import ${movedTo ?? file}`
    case 'refused':
      return `${file} : refusé. ${[error?.line == null ? '' : `Ligne ${error.line}.`, error?.message ?? '', error?.advice ?? ''].filter((part) => part !== '').join(' ')}`
    case 'waiting':
      return `${file} : en cours d’écriture, il attendra le prochain passage.`
  }
}

function changesWords(
  { new: added, vanished, changed, newlyLettered }: NonNullable<InboxFileView['imported']>['changes'],
  isContacts: boolean,
): string {
  const counts: readonly (readonly [number, string, string])[] = [
    isContacts ? [added, 'client nouveau', 'clients nouveaux'] : [added, 'ligne nouvelle', 'lignes nouvelles'],
    isContacts ? [changed, 'modifié', 'modifiés'] : [changed, 'modifiée', 'modifiées'],
    [vanished, 'disparue', 'disparues'],
    [newlyLettered, 'nouvellement lettrée', 'nouvellement lettrées'],
  ]
  const told = counts.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${plural(count, one, many)}`]))
  return told.length === 0 ? 'rien de nouveau' : told.join(', ')
}
