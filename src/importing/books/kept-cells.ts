// What a customer row says, cell by cell, once read in full.
import { type Cents, ZERO } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { LedgerLine } from '../../domain/ledger-line.ts'
import { foreignAmount } from '../cells/foreign-amount.ts'
import { rowAmount } from '../cells/row-amount.ts'
import type { Role } from '../columns/columns.ts'
import { fitRow } from '../ledgers/fit-row.ts'
import type { LedgerTable } from '../ledgers/ledger-table.ts'
import { cell } from '../tables/rows.ts'
import { secondaryDay } from './secondary-days.ts'

export interface KeptCells extends Pick<LedgerLine, 'account' | 'journal' | 'entry' | 'ref' | 'label' | 'cents' | 'letter' | 'foreign'> {
  readonly day: IsoDay | null
  readonly refDay: IsoDay | null
  readonly letterDay: IsoDay | null
  readonly dueOn: IsoDay | null
}

/** From the texts of a row, in any form it may be written. */
export function textCells(table: LedgerTable, cells: readonly string[]): KeptCells {
  const { headers, columns } = table.header
  const fitted = cells.length === headers.length ? null : fitRow(cells, table)
  const fields = fitted !== null && 'fields' in fitted ? fitted.fields : cells
  const text = (role: Role) => cell(fields, columns[role])
  const cents: Cents = rowAmount(fields, table).cents ?? ZERO
  return {
    account: text('account'),
    journal: text('journal'),
    entry: text('entry_number'),
    day: secondaryDay(table, fields, 'entry_date'),
    ref: text('piece_ref'),
    refDay: secondaryDay(table, fields, 'invoice_date'),
    label: text('label'),
    cents,
    letter: text('lettering'),
    letterDay: secondaryDay(table, fields, 'lettering_date'),
    dueOn: secondaryDay(table, fields, 'due_date'),
    foreign: foreignAmount(text('currency'), text('foreign_amount'), cents, table.marks.foreign_amount),
  }
}
