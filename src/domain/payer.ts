// How a customer has paid so far, from the invoices the books show as settled.
// Counts only payments: an invoice written off, assigned, or cleared by a credit note says nothing of the payer.
import { groupBy } from './group.ts'
import type { BookItem, OpenItem } from './item.ts'
import type { MovementKind } from './ledger-line.ts'
import type { CustomerCode } from './names.ts'

export interface PayerFacts {
  /** Invoices paid whose due date is known (not assumed). */
  readonly settledCount: number
  /** Those of them paid after their due date. */
  readonly lateCount: number
  /** Fewer than three invoices paid: nothing can be said yet. */
  readonly newPayer: boolean
  /** At least three invoices paid, half of them or more after their due date. */
  readonly latePayer: boolean
}

/** What is known of a customer without history. */
export const UNKNOWN_PAYER: PayerFacts = { settledCount: 0, lateCount: 0, newPayer: true, latePayer: false }

const ENOUGH = 3
/** Settlements that tell no payment day: a bill accepted is paid at its maturity, which the line does not give. */
const NOT_A_PAYMENT: ReadonlySet<MovementKind> = new Set(['writeOff', 'transfer', 'assigned', 'bill', 'doubtful', 'opening'])

/** The payment habits of one customer. Items still open, or whose due date is assumed, are left out. */
export function payerFacts(settledItems: readonly OpenItem[]): PayerFacts {
  const paid = settledItems.filter((item) => isPaidInvoice(item) && item.dueOn !== null && item.dueSource !== 'assumed')
  const lateCount = paid.filter((item) => item.settledOn !== null && item.dueOn !== null && item.settledOn > item.dueOn).length
  const settledCount = paid.length
  return {
    settledCount,
    lateCount,
    newPayer: settledCount < ENOUGH,
    latePayer: settledCount >= ENOUGH && lateCount * 2 >= settledCount,
  }
}

/** The habits of every customer who has settled items; customers absent from the map are unknown payers. */
export function payersByCustomer(settledItems: readonly OpenItem[]): Map<CustomerCode, PayerFacts> {
  const items = groupBy(settledItems, (item) => item.customer)
  return new Map([...items].map(([code, own]) => [code, payerFacts(own)]))
}

/** An invoice settled by payments whose days are days of payment. */
export function isPaidInvoice(item: BookItem): boolean {
  if (item.kind !== 'invoice' && item.kind !== 'deposit') return false
  if (item.reopenedBy !== null || item.settledOn === null) return false
  if (item.doubts?.includes('payment-days')) return false
  const kinds = item.allocations.map((part) => part.counterpartKind)
  return kinds.includes('payment') && !kinds.some((kind) => NOT_A_PAYMENT.has(kind))
}
