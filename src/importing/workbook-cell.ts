// A cell as the reader of workbooks gives it -> the text that the same cell would have in an export. Knows no column.
import { numberText } from './workbook-number.ts'

/** A number of a workbook, as its file writes it. */
export class WrittenNumber {
  constructor(readonly raw: string) {}
}

/** What the reader of workbooks gives for a cell; nothing for an empty one. */
export type WorkbookCell = string | boolean | WrittenNumber | Date | null

/**
 * Days as AAAA-MM-JJ, VRAI or FAUX, numbers as `numberText` writes them; texts on one line, without tabs.
 * A line end inside a text becomes U+2028, which no reader takes for the end of a row.
 */
export function cellText(cell: WorkbookCell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'VRAI' : 'FAUX'
  if (cell instanceof WrittenNumber) return numberText(cell.raw)
  if (cell instanceof Date) return dayText(cell)
  return cell
    .trim()
    .replace(/\r\n|\r|\n/g, '\u2028')
    .replaceAll('\t', ' ')
}

/** A day that no calendar has is named as what it is, for the reader of days to refuse it. */
function dayText(day: Date): string {
  return Number.isNaN(day.getTime()) ? '#DATE!' : day.toISOString().slice(0, 10)
}

/** One row of text, cells apart by tabs: what a FEC or a CSV of tabs would hold, quotes included. */
export function rowText(cells: readonly WorkbookCell[]): string {
  return cells.map((cell) => quotedIfNeeded(cellText(cell))).join('\t')
}

function quotedIfNeeded(text: string): string {
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text
}
