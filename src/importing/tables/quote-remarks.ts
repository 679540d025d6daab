// Warnings on quotes that open and never close: the text is kept as it is, and the user is told where.

import type { IssueLog } from '../issue-log.ts'
import type { CsvTable } from './csv-table.ts'

/** One warning per line concerned. */
export function remarkOnQuotes({ looseQuotes, rows }: Pick<CsvTable, 'looseQuotes' | 'rows'>, issues: IssueLog): void {
  if (looseQuotes.length === 0) return
  const texts = new Map(rows.map((row) => [row.line, row.text]))
  for (const line of looseQuotes) {
    const message = 'Un guillemet s’ouvre et ne se referme pas : il est lu comme un caractère.'
    issues.warning({ line, code: 'quote-unbalanced', message, excerpt: texts.get(line) ?? '' })
  }
}
