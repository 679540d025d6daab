// What may be asked of a customer on a day, whatever step he is at: debits that nothing holds, less what credits cover. The plan asks the
// same questions before those of steps and days.
import { type Cents, cents, sumCents } from './cents.ts'
import { unknownCustomer } from './customer.ts'
import type { CustomerCode } from './names.ts'
import { standingHolds } from './payment-plan.ts'
import type { FreeItem } from './plan-case.ts'
import { creditsHold, nettedCredits } from './plan-credits.ts'
import { freeItems } from './plan-free.ts'
import type { PlanInput } from './plan-input.ts'
import { byDueDate } from './plan-order.ts'

export interface Askable {
  /** By due date; what is not due yet is among them. Empty where credits cover what is overdue, or leave less than the minimum. */
  readonly items: readonly FreeItem[]
  /** Credits to net, negative or zero. */
  readonly creditsCents: Cents
}

/** What may be asked of one customer of the input, whose items and holds are all there. */
export function askableOf(code: CustomerCode, input: PlanInput): Askable {
  const own = input.items.filter(({ customer }) => customer === code)
  const items = own.filter(({ outstandingCents }) => outstandingCents !== 0)
  const holds = input.holds.filter(
    ({ customer, releasedOn }) => (customer === code || customer === null) && (!releasedOn || releasedOn > input.date),
  )
  const settled = own.filter(({ outstandingCents }) => outstandingCents === 0)
  const customer = input.customers.get(code) ?? unknownCustomer(code, items[0]?.customerName ?? code)
  const standing = standingHolds(holds, [...items, ...settled], input.date)
  const debits = items.filter(({ outstandingCents }) => outstandingCents > 0)
  const free = freeItems({ customer, items, settled, holds, sent: [] }, standing.holds, debits, input, () => undefined)
  const creditsCents = cents(Math.min(0, nettedCredits(items) + standing.setAsideCents))
  const overdueCents = sumCents(free.filter(({ dueOn }) => dueOn < input.date).map(({ askedCents }) => askedCents))
  const covered = overdueCents > 0 ? creditsHold(overdueCents, creditsCents, input.settings.reminders.minimumCents) : null
  const left = covered === null ? free : free.filter(({ dueOn }) => dueOn >= input.date)
  return { items: left.toSorted((a, b) => byDueDate(a.item, b.item)), creditsCents: covered === null ? creditsCents : cents(0) }
}
