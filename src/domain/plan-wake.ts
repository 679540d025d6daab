// When a customer's plan may next differ though nothing happens: nobody pays, writes, decides or imports anything.
// Lets a plan be kept from one day to another. Every rule of the plan that will answer otherwise on a later day says so by the `until` of its
// reason, by a hold, or by a due date: there is no fourth way.
import { addDays, type IsoDay } from './day.ts'
import type { CustomerCase } from './plan-case.ts'
import type { HeldItem } from './reminder.ts'
import type { Settings } from './settings.ts'

/**
 * The first day after `date` on which the plan of a customer who gets no message may change by itself; null when it never does.
 * Early rather than late: on such a day the plan may also be what it was.
 * @param held his debits that stay, with their reasons on `date`
 */
export function wakeDay(one: CustomerCase, held: readonly HeldItem[], settings: Settings, date: IsoDay): IsoDay | null {
  const days = [...held.flatMap(({ reason }) => dayAfter(reason.until)), ...holdDays(one), ...dueDays(one, settings)]
  return days.reduce<IsoDay | null>((first, day) => (day > date && (first === null || day < first) ? day : first), null)
}

function holdDays({ holds }: CustomerCase): IsoDay[] {
  return holds.flatMap(({ from, until, schedule }) => [from, ...dayAfter(until), ...schedule.map(({ day }) => addDays(day, 1))])
}

/** Around each due date: the days of the notes before it, itself, the day after. */
function dueDays({ items }: CustomerCase, { scenarios }: Settings): IsoDay[] {
  const before = Object.values(scenarios).flatMap(({ steps }) => steps.filter(({ at }) => at < 0).map(({ at }) => at))
  const offsets = [...new Set([...before, 0, 1])]
  return items.flatMap(({ dueOn, outstandingCents }) =>
    dueOn === null || outstandingCents <= 0 ? [] : offsets.map((offset) => addDays(dueOn, offset)),
  )
}

function dayAfter(day: IsoDay | null): IsoDay[] {
  return day === null ? [] : [addDays(day, 1)]
}
