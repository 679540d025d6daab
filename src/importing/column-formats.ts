// How one column writes its days or its amounts: decided once for the whole column, refused when it cannot be told.
import { type DecimalMark, decimalMarkOf } from './amounts.ts'
import { columnRefusal, type Role } from './columns.ts'
import type { CsvTable } from './csv-table.ts'
import { type DayCell, dayOrderOf, parseDayOrSerial, rememberingDays } from './dates.ts'
import { samplesOf } from './map-columns.ts'
import { cell } from './rows.ts'
import { listed, quoted } from './wording.ts'

/**
 * The decimal mark of a column; undefined when every cell is whole.
 * @throws InputError 'decimal-mark' when both marks are used, or when `1,234` could be read both ways.
 */
export function columnMark(table: CsvTable, role: Role, index: number | undefined): DecimalMark | undefined {
  if (index === undefined) return undefined
  const mark = decimalMarkOf(cells(table, index))
  if (mark === ',' || mark === '.') return mark
  if (mark === 'none') return undefined
  const values = listed(samplesOf(table, index).slice(0, 3).map(quoted))
  const why =
    mark === 'mixed'
      ? 'la virgule et le point y servent tous deux de marque décimale'
      : 'rien ne dit si la virgule ou le point sépare les décimales ou les milliers'
  const message = `La colonne ${quoted(table.headers[index] ?? '')} est ambiguë (${values}) : ${why}.`
  const refusal = columnRefusal('decimal-mark', message, table.file, table.headers, role, [])
  throw refusal
}

/**
 * A reader of the days of a column. Day first for files separated by `;`, TAB or `|`; a file separated by `,` must prove it.
 * @throws InputError 'day-order' when both orders are proven, or none in a comma-separated file that needs one.
 */
export function columnDays(table: CsvTable, role: Role, index: number | undefined): (text: string) => DayCell {
  if (index === undefined) return () => 'empty'
  const samples = cells(table, index)
  const order = dayOrderOf(samples)
  const needsOrder = samples.some((text) => /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d/.test(text))
  if (order === 'mixed' || (order === 'undecided' && needsOrder && table.separator === ',')) {
    const values = listed(samples.slice(0, 3).map(quoted))
    const message = `La colonne ${quoted(table.headers[index] ?? '')} est ambiguë (${values}) : rien ne dit si le jour précède le mois.`
    throw columnRefusal('day-order', message, table.file, table.headers, role, [])
  }
  return rememberingDays((text) => parseDayOrSerial(text, order === 'month-first' ? 'month-first' : 'day-first'))
}

function cells(table: CsvTable, index: number): string[] {
  return table.rows.map((row) => cell(row.fields, index)).filter((text) => text !== '')
}
