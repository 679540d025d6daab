// Total rows of a list of invoices: recognised, compared with what was read, never imported.
import { cents } from '../../domain/cents.ts'
import { formatAmount } from '../../domain/format.ts'
import type { InvoiceRecord } from '../../domain/reading.ts'
import { parseAmount } from '../cells/amounts.ts'
import { isDay } from '../cells/dates.ts'
import type { Role } from '../columns/columns.ts'
import type { IssueLog } from '../issue-log.ts'
import { printedRow } from '../shapes/not-a-row.ts'
import { cell, type Row } from '../tables/rows.ts'
import { rowAmounts } from './invoice-amounts.ts'
import type { InvoiceColumns } from './invoice-row.ts'

export interface TotalRow {
  readonly line: number
  readonly text: string
  /** Null: not told, or no total but another printed row. */
  readonly totalCents: number | null
  readonly outstandingCents: number | null
}

/** The row as a total or another printed row, when its first written cell says so and it has no day (Total Énergies has one). */
export function totalRow(row: Row, { columns, marks, plan, readDay }: InvoiceColumns): TotalRow | null {
  const printed = printedRow(row.fields)
  if (printed === null || isDay(readDay('invoice_date', cell(row.fields, columns.invoice_date)))) return null
  const read = (role: Role) => {
    const amount = parseAmount(cell(row.fields, columns[role]), marks[role])
    return amount.kind === 'amount' ? amount.cents : null
  }
  const { total, outstanding } = printed === 'total' ? rowAmounts(plan, read) : { total: null, outstanding: null }
  const told = plan.balance === 'payments' ? null : outstanding
  return { line: row.line, text: row.text, totalCents: total, outstandingCents: told }
}

/**
 * Compares each total with the invoices above it, back to the start of the file or to any earlier total. A total that is none
 * of these sums is an error (the columns were misread), or a warning when rows were rejected or left aside, which may explain it.
 */
export function totalsNote(totals: readonly TotalRow[], invoices: readonly InvoiceRecord[], partial: boolean, issues: IssueLog): void {
  // Sums of all invoices above a line: two of them are apart by the sum of the invoices between.
  const starts = new Set<string>()
  const sums = { total: 0, outstanding: 0 }
  const start = () => {
    for (const text of sumsTexts(sums.total, sums.outstanding)) starts.add(text)
  }
  start()
  const inOrder = invoices.toSorted((a, b) => a.row - b.row)
  let next = 0
  for (const total of totals) {
    for (let invoice = inOrder[next]; invoice !== undefined && invoice.row < total.line; invoice = inOrder[++next]) {
      sums.total += invoice.totalCents
      sums.outstanding += invoice.outstandingCents
    }
    const left = (sum: number, told: number | null) => (told === null ? null : sum - told)
    const ties = starts.has(sumsText(left(sums.total, total.totalCents), left(sums.outstanding, total.outstandingCents)))
    start()
    if (ties) continue
    const read = cents(sums.total)
    const written = total.totalCents ?? total.outstandingCents ?? 0
    const message = `Le total du fichier (${formatAmount(written)}) n’est pas la somme des factures lues (${formatAmount(read)}).`
    issues[partial ? 'warning' : 'error']({ line: total.line, code: 'total-mismatch', message, excerpt: total.text })
  }
}

/** What a total that tells both sums, one of them or none may be compared with. */
function sumsTexts(total: number, outstanding: number): string[] {
  return [sumsText(total, outstanding), sumsText(total, null), sumsText(null, outstanding), sumsText(null, null)]
}

function sumsText(total: number | null, outstanding: number | null): string {
  return `${total} ${outstanding}`
}
