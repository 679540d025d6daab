// One sheet -> its text, columns set apart by tabs, one line per row, read some rows at a time: a sheet is never in memory as
// objects. Knows nothing of what columns mean.
import { refuseLargeWorkbook, refuseLongSheet, WORKBOOK_ROWS, WORKBOOK_TEXT_BYTES } from '../tables/table-size.ts'
import { cellText, rowText, type WorkbookCell } from './workbook-cell.ts'
import { MENDED_STYLES } from './workbook-cells.ts'
import { readRows } from './workbook-reader.ts'
import { rowMender, rowParts } from './workbook-sheet.ts'
import type { SharedStrings } from './workbook-strings.ts'
import type { NumberStyles } from './workbook-styles.ts'

export interface SheetText {
  readonly name: string
  /** Number of the last row that holds something. */
  readonly rows: number
  /** Rows that hold something. */
  readonly filled: number
  /** The texts of the first thirty rows. */
  readonly head: readonly (readonly string[])[]
  /** Every row to the last that holds something, as wide as the widest; columns empty before the table are left out. */
  readonly text: () => Buffer
}

/** What the sheets of a workbook have in common. */
export interface SheetContext {
  readonly styles: NumberStyles
  readonly strings: SharedStrings
  readonly date1904: boolean
}

const HEAD_ROWS = 30

/** Reads a sheet. @throws InputError 'workbook-too-large', 'columns-too-many', 'workbook-unreadable'. */
export async function sheetText(file: string, name: string, xml: Buffer, { styles, strings, date1904 }: SheetContext): Promise<SheetText> {
  const parts: Buffer[] = []
  const head: string[][] = []
  const seen = { row: 0, filled: 0, bytes: 0, first: Number.MAX_SAFE_INTEGER, width: 0 }
  const mended = rowMender(file, styles, strings)
  for (const part of rowParts(file, xml, WORKBOOK_ROWS, () => refuseLongSheet(file, name))) {
    const { numbers, ...mendedRows } = mended(part)
    const lines: string[] = []
    const rows = await readRows(file, { ...mendedRows, styles: MENDED_STYLES, date1904 })
    for (const [index, cells] of rows.entries()) {
      const first = cells.findIndex((cell) => cell !== null)
      if (first < 0) continue
      const number = numbers[index] ?? 0
      while (seen.row + 1 < number) seen.row = pushRow(lines, head, [], seen.row)
      seen.row = pushRow(lines, head, cells, seen.row)
      seen.filled += 1
      seen.first = Math.min(seen.first, first)
      seen.width = Math.max(seen.width, cells.findLastIndex((cell) => cell !== null) + 1)
    }
    if (lines.length > 0) parts.push(Buffer.from(`${lines.join('\n')}\n`))
    seen.bytes += parts.at(-1)?.length ?? 0
    if (seen.bytes > WORKBOOK_TEXT_BYTES) refuseLargeWorkbook(file)
  }
  return { name, rows: seen.row, filled: seen.filled, head, text: () => framed(parts, seen.first, seen.width) }
}

/** Adds the line of a row; returns its number. */
function pushRow(lines: string[], head: string[][], cells: readonly WorkbookCell[], before: number): number {
  lines.push(rowText(cells))
  if (before < HEAD_ROWS) head.push(cells.map(cellText))
  return before + 1
}

/** The lines without the columns before `first`, with tabs up to `width` columns; blank lines stay blank. */
function framed(parts: readonly Buffer[], first: number, width: number): Buffer {
  const lines = (part: Buffer) =>
    part
      .toString('utf8')
      .split('\n')
      .map((line) => (line === '' ? '' : `${line.slice(first)}${'\t'.repeat(width - line.split('\t').length)}`))
  return Buffer.concat(parts.map((part) => Buffer.from(lines(part).join('\n'))))
}
