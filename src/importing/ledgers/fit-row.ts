// Makes a row fit its header: a separator inside a label gives too many fields, a cut row too few. Where two readings stand, the
// row is refused rather than guessed: which side an amount is on is at stake.
import { parseAmount } from '../cells/amounts.ts'
import { isDay } from '../cells/dates.ts'
import type { Role } from '../columns/columns.ts'
import { cell } from '../tables/rows.ts'
import type { LedgerTable } from './ledger-table.ts'
import { readsWhole } from './row-sense.ts'

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

/** Fits one row to the columns of its table. Empty cells in excess, as many as its rows usually have, are dropped without a word. */
export function fitRow(fields: readonly string[], table: LedgerTable): FittedRow {
  const { headers, usualExcess = 0 } = table.header
  const width = headers.length
  if (fields.length === width) return usualExcess > 0 && lacksCell(fields, table) ? { kind: 'short' } : { kind: 'fits', fields }
  return fields.length < width ? fitShort(fields, table) : fitLong(fields, table)
}

/**
 * A row is cut at its end only where days and amounts stand in their columns: otherwise a cell is missing before them, and
 * everything after it is another's.
 */
function fitShort(fields: readonly string[], table: LedgerTable): FittedRow {
  const { columns } = table.header
  const last = Math.max(...NEEDED.map((role) => columns[role] ?? -1))
  if (fields.length <= last || !reads(fields, table)) return { kind: 'short' }
  return lacksCell(fields, table) ? { kind: 'short' } : { kind: 'cut', fields }
}

/** Whether a narrow row makes sense with an empty cell put back before its amounts, and has no label or less sense without. */
function lacksCell(fields: readonly string[], table: LedgerTable): boolean {
  const { columns } = table.header
  const label = cell(fields, columns.label)
  const suspect = !readsWhole(fields, table) || (columns.label !== undefined && (label === '' || parseAmount(label).kind === 'amount'))
  const places = [columns.label, columns.debit, columns.credit]
  return suspect && places.some((index) => index !== undefined && makesSense(fields.toSpliced(index, 0, ''), table))
}

function fitLong(fields: readonly string[], table: LedgerTable): FittedRow {
  const { headers, usualExcess = 0 } = table.header
  const width = headers.length
  const dropped = fields.slice(0, width)
  const whole = isBlank(fields.slice(width)) && reads(dropped, table)
  if (whole && fields.length - width === usualExcess) return { kind: 'fits', fields: dropped }
  const rejoined = whole ? null : rejoinings(fields, table).find((one) => reads(one.fields, table))
  if (!whole) return rejoined ?? { kind: 'long' }
  const sensible = rejoinings(fields, table).find((one) => makesSense(one.fields, table))
  if (!readsWhole(dropped, table)) return sensible ?? { kind: 'fits', fields: dropped }
  // A label that ends with the separator, or a separator too many at the end of the row: nothing tells.
  const endsLabel = table.header.columns.label === sensible?.index && cell(fields, (sensible?.index ?? -1) + 1) === ''
  return sensible !== undefined && endsLabel ? { kind: 'long' } : { kind: 'fits', fields: dropped }
}

/** The row with one text column put together again from its parts, in every way, empty cells left over at the end dropped. */
function rejoinings(fields: readonly string[], table: LedgerTable): Extract<FittedRow, { kind: 'rejoined' }>[] {
  const { headers, columns } = table.header
  const extra = fields.length - headers.length
  const places = [...quotedStarts(fields), ...TEXTS.map((role) => columns[role])]
  return places.flatMap((index) =>
    index === undefined
      ? []
      : Array.from({ length: extra }, (_, less) => extra - less).flatMap((count) => {
          const parts = fields.slice(index, index + count + 1).join(table.separator)
          const joined = [...fields.slice(0, index), parts, ...fields.slice(index + count + 1)]
          if (!isBlank(joined.slice(headers.length))) return []
          return [{ kind: 'rejoined' as const, fields: joined.slice(0, headers.length), index }]
        }),
  )
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '')
}

/** Fields that open a quote and do not close it. */
function quotedStarts(fields: readonly string[]): number[] {
  return fields.flatMap((field, index) => (/^\s*"/.test(field) && !/[^"]"\s*$/.test(field) ? [index] : []))
}

/** Everything that is read of the row can be, and it says an amount. */
function makesSense(fields: readonly string[], table: LedgerTable): boolean {
  const { debit, credit, signed_amount: amount } = table.header.columns
  const says = [debit, credit, amount].some((index) => {
    const read = parseAmount(cell(fields, index))
    return read.kind === 'amount' && read.cents !== 0
  })
  return says && reads(fields, table) && readsWhole(fields, table)
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
