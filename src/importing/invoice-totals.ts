// Total rows of a list of invoices: recognised, compared with what was read, never imported.
import { sumCents } from '../domain/cents.ts'
import { formatAmount } from '../domain/format.ts'
import type { InvoiceRecord } from '../domain/reading.ts'
import { parseAmount } from './amounts.ts'
import type { Role } from './columns.ts'
import { isDay } from './dates.ts'
import { rowAmounts } from './invoice-amounts.ts'
import type { InvoiceColumns } from './invoice-row.ts'
import type { IssueLog } from './issue-log.ts'
import { cell, type Row } from './rows.ts'
import { printedRow } from './shapes/not-a-row.ts'

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
  const starts = [0]
  for (const total of totals) {
    const before = invoices.filter((invoice) => invoice.row < total.line)
    const ties = starts.some((start) =>
      tiesWith(
        total,
        before.filter((invoice) => invoice.row > start),
      ),
    )
    starts.push(total.line)
    if (ties) continue
    const read = sumCents(before.map((invoice) => invoice.totalCents))
    const written = total.totalCents ?? total.outstandingCents ?? 0
    const message = `Le total du fichier (${formatAmount(written)}) n’est pas la somme des factures lues (${formatAmount(read)}).`
    issues[partial ? 'warning' : 'error']({ line: total.line, code: 'total-mismatch', message, excerpt: total.text })
  }
}

function tiesWith({ totalCents, outstandingCents }: TotalRow, invoices: readonly InvoiceRecord[]): boolean {
  const total = sumCents(invoices.map((invoice) => invoice.totalCents))
  const outstanding = sumCents(invoices.map((invoice) => invoice.outstandingCents))
  return (totalCents === null || totalCents === total) && (outstandingCents === null || outstandingCents === outstanding)
}
