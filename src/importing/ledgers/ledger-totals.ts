// Total rows of a ledger print: compared with the rows above them, never imported. A total that is no sum of rows read means
// that columns were misread.
import { cents } from '../../domain/cents.ts'
import { formatAmount } from '../../domain/format.ts'
import { type DecimalMark, parseAmount } from '../cells/amounts.ts'
import { columnMark } from '../columns/column-formats.ts'
import type { Columns } from '../columns/columns.ts'
import type { IssueLog } from '../issue-log.ts'
import { printedRow } from '../shapes/not-a-row.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'

interface Sides {
  readonly line: number
  readonly debit: number
  readonly credit: number
}

/**
 * Compares each total of debits and credits with the postings above it, back to the start of the file or to an earlier total.
 * @param printed the rows that are no posting, totals among them
 */
export function checkLedgerTotals(
  csv: CsvTable,
  columns: Columns,
  printed: readonly Row[],
  isPosting: (row: Row) => boolean,
  issues: IssueLog,
): void {
  const totals = printed.filter((row) => printedRow(row.fields) === 'total')
  if (totals.length === 0 || columns.debit === undefined || columns.credit === undefined) return
  const marks = [columnMark(csv, columns.debit), columnMark(csv, columns.credit)] as const
  const read = (row: Row): Sides => ({
    line: row.line,
    debit: amountOf(cell(row.fields, columns.debit), marks[0]),
    credit: amountOf(cell(row.fields, columns.credit), marks[1]),
  })
  const postings = csv.rows.filter((row) => row.fields.length > 0 && isPosting(row)).map(read)
  // Sums of all postings above a line: two of them are apart by the sum of the rows between.
  let [debit, credit, next] = [0, 0, 0]
  const starts = new Set([sumsText(0, 0)])
  for (const row of totals) {
    const total = read(row)
    for (let posting = postings[next]; posting !== undefined && posting.line < total.line; posting = postings[++next]) {
      debit += posting.debit
      credit += posting.credit
    }
    const told = total.debit !== 0 || total.credit !== 0
    const ties = starts.has(sumsText(debit - total.debit, credit - total.credit))
    starts.add(sumsText(debit, credit))
    if (!told || ties) continue
    const message = `Le total ${formatAmount(cents(total.debit))} au débit et ${formatAmount(cents(total.credit))} au crédit n’est la somme d’aucun groupe de lignes au-dessus : vérifiez les colonnes.`
    issues.warning({ line: total.line, code: 'total-mismatch', message, excerpt: row.text })
  }
}

function sumsText(debit: number, credit: number): string {
  return `${debit} ${credit}`
}

function amountOf(text: string, mark: DecimalMark | undefined): number {
  const amount = parseAmount(text, mark)
  return amount.kind === 'amount' ? amount.cents : 0
}
