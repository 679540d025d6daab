// What a hold bears on. Reads items as they stand on a day, settled ones or not; what has been paid of them is hold-paid.ts's to tell.
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

/** Whether somebody is to pay by a day: a promise, or a payment plan with its instalments. */
export function isPledge({ code, schedule, customer }: ManualHold): boolean {
  return customer !== null && (code === 'promise' || (code === 'payment-plan' && schedule.length > 0))
}
