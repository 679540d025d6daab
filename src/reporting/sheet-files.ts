// Sheets as files: a CSV that a French spreadsheet opens by double click, a workbook with real numbers and dates.
// The only place where cents become a decimal number, and only through their decimal text.
import { stringify } from 'csv-stringify/sync'
import type { Cell as XlsxCell } from 'write-excel-file/node'
import { daysBetween, isoDay } from '../domain/day.ts'
import { formatDay } from '../domain/format.ts'
import type { Cell, ColumnKind, Sheet } from './sheet.ts'

/** A cell that starts so would be run as a formula by a spreadsheet (OWASP, "CSV Injection"). */
const FORMULA_START = /^[=+\-@\t\r]/

/**
 * The sheet as CSV: UTF-8 with BOM, semicolons, CRLF, amounts `-1234,56` without a thousands mark, days JJ/MM/AAAA, rates in
 * percent `12,15`. A text that would be taken for a formula gets a leading apostrophe; amounts never do. Totals are the last row.
 */
export function writeCsv(sheet: Sheet): Buffer {
  const rows = [...sheet.rows, ...(sheet.totals ? [sheet.totals] : [])]
  const records = [sheet.columns.map((column) => column.header), ...rows.map((row) => row.map(csvText))]
  // A lone CR or LF inside a label is no record end for the library: it is quoted here all the same.
  const text = stringify(records, { delimiter: ';', record_delimiter: '\r\n', bom: true, quoted_match: /[\r\n]/ })
  return Buffer.from(text, 'utf-8')
}

function csvText(cell: Cell): string {
  if (cell.value === null) return ''
  switch (cell.kind) {
    case 'text':
      return FORMULA_START.test(cell.value) ? `'${cell.value}` : cell.value
    case 'amount':
    case 'rate':
      return decimalText(cell.value, ',')
    case 'day':
      return formatDay(cell.value)
    case 'integer':
      return String(cell.value)
  }
}

/** Formats as a workbook stores them, the same whatever the language: a French spreadsheet shows `# ##0,00` and JJ/MM/AAAA. */
const FORMATS: Readonly<Record<ColumnKind, string | null>> = {
  text: null,
  amount: '#,##0.00',
  day: 'dd/mm/yyyy',
  integer: '0',
  rate: '0.00%',
}

/** Day 0 of workbooks; right from 1 March 1900 on. */
const WORKBOOK_ORIGIN = isoDay('1899-12-30')

/** Most characters that a workbook's cell may hold. */
const LONGEST_TEXT = 32_767

/** The sheets as one workbook (.xlsx): numbers are numbers, days are dates, the header stays in sight. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  return await writeWorkbook(sheets.map(workbookPage)).toBuffer()
}

/** The sheet as a page for the library that writes workbooks: its titles, one line per row, its totals. */
export function workbookPage(sheet: Sheet) {
  return {
    sheet: pageName(sheet.title),
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      sheet.columns.map(({ header, kind }) => headerCell(header, kind)),
      ...sheet.rows.map((row) => row.map(xlsxCell)),
      ...(sheet.totals ? [sheet.totals.map(totalCell)] : []),
    ],
  }
}

function headerCell(header: string, kind: ColumnKind): XlsxCell {
  return { value: header, type: String, fontWeight: 'bold', wrap: true, align: kind === 'text' ? 'left' : 'right' }
}

function totalCell(cell: Cell): XlsxCell {
  const plain = xlsxCell(cell)
  return plain === null ? null : { ...plain, fontWeight: 'bold', topBorderStyle: 'thin' }
}

function xlsxCell(cell: Cell): Exclude<XlsxCell, string | number | boolean | Date | undefined> {
  if (cell.value === null || cell.value === '') return null
  if (cell.kind === 'text') return { value: cell.value.slice(0, LONGEST_TEXT), type: String }
  const format = FORMATS[cell.kind]
  return { value: numberOf(cell), type: Number, ...(format === null ? {} : { format }) }
}

function numberOf(cell: Exclude<Cell, { kind: 'text' }>): number {
  if (cell.value === null) throw new RangeError('an empty cell has no number')
  switch (cell.kind) {
    case 'amount':
      return Number(decimalText(cell.value, '.'))
    case 'day':
      return daysBetween(WORKBOOK_ORIGIN, cell.value)
    case 'integer':
      return cell.value
    case 'rate':
      return Number(`${cell.value}e-4`)
  }
}

/** Whole hundredths as decimal text: 123456 gives `1234,56`, -5 gives `-0,05`. */
function decimalText(hundredths: number, mark: ',' | '.'): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`
}

/** A page's name: 31 characters at most, none of those that workbooks refuse. */
function pageName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
}
