// Total rows of a list of invoices: recognised, compared with what was read, never imported.
import { sumCents } from '../domain/cents.ts'
import { formatAmount } from '../domain/format.ts'
import type { InvoiceRecord } from '../domain/reading.ts'
import { parseAmount } from './amounts.ts'
import type { InvoiceColumns } from './invoice-row.ts'
import type { IssueLog } from './issue-log.ts'
import { cell, type Row } from './rows.ts'

const TOTAL = /^(sous[- ]?)?tota(l|ux)\b/i

export interface TotalRow {
  readonly line: number
  readonly text: string
  readonly totalCents: number | null
  readonly outstandingCents: number | null
}

/** The row as a total, when its first written cell says so. */
export function totalRow(row: Row, { columns, marks }: InvoiceColumns): TotalRow | null {
  const first = row.fields.find((field) => field.trim() !== '')?.trim() ?? ''
  if (!TOTAL.test(first)) return null
  const read = (role: 'amount_incl_tax' | 'balance') => {
    const amount = parseAmount(cell(row.fields, columns[role]), marks[role])
    return amount.kind === 'amount' ? amount.cents : null
  }
  return { line: row.line, text: row.text, totalCents: read('amount_incl_tax'), outstandingCents: read('balance') }
}

/**
 * Compares each total with the invoices since the previous total, then with all of them so far. A total that is neither is
 * an error (the columns were misread), or a warning when rows were rejected, which may explain it.
 */
export function totalsNote(totals: readonly TotalRow[], invoices: readonly InvoiceRecord[], rejected: boolean, issues: IssueLog): void {
  let after = 0
  for (const total of totals) {
    const before = invoices.filter((invoice) => invoice.row < total.line)
    const block = before.filter((invoice) => invoice.row > after)
    const ties = tiesWith(total, block) || tiesWith(total, before)
    after = total.line
    if (ties) continue
    const read = sumCents(before.map((invoice) => invoice.totalCents))
    const written = total.totalCents ?? total.outstandingCents ?? 0
    const message = `Le total du fichier (${formatAmount(written)}) n’est pas la somme des factures lues (${formatAmount(read)}).`
    issues[rejected ? 'warning' : 'error']({ line: total.line, code: 'total-mismatch', message, excerpt: total.text })
  }
}

function tiesWith({ totalCents, outstandingCents }: TotalRow, invoices: readonly InvoiceRecord[]): boolean {
  const total = sumCents(invoices.map((invoice) => invoice.totalCents))
  const outstanding = sumCents(invoices.map((invoice) => invoice.outstandingCents))
  return (totalCents === null || totalCents === total) && (outstandingCents === null || outstandingCents === outstanding)
}
