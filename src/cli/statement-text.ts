// A statement of account on the terminal: how the balance came about, then what holds what is open.
import { addDays } from '../domain/day.ts'
import { formatAmount, formatDay, formatLongDay } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import type { StatementView } from '../reporting/statement/view.ts'
import type { Context } from './context.ts'
import { controlLine } from './control-line.ts'
import { table } from './table.ts'

const COLUMNS = [
  { header: 'Date' },
  { header: 'Nature' },
  { header: 'Pièce' },
  { header: 'Échéance' },
  { header: 'Débit', align: 'right' as const },
  { header: 'Crédit', align: 'right' as const },
  { header: 'Solde', align: 'right' as const },
]

export function statementText(view: StatementView, context: Context): string {
  const { customer, name, date, movements, balanceCents, booksAsOf } = view
  const { from, rows, openingCents } = movements
  const told = from === null ? 'pièces ouvertes et leurs règlements' : `mouvements depuis le ${formatLongDay(from)}`
  const title = `Relevé de compte de ${customer}${name === '' ? '' : ` (${name})`} au ${formatLongDay(date)} : ${told}\n\n`
  const carried = from === null ? [] : [[formatDay(addDays(from, -1)), 'Solde reporté', '', '', '', '', formatAmount(openingCents)]]
  const lines = rows.map((row) => [
    formatDay(row.day),
    row.what,
    [row.ref.slice(0, 24), row.isPart ? '(en partie)' : '', row.on.length > 0 ? `sur ${row.on.join(', ')}` : '']
      .filter((part) => part !== '')
      .join(' '),
    row.dueOn === null ? '' : formatDay(row.dueOn),
    row.cents > 0 ? formatAmount(row.cents) : '',
    row.cents < 0 ? formatAmount(-row.cents) : '',
    formatAmount(row.balanceCents),
  ])
  const listed =
    carried.length + lines.length === 0 ? 'Rien à montrer : le compte est soldé.\n' : table(COLUMNS, [...carried, ...lines], context.color)
  const overdue = overdueText(view)
  const entered = booksAsOf === null ? '' : `Règlements enregistrés jusqu’au ${formatLongDay(booksAsOf)}.\n`
  return frenchSpaces(
    `${title}${listed}\nSolde : ${formatAmount(balanceCents)}${overdue}\n${entered}${heldText(view)}${controlLine(view.control)}`,
  )
}

/** What of the balance is overdue; where credits stand against it, both. */
function overdueText({ overdueCents, creditsCents }: StatementView): string {
  if (overdueCents <= 0) return ''
  const due = formatAmount(overdueCents)
  return creditsCents === 0
    ? `, dont ${due} de factures échues`
    : ` (factures échues ${due}, règlements et avoirs non affectés ${formatAmount(creditsCents)})`
}

/** What of it nobody is reminded of for now, and why. */
function heldText({ items }: StatementView): string {
  const held = items.flatMap(({ ref, what, issuedOn, outstandingCents, held: reason }) =>
    reason === null
      ? []
      : [`  ${ref === '' ? `${what} du ${formatDay(issuedOn)}` : ref} (${formatAmount(outstandingCents)}) : ${reason.text}`],
  )
  return held.length === 0 ? '' : `Suspendu :\n${held.join('\n')}\n`
}
