// Which debits the holds set by people bear on, and how much of each: the whole of an item, or a part of it (a disputed amount, money
// received). A hold for an amount on the whole customer ("received 500 €") is taken from his oldest debts first (C. civ. 1342-10).
import { type Cents, cents, minCents, sumCents, ZERO } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import { concerns } from './hold-cover.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'
import { byDueDate, byLasting } from './plan-order.ts'

/** What one hold bears on of an item: 1 cent or more. */
export interface HeldPart {
  readonly hold: ManualHold
  readonly cents: Cents
}

/**
 * The parts that holds in force on `date` (both ends inclusive) bear on, for the debits of one customer, the hold that lasts longest first.
 * Those of an item never add up to more than it. Items without a hold are absent.
 * @param partable the debits that nothing else holds: amounts are taken from these alone
 */
export function heldParts(
  holds: readonly ManualHold[],
  debits: readonly OpenItem[],
  partable: readonly OpenItem[],
  date: IsoDay,
): Map<ItemKey, HeldPart[]> {
  const result = new Map<ItemKey, HeldPart[]>()
  const active = holds.filter((hold) => hold.from <= date && (hold.until === null || date <= hold.until)).sort(byLasting)
  if (active.length === 0) return result
  const whole = active.filter((hold) => hold.cents === null)
  for (const item of debits) {
    const found = whole.find((hold) => hold.item === item.key) ?? whole.find((hold) => hold.item === null && concerns(hold, item))
    if (found) result.set(item.key, [{ hold: found, cents: item.outstandingCents }])
  }
  const ordered = partable.toSorted(byDueDate)
  const parts = active.filter((hold) => hold.cents !== null && hold.cents > 0)
  for (const hold of parts.filter((part) => part.item !== null))
    holdPart(
      hold,
      ordered.filter((item) => item.key === hold.item),
      result,
    )
  for (const hold of parts.filter((part) => part.item === null)) holdPart(hold, ordered, result)
  return result
}

/** Takes the hold's amount from these items in order, as far as they are not held yet. */
function holdPart(hold: ManualHold, items: readonly OpenItem[], result: Map<ItemKey, HeldPart[]>): void {
  let left = hold.cents ?? ZERO
  for (const item of items) {
    const known = result.get(item.key) ?? []
    const part = minCents(left, cents(item.outstandingCents - sumCents(known.map((one) => one.cents))))
    if (part <= 0) continue
    left = cents(left - part)
    result.set(item.key, [...known, { hold, cents: part }])
  }
}
