// When a customer's plan may next differ though nothing happens: nobody pays, writes, decides or imports anything.
// Lets a plan be kept from one day to another. Every rule of the plan that will answer otherwise on a later day says so by the `until` of its
// reason, by a hold, or by a due date: there is no fourth way.
import { addDays, type IsoDay } from './day.ts'
import type { CustomerCase } from './plan-case.ts'
import type { HeldItem } from './reminder.ts'
import type { Scenario } from './settings.ts'

/**
 * The first day after `date` on which the plan of a customer who gets no message may change by itself; null when it never does.
 * Early rather than late: on such a day the plan may also be what it was.
 * @param held his debits that stay, with their reasons on `date`
 * @param notes the days around which notes before a due date may leave (see `noteDays`)
 */
export function wakeDay(one: CustomerCase, held: readonly HeldItem[], notes: readonly IsoDay[], date: IsoDay): IsoDay | null {
  const days = [...held.flatMap(({ reason }) => dayAfter(reason.until)), ...holdDays(one), ...dueDays(one), ...notes]
  return days.reduce<IsoDay | null>((first, day) => (day > date && (first === null || day < first) ? day : first), null)
}

/** The days of the notes before the due date of an item, and the due date itself, from which none leaves. */
export function noteDays(dueOn: IsoDay, { steps }: Scenario): IsoDay[] {
  const before = steps.filter(({ at }) => at < 0)
  return before.length === 0 ? [] : [...before.map(({ at }) => addDays(dueOn, at)), dueOn]
}

function holdDays({ holds }: CustomerCase): IsoDay[] {
  return holds.flatMap(({ from, until, schedule }) => [from, ...dayAfter(until), ...schedule.map(({ day }) => addDays(day, 1))])
}

/** The day after each due date. */
function dueDays({ items }: CustomerCase): IsoDay[] {
  return items.flatMap(({ dueOn, outstandingCents }) => (outstandingCents <= 0 ? [] : dayAfter(dueOn)))
}

function dayAfter(day: IsoDay | null): IsoDay[] {
  return day === null ? [] : [addDays(day, 1)]
}
