// The plans of the coming days if nobody pays, decides or imports anything: each reminder planned is taken as sent that day.
// The very rules of the plan, day by day, for the customers alone whose plan may have changed.
import { type AskedSum, askedSum } from './asked-sum.ts'
import { compareText } from './compare.ts'
import { customerRegion } from './customer-region.ts'
import { addDays, type IsoDay } from './day.ts'
import { groupBy } from './group.ts'
import { isPledge } from './hold-cover.ts'
import { type HolidayRegion, isWorkingDay } from './holidays.ts'
import type { CustomerCode } from './names.ts'
import { planReminders } from './plan.ts'
import type { PlanInput } from './plan-input.ts'
import type { Reminder, SentStep } from './reminder.ts'
import { deliveredItems, stepsOf } from './sent-steps.ts'

/** The reminders of one day to come, by customer code. */
export interface SimulatedDay {
  readonly date: IsoDay
  readonly toSend: readonly Reminder[]
}

/**
 * The reminders of `input.date` and of the days after it, `days` of them in all; days without any are left out. The books are taken as kept
 * up to date, approvals as given, and every message as delivered.
 */
export function* simulate(input: PlanInput, days: number): Generator<SimulatedDay> {
  const world = worldOf(input)
  const ran = new Set(input.runDays)
  for (let count = 0, date = input.date; count < days; count++, date = addDays(date, 1)) {
    const awake = wakeUp(world, date, workingDays(input, date))
    ran.add(date)
    if (awake.length === 0) continue
    const plan = planReminders({ ...input, ...casesOf(world, awake), date, booksAsOf: date, banks: [], runDays: ran })
    for (const [code, day] of plan.wakes) world.wakes.set(code, day)
    for (const reminder of plan.toSend) remember(world, reminder, date)
    if (plan.toSend.length > 0) yield { date, toSend: plan.toSend }
  }
}

/** What changes from one day to the next: what was sent, and when each customer is looked at again. */
interface World {
  readonly items: ReadonlyMap<CustomerCode, PlanInput['items']>
  readonly holds: ReadonlyMap<CustomerCode | null, PlanInput['holds']>
  readonly sent: Map<CustomerCode, SentStep[]>
  readonly wakes: Map<CustomerCode, IsoDay | null>
  readonly payers: readonly CustomerCode[]
}

function worldOf(input: PlanInput): World {
  const items = groupBy(mayCome(input.items, input.holds), ({ customer }) => customer)
  return {
    items,
    holds: groupBy(input.holds, ({ customer }) => customer),
    sent: groupBy(input.sent, ({ customer }) => customer),
    wakes: new Map([...items.keys()].map((code) => [code, input.date])),
    payers: input.settings.groups.map(({ payer }) => payer),
  }
}

/** The items that bear on coming plans: those open, and of a customer who promised something what he has paid too. */
export function mayCome(items: PlanInput['items'], holds: PlanInput['holds']): PlanInput['items'] {
  const pledged = new Set(holds.filter(isPledge).map(({ customer }) => customer))
  const open = new Set(items.filter(({ outstandingCents }) => outstandingCents !== 0).map(({ customer }) => customer))
  return items.filter(({ customer, outstandingCents }) => outstandingCents !== 0 || (open.has(customer) && pledged.has(customer)))
}

/** Those to be planned on `date`: whoever's plan may have changed, once something may leave for him. */
function wakeUp({ wakes, holds }: World, date: IsoDay, works: (code: CustomerCode) => boolean): CustomerCode[] {
  const isLifted = (code: CustomerCode | null) => holds.get(code)?.some(({ releasedOn }) => releasedOn === date) === true
  const all = isLifted(null)
  const awake: CustomerCode[] = []
  for (const [code, day] of wakes) {
    if (!all && (day === null || day > date) && !isLifted(code)) continue
    if (works(code)) awake.push(code)
    else wakes.set(code, date)
  }
  return awake.sort(compareText)
}

/** Whether `date` is a working day where a customer is. */
function workingDays({ customers, settings }: PlanInput, date: IsoDay): (code: CustomerCode) => boolean {
  const { holidays } = settings.reminders
  const known = new Map<HolidayRegion, boolean>()
  return (code) => {
    const customer = customers.get(code)
    const region = customer === undefined ? holidays : customerRegion(customer, holidays)
    const works = known.get(region) ?? isWorkingDay(date, region)
    known.set(region, works)
    return works
  }
}

function casesOf(world: World, awake: readonly CustomerCode[]): Pick<PlanInput, 'items' | 'sent' | 'holds'> {
  return {
    items: awake.flatMap((code) => world.items.get(code) ?? []),
    // A payer without debts of his own is never planned, and his history counts for those he pays for.
    sent: [...new Set([...awake, ...world.payers])].flatMap((code) => world.sent.get(code) ?? []),
    holds: [...awake.flatMap((code) => world.holds.get(code) ?? []), ...(world.holds.get(null) ?? [])],
  }
}

function remember({ sent }: World, reminder: Reminder, day: IsoDay): void {
  for (const step of stepsOf({ ...reminder, items: deliveredItems(reminder), day }, 'sent')) {
    sent.set(step.customer, [...(sent.get(step.customer) ?? []), step])
  }
}

/** The first reminder after `input.date` that each customer would get within `days` days, by code; those who get none are absent. */
export function nextReminders(input: PlanInput, days: number): Map<CustomerCode, NextReminder> {
  const next = new Map<CustomerCode, NextReminder>()
  for (const { date, toSend } of simulate(input, days)) {
    if (date === input.date) continue
    for (const reminder of toSend) {
      const { customer, companies = [], items, step, stepIndex, scenario, channel } = reminder
      for (const code of new Set([customer, ...companies.map((company) => company.customer)])) {
        if (next.has(code)) continue
        const refs = [...new Set(items.filter((item) => (item.customer ?? customer) === code).map(({ ref }) => ref))]
        next.set(code, { customer: code, receiver: customer, date, scenario, step, stepIndex, channel, refs, ...askedSum(reminder) })
      }
    }
  }
  return next
}

/** What comes next for a customer if nothing is paid. */
export interface NextReminder extends AskedSum, Pick<Reminder, 'customer' | 'scenario' | 'step' | 'stepIndex' | 'channel'> {
  readonly date: IsoDay
  /** Who gets it: himself, or the payer of his group. */
  readonly receiver: CustomerCode
  /** Numbers of his own documents in it; empty for a payer who gets a message about others alone. */
  readonly refs: readonly string[]
}
