// Where things stand in a workbook, as its formulas and names write it: columns, ranges, names of sheets.

/** Titles stand in the first line of every sheet. */
export const FIRST_LINE = 2

/** 0 gives A, 25 Z, 26 AA. */
export function columnLetters(index: number): string {
  const above = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)
  return above + String.fromCharCode(65 + (index % 26))
}

/** The rows of a column, `B2:B9`; of a sheet without rows, the cell of its title, which counts for nothing in a sum. */
export function rowsOf(column: number, rows: number): string {
  const letters = columnLetters(column)
  return rows === 0 ? `${letters}1:${letters}1` : `${letters}${FIRST_LINE}:${letters}${rows + 1}`
}

/** A sheet's name: 31 characters at most, none of those that workbooks refuse. */
export function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
}

/** The sheet's name before a range of it, in a formula or in a name. */
export function inSheet(title: string, range: string): string {
  return `'${sheetName(title).replaceAll("'", "''")}'!${range}`
}

/** The same range, held where a formula is copied: `A1:N9` gives `$A$1:$N$9`. */
export function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
}
