// The XML of a sheet cut into parts of some rows, and each part made ready for the reader of workbooks: rows numbered without
// gaps, for which that reader makes room, cells mended (`workbook-cells.ts`). Knows nothing of what cells mean.
import { MOST_COLUMNS, tooWide } from '../limits.ts'
import { refuseLargeWorkbook, WORKBOOK_TEXT_BYTES } from '../tables/table-size.ts'
import { holdsValue, mendedCell } from './workbook-cells.ts'
import { unreadable } from './workbook-reader.ts'
import type { SharedStrings } from './workbook-strings.ts'
import type { NumberStyles } from './workbook-styles.ts'

/** Cells of the rectangle that holds every value: each row is made as wide as the widest. */
const MOST_CELLS = 20_000_000
const LAST_ROW = 1_048_576
const PART_BYTES = 2 ** 19
const ROW_OR_CELL = /<(?:\w+:)?row\b([^>]*?)\/?>|<(\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\2c>)/g
const ADDRESS = /\sr=["'](?:([A-Z]{1,3})(\d{1,7})|(\d{1,7}))["']/

/** Some rows of a sheet, as their reader takes them. */
export interface MendedRows {
  /** XML of the rows, numbered from 1. */
  readonly rows: string
  /** XML of the shared texts that they name. */
  readonly strings: string
  /** Of each row, its number in the sheet. */
  readonly numbers: readonly number[]
}

/**
 * The rows of a sheet in parts of half a megabyte or so of XML.
 * @param most rows that may hold a value; above, `tooMany` is called before any is given
 * @throws InputError 'workbook-unreadable'.
 */
export function* rowParts(file: string, sheet: Buffer, most: number, tooMany: () => never): Generator<string> {
  const opened = /<(\w+:)?sheetData\b[^>]*?(\/)?>/.exec(sheet.toString('latin1', 0, HEAD_BYTES))
  if (!opened) throw unreadable(file)
  if (opened[2]) return
  const prefix = opened[1] ?? ''
  const end = sheet.indexOf(`</${prefix}sheetData`)
  if (end < 0) throw unreadable(file)
  let start = opened.index + opened[0].length
  if (filledRows(sheet.subarray(start, end), prefix) > most) tooMany()
  while (start < end) {
    const at = sheet.indexOf(`<${prefix}row`, start + PART_BYTES)
    const stop = at < 0 || at > end ? end : at
    yield sheet.toString('utf8', start, stop)
    start = stop
  }
}

/** How many rows hold a value or a text of their own. */
function filledRows(rows: Buffer, prefix: string): number {
  const [tag, value, text] = [Buffer.from(`<${prefix}row`), Buffer.from(`</${prefix}v>`), Buffer.from(`</${prefix}is>`)]
  let filled = 0
  for (let start = rows.indexOf(tag); start >= 0; ) {
    const next = rows.indexOf(tag, start + tag.length)
    const row = rows.subarray(start, next < 0 ? rows.length : next)
    if (row.includes(value) || row.includes(text)) filled += 1
    start = next
  }
  return filled
}

/** What stands before the rows: widths of columns, views. */
const HEAD_BYTES = 2 ** 20

/**
 * Mends the parts of one sheet, one after the other.
 * @throws InputError 'workbook-too-large', 'columns-too-many', 'workbook-unreadable' from the function it gives.
 */
export function rowMender(file: string, styles: NumberStyles, texts: SharedStrings): (xml: string) => MendedRows {
  const seen = { row: 0, filledRow: 0, column: 0, sharedLength: 0 }
  return (xml) => {
    const numbers: number[] = []
    const places = new Map<number, number>()
    const strings: string[] = []
    let column = 0
    const shared = (index: number) => {
      const text = texts.at(index)
      if (text === null) throw unreadable(file)
      seen.sharedLength += text.length
      if (seen.sharedLength > 2 * WORKBOOK_TEXT_BYTES) refuseLargeWorkbook(file)
      const place = places.get(index) ?? strings.push(text) - 1
      places.set(index, place)
      return place
    }
    const startRow = (number: number) => {
      if (number <= seen.row) throw unreadable(file)
      if (number > LAST_ROW) refuseLargeWorkbook(file)
      seen.row = number
      column = 0
      return numbers.push(number)
    }
    const rows = xml.replace(ROW_OR_CELL, (tag, rowAttributes: string | undefined, prefix = '', attributes = '', content = '') => {
      const [, letters, cellRow, ownRow] = ADDRESS.exec(rowAttributes ?? attributes) ?? []
      if (rowAttributes !== undefined) {
        const place = startRow(ownRow === undefined ? seen.row + 1 : Number(ownRow))
        return `${/^<[\w:]+/.exec(tag)?.[0] ?? ''} r="${place}"${tag.endsWith('/>') ? '/>' : '>'}`
      }
      column = letters === undefined ? column + 1 : columnNumber(letters)
      if (Number(cellRow ?? 0) > LAST_ROW) refuseLargeWorkbook(file)
      if (holdsValue(content)) {
        seen.filledRow = seen.row
        seen.column = Math.max(seen.column, column)
      }
      if (seen.filledRow * seen.column > MOST_CELLS) refuseLargeWorkbook(file)
      if (seen.column > MOST_COLUMNS) throw tooWide(file, `La feuille a ${seen.column} colonnes`)
      return mendedCell(`${columnLetters(column)}${numbers.length}`, attributes, content, prefix, { styles, shared })
    })
    return { rows, strings: strings.join(''), numbers }
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function columnLetters(column: number): string {
  const rest = (column - 1) % 26
  const before = (column - 1 - rest) / 26
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + rest)}`
}
