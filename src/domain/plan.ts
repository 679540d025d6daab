// The plan of a day: who is reminded, of what, at which step and why; what is held back, and why. Decides, sends nothing.
// A pure function of ledger, history, settings and day: the order of the input never changes it, and a plan can be replayed.
import { type Customer, unknownCustomer } from './customer.ts'
import type { ManualHold } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import { planCustomer } from './plan-customer.ts'
import { dayHold } from './plan-day.ts'
import type { PlanInput } from './plan-input.ts'
import { compareText } from './plan-order.ts'
import type { HeldItem, Plan, Reminder, SentStep } from './reminder.ts'

/**
 * Works out the reminders of `input.date`. At most one reminder per customer; every debit item with something outstanding
 * is in `toSend` or in `held` (a part held by hand: both), and their amounts add up to what is outstanding.
 * With `only`, the plan of that customer alone.
 */
export function planReminders(input: PlanInput): Plan {
  const items = byCustomer<OpenItem>(input.items.filter((item) => item.outstandingCents !== 0 && wanted(item.customer, input)))
  const sent = byCustomer<SentStep>(input.sent)
  const holds = byCustomer<ManualHold>(input.holds)
  const day = dayHold(input)
  const toSend: Reminder[] = []
  const held: HeldItem[] = []
  for (const code of [...items.keys()].sort(compareText)) {
    const own = items.get(code) ?? []
    const plan = planCustomer(
      { customer: customerOf(code, own, input), items: own, sent: sent.get(code) ?? [], holds: holds.get(code) ?? [] },
      input,
      day,
    )
    if (plan.reminder) toSend.push(plan.reminder)
    for (const item of plan.held) held.push(item)
  }
  return { date: input.date, booksAsOf: input.booksAsOf, toSend, held }
}

function wanted(code: CustomerCode, { only }: PlanInput): boolean {
  return only === undefined || only === code
}

/** The customer as described, else as the books name him; of several names in the books the first in order is taken. */
function customerOf(code: CustomerCode, items: readonly OpenItem[], { customers }: PlanInput): Customer {
  const known = customers.get(code)
  if (known) return known
  const names = items.map((item) => item.customerName).sort(compareText)
  return unknownCustomer(code, names[0] ?? code)
}

function byCustomer<T extends { readonly customer: CustomerCode }>(all: readonly T[]): Map<CustomerCode, T[]> {
  const groups = new Map<CustomerCode, T[]>()
  for (const one of all) {
    const group = groups.get(one.customer)
    if (group) group.push(one)
    else groups.set(one.customer, [one])
  }
  return groups
}
