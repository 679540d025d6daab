// The tables of a statement in the customer's language, as finished texts, whatever draws them.
import { cents, sumCents } from '../../domain/cents.ts'
import { addDays } from '../../domain/day.ts'
import { formatAmount, formatDay, formatLongDay } from '../../domain/format.ts'
import { delay } from '../../rendering/wording.ts'
import type { Table } from '../calculation/blocks.ts'
import type { Statement, StatementAccount, StatementMovement, StatementRow } from './statement.ts'
import { STATEMENT_WORDS } from './words.ts'

/** What is owed, what is to be deducted, then how the balance came about; none of them empty. */
export function statementTables(statement: Statement): Table[] {
  const { language, debits, credits, debitsCents, creditsCents, overdueCents, account } = statement
  const words = STATEMENT_WORDS[language]
  const sum = (label: string, cents: number) => [label, '', '', '', '', '', formatAmount(cents, language)]
  const owed = [sum(words.debitsTotal, debitsCents), ...(overdueCents > 0 ? [sum(words.overdue, overdueCents)] : [])]
  return [
    ...(debits.length > 0 ? [itemsTable(statement, words.debits, debits, owed)] : []),
    ...(credits.length > 0 ? [itemsTable(statement, words.credits, credits, [sum(words.creditsTotal, creditsCents)])] : []),
    ...(account !== null && (account.rows.length > 0 || account.from !== null) ? [accountTable(statement, account)] : []),
  ]
}

function itemsTable({ language }: Statement, caption: string, rows: readonly StatementRow[], foot: Table['foot']): Table {
  const words = STATEMENT_WORDS[language]
  const [what, ref, issued, due, late, original, left] = words.columns
  return {
    kind: 'table',
    caption,
    continued: words.continued,
    columns: [
      { header: what, align: 'left', width: 22 },
      { header: ref, align: 'left', width: 20 },
      { header: issued, align: 'left', width: 15 },
      { header: due, align: 'left', width: 15 },
      { header: late, align: 'right', width: 11 },
      { header: original, align: 'right', width: 16 },
      { header: left, align: 'right', width: 16 },
    ],
    rows: rows.map((row) => [
      row.what,
      row.ref,
      formatDay(row.issuedOn, language),
      row.dueOn === null ? '' : formatDay(row.dueOn, language),
      delay(row.daysLate, language),
      formatAmount(row.originalCents, language),
      formatAmount(row.outstandingCents, language),
    ]),
    foot,
  }
}

function accountTable({ language, balanceCents }: Statement, { from, openingCents, rows }: StatementAccount): Table {
  const words = STATEMENT_WORDS[language]
  const [day, what, ref, due, debit, credit, balance] = words.movementColumns
  const amount = (value: number) => (value === 0 ? '' : formatAmount(value, language))
  const carried =
    from === null ? [] : [[formatDay(addDays(from, -1), language), words.carried, '', '', '', '', formatAmount(openingCents, language)]]
  const moved = (sign: 1 | -1) => formatAmount(sumCents(rows.map((row) => cents(Math.max(0, sign * row.cents)))), language)
  return {
    kind: 'table',
    caption: from === null ? words.openDetail : `${words.since} ${formatLongDay(from, language)}`,
    continued: words.continued,
    columns: [
      { header: day, align: 'left', width: 15 },
      { header: what, align: 'left', width: 20 },
      { header: ref, align: 'left', width: 25 },
      { header: due, align: 'left', width: 15 },
      { header: debit, align: 'right', width: 16 },
      { header: credit, align: 'right', width: 16 },
      { header: balance, align: 'right', width: 16 },
    ],
    rows: [
      ...carried,
      ...rows.map((row) => [
        formatDay(row.day, language),
        row.what,
        movementRef(row, language),
        row.dueOn === null ? '' : formatDay(row.dueOn, language),
        amount(Math.max(0, row.cents)),
        amount(Math.max(0, -row.cents)),
        formatAmount(row.balanceCents, language),
      ]),
    ],
    foot: [[words.total, '', '', '', moved(1), moved(-1), formatAmount(balanceCents, language)]],
  }
}

/** Its number, whether it counts in part alone, and what it was put against. */
function movementRef({ ref, isPart, on }: StatementMovement, language: Statement['language']): string {
  const words = STATEMENT_WORDS[language]
  const against = on.length === 0 || (on.length === 1 && on[0] === ref) ? '' : `${words.on} ${on.join(', ')}`
  return [ref, isPart ? `(${words.part})` : '', against].filter((part) => part !== '').join(' ')
}

/** "Solde du compte : 1 700,00 €", or in whose favour it is. */
export function balanceText({ language, balanceCents }: Statement): string {
  const words = STATEMENT_WORDS[language]
  const named = balanceCents < 0 ? words.inFavour : words.balance
  const colon = language === 'fr' ? '\u00a0:' : ':'
  return `${named}${colon} ${formatAmount(Math.abs(balanceCents), language)}`
}
