// What a hold bears on, and how much of what a promise or a payment plan covers has been paid since. Reads the items of one customer
// as they stand on a day, settled ones or not; knows nothing of days to come.
import { type Cents, cents, sumCents } from './cents.ts'
import type { ManualHold } from './hold.ts'
import type { OpenItem } from './item.ts'
import { keyParts } from './item-key.ts'
import type { MovementKind } from './ledger-line.ts'

/** Debits that a customer who pays what he owes pays: neither bills to be cashed, nor retention money, nor what is no longer ours. */
const PAYABLE: readonly MovementKind[] = ['invoice', 'deposit', 'opening', 'bounced', 'penalty', 'other']

/**
 * Whether a hold of a whole customer, or of everybody, bears on this item. Proceedings bear on what is older than the judgment: what is
 * supplied later is paid when it falls due (C. com. L622-17), and may be reminded. The books tell the day of the invoice, not that of the
 * service. A payment plan bears on what was owed when it was granted; a direct debit on everything but what the bank sent back.
 */
export function concerns({ code, from, schedule }: ManualHold, { issuedOn, kind }: Pick<OpenItem, 'issuedOn' | 'kind'>): boolean {
  if (code === 'insolvency') return issuedOn < from
  if (code === 'direct-debit') return kind !== 'bounced'
  return code !== 'payment-plan' || schedule.length === 0 || issuedOn <= from
}

/**
 * Whether a promise or a payment plan is about this debit: its own one, or those of the customer that were there on its first day and, for
 * a promise, due by its last. A payment that bounced brings back what it had paid.
 */
export function covers(hold: ManualHold, item: OpenItem): boolean {
  if (hold.item !== null) return item.key === hold.item || item.reopens === hold.item
  if (hold.customer !== item.customer || !PAYABLE.includes(item.kind)) return false
  if (hold.code === 'promise' && hold.until !== null && item.dueOn !== null && item.dueOn > hold.until) return false
  const paidFor = item.kind !== 'bounced' || item.reopens === null ? null : keyParts(item.customer, item.reopens)
  return item.kind === 'bounced' && paidFor === null ? true : (paidFor?.documentDay ?? item.issuedOn) <= hold.from
}

/**
 * What is left to pay of what the hold covers, zero or more. Money of the customer that is put against nothing counts as paid: all of it
 * for a whole customer, what came since the hold began for one debit.
 * @param items of the customer; settled ones may be absent
 */
export function leftToPay(hold: ManualHold, items: readonly OpenItem[]): Cents {
  const debits = items.filter((item) => item.outstandingCents > 0 && covers(hold, item))
  const credits = items.filter((item) => item.outstandingCents < 0 && (hold.item === null || item.issuedOn >= hold.from))
  return cents(Math.max(0, sumCents([...debits, ...credits].map(({ outstandingCents }) => outstandingCents))))
}

/** What has been paid since the hold began, zero or more; null when nobody noted what was owed then. */
export function paidSince(hold: ManualHold, items: readonly OpenItem[]): Cents | null {
  return hold.owedCents === null ? null : cents(Math.max(0, hold.owedCents - leftToPay(hold, items)))
}
