// The invoices of a message, or of one of its companies, in one table or in two: those never reminded in writing stand apart.
// Which ones do is decided in domain/reminder-tables.ts.
import { sumCents } from '../domain/cents.ts'
import { formatAmount } from '../domain/format.ts'
import type { ItemKey } from '../domain/names.ts'
import type { ReminderItem } from '../domain/reminder.ts'
import type { Language } from '../domain/settings.ts'
import type { InvoiceRow } from './invoice-rows.ts'

/** Invoices that stand in one table. */
export interface InvoiceGroup {
  /** They were never reminded in writing, and others of the message were. */
  readonly isFirst: boolean
  readonly anyLate: boolean
  readonly invoices: readonly InvoiceRow[]
  readonly several: boolean
  /** What is asked for on them, penalties apart; '' for one invoice, or in the only table. */
  readonly subtotal: string
}

/** One table, or two, those reminded before first; none for no invoice. `rows` are those of `items`, in the same order. */
export function invoiceGroups(
  items: readonly ReminderItem[],
  rows: readonly InvoiceRow[],
  apart: ReadonlySet<ItemKey>,
  language: Language,
): InvoiceGroup[] {
  const groups = [false, true].flatMap((isFirst) => {
    const own = items.filter(({ key }) => apart.has(key) === isFirst)
    return own.length === 0 ? [] : [{ isFirst, own }]
  })
  return groups.map(({ isFirst, own }) => {
    const keys = new Set(own.map(({ key }) => key))
    return {
      isFirst,
      anyLate: own.some(({ daysLate }) => daysLate > 0),
      invoices: rows.filter((_, index) => keys.has(items[index]?.key as ItemKey)),
      several: own.length > 1,
      subtotal:
        groups.length > 1 && own.length > 1 ? formatAmount(sumCents(own.map(({ outstandingCents }) => outstandingCents)), language) : '',
    }
  })
}
