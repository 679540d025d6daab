// Lists of the dashboard: their first rows, and how many there are.
import type { Listed } from '../reporting/dashboard/view.ts'

/** Rows shown of a list; the workbook has them all. */
export const MOST_ROWS = 50
/** Of a list to act upon. */
export const FIRST_ROWS = 20

export function listed<Row>(rows: readonly Row[], most: number): Listed<Row> {
  return { rows: rows.slice(0, most), count: rows.length }
}
