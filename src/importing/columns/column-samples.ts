// The values of one column, as many as are needed to judge it. Titles and totals between the rows say nothing of a column.

import { titleOf } from '../shapes/block-customers.ts'
import { printedRow } from '../shapes/not-a-row.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'

const SAMPLED = 200

/** Non-empty values of a column, up to 200. */
export function samplesOf(table: Pick<CsvTable, 'rows'>, index: number): string[] {
  const samples: string[] = []
  for (const row of table.rows) {
    const text = cell(row.fields, index)
    if (text !== '' && isData(row)) samples.push(text)
    if (samples.length === SAMPLED) break
  }
  return samples
}

function isData(row: Row): boolean {
  return printedRow(row.fields) === null && titleOf(row) === null
}
