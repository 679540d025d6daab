// Which invoices tell how a customer pays, and when he paid them: those that payments settled, with a due date that is known.
// An invoice written off, assigned, or cleared by a credit note says nothing of the payer. What the days amount to is payer-record.ts.
import type { Cents } from './cents.ts'
import { daysBetween, type IsoDay } from './day.ts'
import type { BookItem, OpenItem } from './item.ts'
import type { MovementKind } from './ledger-line.ts'

/** Settlements that tell no payment day: a bill accepted is paid at its maturity, which the line does not give. */
const NOT_A_PAYMENT: ReadonlySet<MovementKind> = new Set(['writeOff', 'transfer', 'assigned', 'bill', 'doubtful', 'opening'])

/** A payment that settled the whole of an invoice, or a part of it. */
export interface PaidPart {
  readonly cents: Cents
  /** Whole days after the due date; 0 on the due day and before: paying early makes up for nothing. */
  readonly daysLate: number
  readonly paidOn: IsoDay
}

/** An invoice settled by payments. */
export interface PaidInvoice {
  readonly item: OpenItem
  /** At least one. Credit notes that settled the rest are left out. */
  readonly parts: readonly PaidPart[]
  /** Day of its last payment. */
  readonly paidOn: IsoDay
  /** Of its last payment. */
  readonly daysLate: number
}

/** The invoices among these that payments settled and whose due date is known (not assumed), in the order given. */
export function paidInvoices(items: readonly OpenItem[]): PaidInvoice[] {
  return items.flatMap((item) => {
    const { dueOn } = item
    if (dueOn === null || item.dueSource === 'assumed' || !isPaidInvoice(item)) return []
    const parts = item.allocations
      .filter(({ counterpartKind }) => counterpartKind === 'payment')
      .map(({ cents, day }) => ({ cents, paidOn: day, daysLate: Math.max(0, daysBetween(dueOn, day)) }))
    const last = parts.reduce((latest, part) => (part.paidOn > latest.paidOn ? part : latest))
    return [{ item, parts, paidOn: last.paidOn, daysLate: last.daysLate }]
  })
}

/** An invoice settled by payments whose days are days of payment. */
export function isPaidInvoice(item: BookItem): boolean {
  if (item.kind !== 'invoice' && item.kind !== 'deposit') return false
  if (item.reopenedBy !== null || item.settledOn === null) return false
  if (item.doubts?.includes('payment-days')) return false
  const kinds = item.allocations.map((part) => part.counterpartKind)
  return kinds.includes('payment') && !kinds.some((kind) => NOT_A_PAYMENT.has(kind))
}
