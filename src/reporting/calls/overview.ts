// The first page of the day's calls: whom to call, in which order, at which number. Finished French text, whatever draws it.
import { formatAmount, formatDay, formatLongDay, plural } from '../../domain/format.ts'
import { stepName } from '../../domain/step-name.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import { CHANNELS } from '../words.ts'
import type { CallsPage, CallView } from './calls.ts'

const CALLS_TITLE = 'Appels à passer'

export interface Overview {
  readonly title: string
  readonly under: string
  readonly columns: readonly { readonly header: string; readonly align: 'left' | 'right'; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
  readonly foot: readonly string[]
  readonly note: string
}

const COLUMNS: Overview['columns'] = [
  { header: 'Fait', align: 'left', width: 5 },
  { header: 'N°', align: 'right', width: 4 },
  { header: 'Client', align: 'left', width: 26 },
  { header: 'Téléphone', align: 'left', width: 18 },
  { header: 'À demander', align: 'right', width: 14 },
  { header: 'Retard', align: 'right', width: 9 },
  { header: 'Dernière relance', align: 'left', width: 18 },
  { header: 'Depuis', align: 'left', width: 10 },
]

/** What is ticked by hand. */
const BOX = '☐'

export function overviewOf({ date, creditor, booksAsOf, calls }: CallsPage): Overview {
  const count = calls.length
  const total = calls.reduce((sum, { view }) => sum + view.totalCents, 0)
  return {
    title: `${CALLS_TITLE} le ${formatLongDay(date)}`,
    under: `${oneLine(creditor)}, ${count === 0 ? 'aucun appel' : `${count} ${plural(count, 'appel', 'appels')}`}. Feuille interne, à ne pas transmettre aux clients.`,
    columns: COLUMNS,
    rows: calls.map(({ view }, index) => rowOf(view, index + 1)),
    foot: ['', '', 'Ensemble', '', formatAmount(total), '', '', ''],
    note: `${booksAsOf === null ? '' : `Règlements connus jusqu’au ${formatLongDay(booksAsOf)} : vérifiez la banque du jour avant d’appeler. `}Les plus pressants d’abord : montants multipliés par les jours de retard. Une fois l’appel passé, notez-le (relance called CODE --result …) : il quitte la liste.`,
  }
}

function rowOf(view: CallView, rank: number): string[] {
  const { customer, name, contact, phones, totalCents, daysLate, lastReminder, since, again, by } = view
  const last =
    lastReminder === null
      ? 'aucune'
      : `${formatDay(lastReminder.day)}, ${stepName(lastReminder.step, 'fr')} (${CHANNELS[lastReminder.channel]})`
  return [
    BOX,
    String(rank),
    [`${oneLine(name)} (${oneLine(customer)})`, oneLine(contact), by === 'account-manager' ? 'par son chargé de compte' : '']
      .filter(Boolean)
      .join('\n'),
    phones.length === 0 ? 'numéro à compléter' : phones.map(oneLine).join('\n'),
    formatAmount(totalCents),
    daysLate > 0 ? `${daysLate} j` : 'à échoir',
    last,
    `${formatDay(since)}${again ? '\nrappel' : ''}`,
  ]
}
