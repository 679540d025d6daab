// How one column writes its days or its amounts: decided once for the whole column, refused when it cannot be told.

import { InputError } from '../domain/errors.ts'
import { type DecimalMark, decimalMarkOf } from './amounts.ts'
import type { CsvTable } from './csv-table.ts'
import { type DayCell, dayOrderOf, parseDayOrSerial, rememberingDays } from './dates.ts'
import { samplesOf } from './map-columns.ts'
import { cell } from './rows.ts'
import { listed, quoted } from './wording.ts'

/**
 * The decimal mark of a column; undefined when every cell is whole.
 * @throws InputError 'decimal-mark' when both marks are used, or when `1,234` could be read both ways.
 */
export function columnMark(table: CsvTable, index: number | undefined): DecimalMark | undefined {
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
  throw new InputError('decimal-mark', message, {
    file: table.file,
    line: table.headerLine,
    advice: 'Exportez les montants avec deux décimales et une seule marque décimale (1234,56 ou 1234.56).',
  })
}

/**
 * A reader of the days of a column. Day first for files separated by `;`, TAB or `|`; a file separated by `,` must prove it.
 * @throws InputError 'day-order' when both orders are proven, or none in a comma-separated file that needs one.
 */
export function columnDays(table: CsvTable, index: number | undefined): (text: string) => DayCell {
  if (index === undefined) return () => 'empty'
  const samples = cells(table, index)
  const order = dayOrderOf(samples)
  const needsOrder = samples.some((text) => /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d/.test(text))
  if (order === 'mixed' || (order === 'undecided' && needsOrder && table.separator === ',')) {
    const values = listed(samples.slice(0, 3).map(quoted))
    const message = `La colonne ${quoted(table.headers[index] ?? '')} est ambiguë (${values}) : rien ne dit si le jour précède le mois.`
    throw new InputError('day-order', message, {
      file: table.file,
      line: table.headerLine,
      advice: 'Exportez les dates sous la forme AAAA-MM-JJ, ou séparez les colonnes par des points-virgules (JJ/MM/AAAA).',
    })
  }
  return rememberingDays((text) => parseDayOrSerial(text, order === 'month-first' ? 'month-first' : 'day-first'))
}

function cells(table: CsvTable, index: number): string[] {
  return table.rows.map((row) => cell(row.fields, index)).filter((text) => text !== '')
}
