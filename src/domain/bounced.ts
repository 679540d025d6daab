// Bank debits on a customer account: the payment that bounced, or the money given back?
// Decided from the customer's history; what cannot be told stays a refund to be clarified and is held.
import { allocate, oldestFirst, type Slot } from './allocate.ts'
import { ZERO } from './cents.ts'
import type { LedgerLine } from './ledger-line.ts'

/**
 * For each open bank debit that reverses an earlier receipt of the same amount: the invoice that receipt had paid, which
 * is owed again with its own due date. A bank debit for which a credit of its amount stands open consumes that credit
 * instead (a refund, or a receipt and its rejection that cancel out).
 */
export function bouncedInvoices(slots: readonly Slot[]): ReadonlyMap<Slot, LedgerLine> {
  const reopened = new Map<Slot, LedgerLine>()
  const byKey = new Map(slots.map((slot) => [slot.key, slot]))
  const bankDebits = slots.filter((slot) => slot.line.kind === 'refund' && slot.leftCents === Math.abs(slot.line.cents)).sort(oldestFirst)
  const reversed = new Set<Slot>()
  for (const debit of bankDebits) {
    const openCredit = slots.find(
      (slot) => slot.line.cents < 0 && slot.leftCents === debit.leftCents && slot.line.account === debit.line.account,
    )
    if (openCredit) {
      allocate(debit, openCredit, 'amount')
      continue
    }
    const receipt = slots
      .filter((slot) => slot.line.kind === 'payment' && slot.line.cents === -debit.line.cents && slot.line.day <= debit.line.day)
      .filter((slot) => !reversed.has(slot))
      .sort(oldestFirst)
      .at(-1)
    const paid = receipt?.allocations
      .map((part) => byKey.get(part.counterpart))
      .find((slot) => slot !== undefined && slot.leftCents === ZERO)
    if (!receipt || !paid) continue
    reversed.add(receipt)
    reopened.set(debit, paid.line)
  }
  return reopened
}
