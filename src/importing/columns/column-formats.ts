// How one column writes its days or its amounts: decided once for the whole column, refused when it cannot be told.

import { InputError } from '../../domain/errors.ts'
import { type DecimalMark, decimalMarkOf, isDoubtfulAmount } from '../cells/amounts.ts'
import { type DayCell, dayOrderOf, isCompactDayFirst, parseColumnDay, parseUtcDay, rememberingDays } from '../cells/dates.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell } from '../tables/rows.ts'
import { listed, quoted } from '../wording.ts'

/**
 * The decimal mark of a column; undefined when every cell is whole, or when both marks are used and each cell tells its own.
 * @throws InputError 'decimal-mark' when `1,234` could be read both ways.
 */
export function columnMark(table: CsvTable, index: number | undefined): DecimalMark | undefined {
  if (index === undefined) return undefined
  const texts = cells(table, index)
  const mark = decimalMarkOf(texts)
  if (mark === ',' || mark === '.') return mark
  const doubtful = texts.filter(isDoubtfulAmount)
  if (mark === 'none' || (mark === 'mixed' && doubtful.length === 0)) return undefined
  const values = listed((mark === 'mixed' ? [...doubtful.slice(0, 1), ...texts.slice(0, 2)] : texts.slice(0, 3)).map(quoted))
  const message = `La colonne ${quoted(table.headers[index] ?? '')} est ambiguë (${values}) : rien ne dit si la virgule ou le point sépare les décimales ou les milliers.`
  throw new InputError('decimal-mark', message, {
    file: table.file,
    line: table.headerLine,
    advice: 'Exportez les montants avec deux décimales et une seule marque décimale (1234,56 ou 1234.56).',
  })
}

/** A reader of days, by column. */
export type DayReader = (index: number | undefined, text: string) => DayCell

/**
 * A reader of the day columns of a table: one order for all of them, told by any. Day first for files separated by `;`, TAB or
 * `|`; a file separated by `,` must prove it. A column headed "(UTC)" is read in UTC and gives the day in Paris.
 * @throws InputError 'day-order' when both orders are proven, or none in a comma-separated file that needs one.
 */
export function tableDays(table: CsvTable, indexes: readonly (number | undefined)[]): DayReader {
  const columns = [...new Set(indexes)].filter((index) => index !== undefined)
  const samples = new Map(columns.map((index) => [index, cells(table, index)]))
  const order = dayOrderOf([...samples.values()].flat())
  const needsOrder = columns.find((index) => samples.get(index)?.some((text) => /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d/.test(text)))
  if (needsOrder !== undefined && (order === 'mixed' || (order === 'undecided' && table.separator === ','))) {
    throw unclearOrder(table, needsOrder, samples.get(needsOrder) ?? [])
  }
  const usual = order === 'month-first' ? 'month-first' : 'day-first'
  const readers = new Map(
    columns.map((index) => {
      const writing = isCompactDayFirst(samples.get(index) ?? []) ? 'compact-day-first' : usual
      const parse = /\butc\b/i.test(table.headers[index] ?? '') ? parseUtcDay : parseColumnDay
      return [index, rememberingDays((text) => parse(text, writing))]
    }),
  )
  return (index, text) => (index === undefined ? 'empty' : (readers.get(index)?.(text) ?? 'empty'))
}

function unclearOrder(table: CsvTable, index: number, samples: readonly string[]): InputError {
  const values = listed(samples.slice(0, 3).map(quoted))
  const message = `La colonne ${quoted(table.headers[index] ?? '')} est ambiguë (${values}) : rien ne dit si le jour précède le mois.`
  return new InputError('day-order', message, {
    file: table.file,
    line: table.headerLine,
    advice: 'Exportez les dates sous la forme AAAA-MM-JJ, ou séparez les colonnes par des points-virgules (JJ/MM/AAAA).',
  })
}

function cells(table: CsvTable, index: number): string[] {
  return table.rows.map((row) => cell(row.fields, index)).filter((text) => text !== '')
}
