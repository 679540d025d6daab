// The plan of a day: who is reminded, of what, at which step and why; what is held back, and why. Decides, sends nothing.
// A pure function of ledger, history, settings and day: the order of the input never changes it, and a plan can be replayed.

import { compareText } from './compare.ts'
import { type Customer, unknownCustomer } from './customer.ts'
import { customerRegion } from './customer-region.ts'
import { addDays } from './day.ts'
import { groupBy } from './group.ts'
import { isPledge } from './hold-cover.ts'
import type { OpenItem } from './item.ts'
import { hasMailbox } from './mailbox.ts'
import type { CustomerCode } from './names.ts'
import { type TakenAddresses, takeAddresses } from './plan-address.ts'
import type { CustomerDay } from './plan-case.ts'
import { recipients } from './plan-contact.ts'
import { planCustomer } from './plan-customer.ts'
import { booksUntil, dayHolds, staleBooks } from './plan-day.ts'
import { mergeGroups } from './plan-group.ts'
import type { PlanInput } from './plan-input.ts'
import { isInGroup, payerOfMembers, receiverOf } from './plan-receiver.ts'
import { capRun } from './plan-run.ts'
import { outsidePilot, withhold } from './plan-withheld.ts'
import type { Plan } from './reminder.ts'

/**
 * Works out the reminders of `input.date`. At most one reminder per customer (and per group under one payer), and one e-mail per mailbox
 * (customers by code); every debit item with something outstanding is in `toSend` or in `held` (a part held by hand: both), and their
 * amounts add up to what is outstanding.
 */
export function planReminders(input: PlanInput): Plan {
  const items = groupBy(
    input.items.filter((item) => item.outstandingCents !== 0),
    (item) => item.customer,
  )
  const sent = groupBy(input.sent, (step) => step.customer)
  const holds = groupBy(
    input.holds.filter(({ releasedOn }) => !releasedOn || releasedOn > input.date),
    (hold) => hold.customer,
  )
  const ofAll = holds.get(null) ?? []
  const settled = groupBy(
    input.items.filter((item) => item.outstandingCents === 0 && holds.get(item.customer)?.some(isPledge)),
    (item) => item.customer,
  )
  const dayHoldOf = dayHolds(input)
  const taken = takenToday(input)
  const payers = payerOfMembers(input.settings.groups)
  const days: CustomerDay[] = []
  for (const code of [...items.keys()].sort(compareText)) {
    const own = items.get(code) ?? []
    const customer = customerOf(code, own, input)
    const payerCode = payers.get(code)
    const payer =
      payerCode === undefined
        ? {}
        : { payer: { customer: customerOf(payerCode, items.get(payerCode) ?? [], input), sent: sent.get(payerCode) ?? [] } }
    const told = { sent: sent.get(code) ?? [], holds: [...(holds.get(code) ?? []), ...ofAll] }
    const one = { customer, items: own, settled: settled.get(code) ?? [], ...told, ...payer }
    const plan = planCustomer(one, input, dayHoldOf(customerRegion(customer, input.settings.reminders.holidays)), taken)
    const leaves = plan.reminder !== null && outsidePilot(plan.reminder, input) === null
    if (leaves && hasMailbox(plan.reminder.channel)) takeAddresses(taken, receiverOf(one, plan.reminder).code, plan.reminder.to)
    days.push({ customer, items: own, ...plan })
  }
  const merged = mergeGroups(days, input)
  const outside = merged.toSend.filter((reminder) => outsidePilot(reminder, input) !== null)
  const { toSend, held } = capRun(
    withhold(merged, (reminder) => outsidePilot(reminder, input), input.items),
    input,
  )
  const stale = staleBooks(input)
  return {
    date: input.date,
    booksAsOf: booksUntil(input),
    toSend,
    held,
    wakes: wakesOf(days, input),
    composed: new Set(days.filter(({ composed }) => composed).map(({ customer }) => customer.code)),
    ...(stale === null || (items.size === 0 && input.othersOpen !== true) ? {} : { staleBooks: stale.text }),
    ...(input.pilotOnly === true ? { pilot: outside } : {}),
  }
}

/** What a company of a group gets depends on the others: it is looked at every day. */
function wakesOf(days: readonly CustomerDay[], { date, settings }: PlanInput): Plan['wakes'] {
  return new Map(
    days.map(({ customer, wakesOn }) => [customer.code, isInGroup(settings.groups, customer.code) ? addDays(date, 1) : wakesOn]),
  )
}

/** Mailboxes written to earlier today; where nobody knows which (another tool wrote), those the customer is usually written to at. */
export function takenToday({ sent, date, customers }: PlanInput): TakenAddresses {
  const taken: TakenAddresses = new Map()
  for (const { customer: code, receiver, channel, day, to } of sent) {
    // What went to the payer of a group stands in his history too.
    if (day !== date || !hasMailbox(channel) || receiver !== undefined) continue
    const customer = customers.get(code)
    takeAddresses(taken, code, to ?? (customer === undefined ? [] : recipients(customer, channel)))
  }
  return taken
}

/** The customer as described, else as the books name him; of several names in the books the first in order is taken. */
function customerOf(code: CustomerCode, items: readonly OpenItem[], { customers }: PlanInput): Customer {
  const known = customers.get(code)
  if (known) return known
  const names = items.map((item) => item.customerName).sort(compareText)
  return unknownCustomer(code, names[0] ?? code)
}
