// A cell as the reader of workbooks gives it -> the text that the same cell would have in an export. Knows no column.

/** What the reader of workbooks gives for a cell, numbers already written out; nothing for an empty one. */
export type WorkbookCell = string | boolean | Date | null

/**
 * Days as AAAA-MM-JJ, VRAI or FAUX, texts on one line, without tabs.
 * A line end inside a text becomes U+2028, which no reader takes for the end of a row.
 */
export function cellText(cell: WorkbookCell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'VRAI' : 'FAUX'
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
