// How many reminders one run may send (`reminders.maxPerRun`): the most pressing leave, the others wait for the next run.
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import { plural } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerPlan } from './plan-customer.ts'
import type { PlanInput } from './plan-input.ts'
import { withheld } from './plan-withheld.ts'
import type { Reminder } from './reminder.ts'

/**
 * The plans with no more reminders than the run may send, in the order given: those with the oldest due date leave first, then the
 * largest totals, then by customer code. What was sent earlier on the day counts.
 */
export function capRun(plans: readonly CustomerPlan[], { settings, sent, date, items }: PlanInput): readonly CustomerPlan[] {
  const { maxPerRun } = settings.reminders
  if (maxPerRun === null) return plans
  const places = Math.max(0, maxPerRun - sent.filter((message) => message.day === date).length)
  const planned = plans.flatMap(({ reminder }) => reminder ?? [])
  if (planned.length <= places) return plans
  const leaving = new Set(planned.sort(mostPressing).slice(0, places))
  const reason = runIsFull(maxPerRun, date)
  const known = new Map(items.map((item) => [item.key, item]))
  return plans.map((plan) => (plan.reminder === null || leaving.has(plan.reminder) ? plan : withheld(plan, known, reason)))
}

function mostPressing(a: Reminder, b: Reminder): number {
  return compareText(oldestDue(a), oldestDue(b)) || b.totalCents - a.totalCents || compareText(a.customer, b.customer)
}

function oldestDue({ items }: Reminder): string {
  return items.reduce((oldest, { dueOn }) => (oldest === '' || dueOn < oldest ? dueOn : oldest), '')
}

function runIsFull(most: number, date: IsoDay): HoldReason {
  const leave = plural(most, 'relance part', 'relances partent')
  const text = `Au plus ${most} ${leave} par jour (reminders.maxPerRun), les plus anciennes d’abord : celle-ci attendra le prochain envoi.`
  return { code: 'run-cap', until: date, text }
}
