// The plan of a day: who is reminded, of what, at which step and why; what is held back, and why. Decides, sends nothing.
// A pure function of ledger, history, settings and day: the order of the input never changes it, and a plan can be replayed.

import { compareText } from './compare.ts'
import { type Customer, unknownCustomer } from './customer.ts'
import { customerRegion } from './customer-region.ts'
import { groupBy } from './group.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import { type TakenAddresses, takeAddresses } from './plan-address.ts'
import { type CustomerPlan, planCustomer } from './plan-customer.ts'
import { booksUntil, dayHolds, staleBooks } from './plan-day.ts'
import type { PlanInput } from './plan-input.ts'
import { capRun } from './plan-run.ts'
import { outsidePilot, withheld } from './plan-withheld.ts'
import type { Plan, Reminder } from './reminder.ts'

/**
 * Works out the reminders of `input.date`. At most one reminder per customer, and one e-mail per mailbox (customers by code); every debit item with something outstanding
 * is in `toSend` or in `held` (a part held by hand: both), and their amounts add up to what is outstanding.
 * With `only`, the plan of that customer alone.
 */
export function planReminders(input: PlanInput): Plan {
  const items = groupBy(
    input.items.filter((item) => item.outstandingCents !== 0 && wanted(item.customer, input)),
    (item) => item.customer,
  )
  const sent = groupBy(input.sent, (step) => step.customer)
  const holds = groupBy(input.holds, (hold) => hold.customer)
  const ofAll = holds.get(null) ?? []
  const dayHoldOf = dayHolds(input)
  const taken = takenToday(input)
  const plans: CustomerPlan[] = []
  const pilot: Reminder[] = []
  for (const code of [...items.keys()].sort(compareText)) {
    const own = items.get(code) ?? []
    const customer = customerOf(code, own, input)
    const region = customerRegion(customer, input.settings.reminders.holidays)
    const plan = planCustomer(
      { customer, items: own, sent: sent.get(code) ?? [], holds: [...(holds.get(code) ?? []), ...ofAll] },
      input,
      dayHoldOf(region),
      taken,
    )
    const outside = plan.reminder === null ? null : outsidePilot(plan.reminder, input)
    if (plan.reminder !== null && outside !== null) pilot.push(plan.reminder)
    else if (plan.reminder?.channel === 'email') takeAddresses(taken, customer)
    plans.push(outside === null ? plan : withheld(plan, new Map(own.map((item) => [item.key, item])), outside))
  }
  const capped = capRun(plans, input)
  const stale = staleBooks(input)
  return {
    date: input.date,
    booksAsOf: booksUntil(input),
    toSend: capped.flatMap(({ reminder }) => reminder ?? []),
    held: capped.flatMap(({ held }) => held),
    ...(stale === null || items.size === 0 ? {} : { staleBooks: stale.text }),
    ...(input.pilotOnly === true ? { pilot } : {}),
  }
}

/** Mailboxes written to earlier today. */
function takenToday({ sent, date, customers }: PlanInput): TakenAddresses {
  const taken: TakenAddresses = new Map()
  for (const step of sent) {
    const customer = step.day === date && step.channel === 'email' ? customers.get(step.customer) : undefined
    if (customer) takeAddresses(taken, customer)
  }
  return taken
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
