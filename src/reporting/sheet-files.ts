// Sheets as files: a CSV that a French spreadsheet opens by double click; a workbook is written in workbook/.
import { stringify } from 'csv-stringify/sync'
import { formatDay } from '../domain/format.ts'
import { decimalText, FORMULA_START } from './cell-text.ts'
import type { Cell, Sheet } from './sheet.ts'

export { writeXlsx } from './workbook/write-workbook.ts'

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
