// Lists in blocks: the customer stands on a row of its own, his documents below, often closed by a total. He is carried down
// into a column of his own. Only for tables that name no customer in a column.

import { strengthOf } from '../columns/dictionary.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import type { Row } from '../tables/rows.ts'
import { printedRow } from './not-a-row.ts'

/** Name of the column added; the dictionary knows it. */
const HEADER = 'Client en tête de bloc'

/** The table with its customers in a column; as it is when a column names them, or when no row stands alone. */
export function withBlockCustomers(table: CsvTable): CsvTable {
  const named = table.headers.some((header) => (['customer_code', 'customer_name'] as const).some((role) => strengthOf(header, role)))
  if (named || !table.rows.some((row) => titleOf(row) !== null)) return table
  let customer = ''
  const rows = table.rows.map((row) => {
    const title = titleOf(row)
    if (title === null) return row.fields.length === 0 ? row : { ...row, fields: [...padded(row.fields, table.headers.length), customer] }
    customer = title
    return { ...row, fields: [] }
  })
  return { ...table, headers: [...table.headers, HEADER], rows }
}

/** The text of a row whose only cell is a title; null for any other row. */
export function titleOf({ fields }: Row): string | null {
  const filled = fields.filter((field) => field.trim() !== '')
  const [only] = filled
  return filled.length === 1 && only !== undefined && /\p{L}/u.test(only) && printedRow(fields) === null ? only.trim() : null
}

function padded(fields: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => fields[index] ?? '')
}
