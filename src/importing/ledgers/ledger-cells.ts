// Rows of a CSV of entries made ready for `readLedger`: days written year first, letters without decoration, totals checked and
// set aside. The decisions are taken column by column; cells that cannot be read stay as they are and are reported there.

import { isDay } from '../cells/dates.ts'
import { tableDays } from '../columns/column-formats.ts'
import type { Columns, Role } from '../columns/columns.ts'
import type { IssueLog } from '../issue-log.ts'
import { titleOf } from '../shapes/block-customers.ts'
import { printedRow } from '../shapes/not-a-row.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'
import { checkLedgerTotals } from './ledger-totals.ts'

const DAYS: readonly Role[] = ['entry_date', 'invoice_date', 'due_date', 'lettering_date']
/** What packages put around a letter to show its state: arrows, dots, brackets. */
const DECORATION = /[^\p{L}\p{N}*#]+/gu

/** The rows, as many as in the table; those that are no posting (totals, titles, printing marks) are blank. */
export function preparedRows(csv: CsvTable, columns: Columns, issues: IssueLog): Row[] {
  const readDay = tableDays(
    csv,
    DAYS.map((role) => columns[role]),
  )
  const days = [...new Set(DAYS.flatMap((role) => columns[role] ?? []))]
  const isPosting = (row: Row) => isDay(readDay(columns.entry_date, cell(row.fields, columns.entry_date)))
  const printed = csv.rows.filter((row) => row.fields.length > 0 && printedRow(row.fields) !== null && !isPosting(row))
  checkLedgerTotals(csv, columns, printed, isPosting, issues)
  const aside = new Set(printed)
  return csv.rows.map((row) => {
    if (row.fields.length === 0 || aside.has(row) || titleOf(row) !== null) return { ...row, fields: [] }
    const fields = [...row.fields]
    for (const index of days) {
      const day = readDay(index, cell(fields, index))
      if (isDay(day)) fields[index] = day
    }
    const stray = csv.strayCells.get(row.line) ?? 0
    // A cell too many may come from a label that ends with the separator: `fitRow` tells, from the cells as they are written.
    if (stray > 0) return { ...row, fields: [...fields, ...Array.from({ length: stray }, () => '')] }
    if (columns.lettering !== undefined && fields[columns.lettering] !== undefined) {
      fields[columns.lettering] = cell(fields, columns.lettering).replace(DECORATION, '')
    }
    return { ...row, fields }
  })
}
