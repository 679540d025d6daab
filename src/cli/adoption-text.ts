// What `relance history adopt` says: the ledger sends from here again, and what is left to be settled before it does.
import { isoDay } from '../domain/day.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import type { HistoryView } from '../reporting/views.ts'

/** One paragraph, ending with an empty line. @param view the events that the adoption recorded */
export function adoptionText(view: HistoryView): string {
  const since = view.events.find(({ status }) => status === 'adopted')?.detail?.['since']
  const from = typeof since === 'string' ? ` depuis le ${formatLongDay(isoDay(since))}` : ''
  const doubts = doubtsOf(view)
  const told =
    doubts === 0
      ? 'Rien n’est mis en doute.'
      : `${doubts} ${plural(doubts, 'relance a pu partir', 'relances ont pu partir')} d’un autre exemplaire${from} : ${plural(doubts, 'elle est mise', 'elles sont mises')} en doute, et la suite attend votre réponse.`
  return `Registre repris : les relances partent désormais d’ici. ${told}\n\n`
}

/** The command to type next. */
export function nextOfAdoption(view: HistoryView): string {
  return doubtsOf(view) === 0
    ? 'relance check (tout est-il prêt sur cet ordinateur ?), puis relance plan'
    : 'relance history resolve NUMÉRO sent (partie) ou not-sent (pas partie), pour chaque relance en doute, puis relance check'
}

function doubtsOf({ events }: HistoryView): number {
  return events.filter(({ status }) => status === 'inDoubt').length
}
