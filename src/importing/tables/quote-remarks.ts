// Warnings on quotes that open and never close: the text is kept as it is, and the user is told where.

import type { IssueLog } from '../issue-log.ts'
import type { CsvTable } from './csv-table.ts'

/** One warning per line concerned, in their order. Rows stand in the order of the file: each line is looked for among those left. */
export function remarkOnQuotes({ looseQuotes, rows }: Pick<CsvTable, 'looseQuotes' | 'rows'>, issues: IssueLog): void {
  let from = 0
  for (const line of looseQuotes) {
    from = firstFrom(rows, line, from)
    const row = rows[from]
    const message = 'Un guillemet s’ouvre et ne se referme pas : il est lu comme un caractère.'
    issues.warning({ line, code: 'quote-unbalanced', message, excerpt: row?.line === line ? row.text : '' })
  }
}

/** Index of the first row on `line` or after, from `from` on; the number of rows when there is none. */
function firstFrom(rows: CsvTable['rows'], line: number, from: number): number {
  let [low, high] = [from, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.line ?? line) < line) low = middle + 1
    else high = middle
  }
  return low
}
