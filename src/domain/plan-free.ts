// Which debits of a customer nothing holds, before any question of steps: what they are, who he is, what people decided.
import { cents } from './cents.ts'
import type { ManualHold } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCase, FreeItem, LeaveOut } from './plan-case.ts'
import { customerHold, natureHold } from './plan-holds.ts'
import type { PlanInput } from './plan-input.ts'
import { manualHolds } from './plan-manual.ts'

/**
 * The free debits among `debits`; the others are reported to `leaveOut`. A decision of a person's is told before anything else.
 * @param holds his, as they stand on the day (see `standingHolds`)
 */
export function freeItems(
  one: CustomerCase,
  holds: readonly ManualHold[],
  debits: readonly OpenItem[],
  input: PlanInput,
  leaveOut: LeaveOut,
): FreeItem[] {
  const natures = new Map(debits.map((item) => [item.key, natureHold(item, input.settings.import, input.date)]))
  const remindable = debits.filter((item) => natures.get(item.key) === null)
  const manual = manualHolds(holds, debits, remindable, input.date)
  const unlinked = input.unlinked.get(one.customer.code) ?? null
  return debits.flatMap((item) => {
    const set = manual.get(item.key) ?? null
    const whole = set !== null && set.cents >= item.outstandingCents ? set.reason : null
    const reason = whole ?? natures.get(item.key) ?? customerHold(one.customer, item, unlinked, input.settings.import.pseudoCustomers)
    if (reason || item.dueOn === null) {
      if (reason) leaveOut({ item, part: null }, reason)
      return []
    }
    return [{ item, dueOn: item.dueOn, askedCents: cents(item.outstandingCents - (set?.cents ?? 0)), part: set }]
  })
}
