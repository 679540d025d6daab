// The other days of a customer row (PieceDate, DateLet, due date): one that cannot be read is noted and left out.
import type { IsoDay } from '../../domain/day.ts'
import { isDay } from '../cells/dates.ts'
import type { Role } from '../columns/columns.ts'
import type { LedgerTable } from '../ledgers/ledger-table.ts'
import { cell, type Row } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import { type Pass, report } from './pass.ts'

const SECONDARY: readonly (readonly [Role, string])[] = [
  ['invoice_date', 'piece-date-invalid'],
  ['lettering_date', 'lettering-date-invalid'],
  ['due_date', 'due-date-invalid'],
]

/** Notes the secondary days of a row that cannot be read. */
export function secondaryDays(pass: Pass, row: Row, fields: readonly string[]): void {
  const { columns } = pass.table.header
  for (const [role, code] of SECONDARY) {
    const text = cell(fields, columns[role])
    if (text === '' || pass.table.readDay(text) !== 'invalid') continue
    report(pass, row, 'warning', [{ role, code, message: `La date ${quoted(text)} ne peut pas être lue ; elle est ignorée.` }])
  }
}

/** A secondary day, null when the cell is empty or cannot be read. */
export function secondaryDay(table: LedgerTable, fields: readonly string[], role: Role): IsoDay | null {
  const text = cell(fields, table.header.columns[role])
  if (text === '') return null
  const day = table.readDay(text)
  return isDay(day) ? day : null
}
