// Puts one row among the posted ones, and its amount among the raw sums of customers.
import { cents } from '../domain/cents.ts'
import { type DayCell, isDay } from './dates.ts'
import type { Pass } from './ledger-pass.ts'
import { detached } from './ledger-store.ts'
import { speaksOfOpening } from './opening-words.ts'
import { cell, type Row } from './rows.ts'

/** Posts a row whose account is known; returns its position. A day that could not be read is kept as ''. */
export function post(pass: Pass, row: Row, fields: readonly string[], read: { account: string; cents: number; day: DayCell }): number {
  const { columns } = pass.table.header
  const { posted } = pass
  const journal = posted.journals.id(cell(fields, columns.journal))
  const day = isDay(read.day) ? read.day : ''
  const ref = cell(fields, columns.piece_ref)
  posted.journal.push(journal)
  posted.entry.push(posted.entries.id(cell(fields, columns.entry_number)))
  posted.day.push(posted.days.id(day))
  posted.ref.push(posted.refs.id(ref))
  posted.account.push(posted.accounts.id(read.account))
  posted.cents.push(read.cents)
  const index = posted.line.push(row.line) - 1
  if (!posted.journalNames.has(journal)) posted.journalNames.set(journal, cell(fields, columns.journal_name))
  if (day !== '' && day <= pass.firstDay) {
    // Openings stand on the first day: later rows need not be looked at.
    pass.firstDay = day
    if (speaksOfOpening(cell(fields, columns.label)) || speaksOfOpening(ref)) posted.openingWords.add(index)
  }
  return index
}

/** Adds a customer row to the raw sums, before anything is decided on it. */
export function addRaw(pass: Pass, fields: readonly string[], account: string, amount: number): void {
  const { columns } = pass.table.header
  const auxiliary = cell(fields, columns.customer_code)
  const accountName = cell(fields, columns.account_name)
  // The account's label names the customer only where no auxiliary does.
  const key =
    auxiliary === '' || auxiliary === account ? `${account}\u0000${auxiliary}\u0000${accountName}` : `${account}\u0000${auxiliary}`
  const sum = pass.raw.get(key)
  if (sum) sum.cents = cents(sum.cents + amount)
  else {
    const traits = { account: detached(account), accountName: detached(accountName), auxiliary: detached(auxiliary) }
    pass.raw.set(detached(key), { ...traits, cents: amount })
  }
}
