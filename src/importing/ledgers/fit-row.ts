// Makes a row fit its header: a separator inside a label gives too many fields, a cut row too few.
import { parseAmount } from '../cells/amounts.ts'
import { isDay } from '../cells/dates.ts'
import type { Role } from '../columns/columns.ts'
import { cell } from '../tables/rows.ts'
import type { LedgerTable } from './ledger-table.ts'

export type FittedRow =
  | { readonly kind: 'fits'; readonly fields: readonly string[] }
  /** A text column held the separator: its parts were put together again. */
  | { readonly kind: 'rejoined'; readonly fields: readonly string[]; readonly index: number }
  /** Only optional columns at the end are missing. */
  | { readonly kind: 'cut'; readonly fields: readonly string[] }
  | { readonly kind: 'short' }
  | { readonly kind: 'long' }

const TEXTS: readonly Role[] = ['label', 'customer_name', 'account_name', 'journal_name', 'piece_ref']
const NEEDED: readonly Role[] = ['account', 'entry_date', 'debit', 'credit', 'signed_amount', 'sign']

/**
 * Fits one row to the columns of its table. Empty cells in excess at the end are dropped without a word. A row is cut at its end only
 * where days and amounts stand in their columns: otherwise a cell is missing before them, and everything after it is another's.
 */
export function fitRow(fields: readonly string[], table: LedgerTable): FittedRow {
  const { headers, columns } = table.header
  const width = headers.length
  if (fields.length === width) return { kind: 'fits', fields }
  if (fields.length < width) {
    const last = Math.max(...NEEDED.map((role) => columns[role] ?? -1))
    return fields.length > last && reads(fields, table) ? { kind: 'cut', fields } : { kind: 'short' }
  }
  if (fields.slice(width).every((field) => field.trim() === '') && reads(fields, table))
    return { kind: 'fits', fields: fields.slice(0, width) }
  const extra = fields.length - width
  for (const index of [...quotedStarts(fields), ...TEXTS.map((role) => columns[role])]) {
    if (index === undefined) continue
    const joined = [
      ...fields.slice(0, index),
      fields.slice(index, index + extra + 1).join(table.separator),
      ...fields.slice(index + extra + 1),
    ]
    if (reads(joined, table)) return { kind: 'rejoined', fields: joined, index }
  }
  return { kind: 'long' }
}

/** Fields that open a quote and do not close it. */
function quotedStarts(fields: readonly string[]): number[] {
  return fields.flatMap((field, index) => (/^\s*"/.test(field) && !/[^"]"\s*$/.test(field) ? [index] : []))
}

/** Days and amounts stand where the header says. */
function reads(fields: readonly string[], { header: { columns }, readDay }: LedgerTable): boolean {
  const amounts = (['debit', 'credit', 'signed_amount'] as const).flatMap((role) => {
    const index = columns[role]
    return index === undefined ? [] : [parseAmount(cell(fields, index)).kind]
  })
  return (
    isDay(readDay(cell(fields, columns.entry_date))) &&
    /^\d/.test(cell(fields, columns.account)) &&
    readDay(cell(fields, columns.invoice_date)) !== 'invalid' &&
    !amounts.includes('invalid') &&
    amounts.includes('amount')
  )
}
