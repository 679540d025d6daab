// What was invoiced day by day, VAT included: what days sales outstanding are counted with.
import { type Cents, cents } from '../cents.ts'
import type { IsoDay } from '../day.ts'
import type { OpenItem } from '../item.ts'

/** What was invoiced on a day, less credit notes. */
export interface DaySales {
  readonly day: IsoDay
  readonly cents: Cents
}

/**
 * Invoices, deposits and credit notes among these items, open and settled, by the day they were booked, as the balance they are compared with is: an
 * invoice dated in one month and booked in the next is in neither at the end of the first. In no order.
 */
export function daySales(items: readonly OpenItem[]): DaySales[] {
  const sums = new Map<IsoDay, number>()
  for (const { kind, bookedOn, originalCents, reopens } of items) {
    if (reopens !== null || (kind !== 'invoice' && kind !== 'deposit' && kind !== 'creditNote')) continue
    sums.set(bookedOn, (sums.get(bookedOn) ?? 0) + originalCents)
  }
  return [...sums].map(([day, sum]) => ({ day, cents: cents(sum) }))
}
