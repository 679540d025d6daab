// How many reminders one run may send (`reminders.maxPerRun`): the most pressing leave, the others wait for the next run.
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import { plural } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { PlanInput } from './plan-input.ts'
import { type RunPlan, withhold } from './plan-withheld.ts'
import type { Reminder } from './reminder.ts'

/**
 * The run with no more reminders than it may send: those with the oldest due date leave first, then the largest totals, then by customer
 * code. What was sent earlier on the day counts, a message to the payer of a group once.
 */
export function capRun(run: RunPlan, { settings, sent, date, items }: PlanInput): RunPlan {
  const { maxPerRun } = settings.reminders
  if (maxPerRun === null) return run
  const gone = sent.filter((message) => message.day === date && message.receiver === undefined).length
  const places = Math.max(0, maxPerRun - gone)
  if (run.toSend.length <= places) return run
  const leaving = new Set([...run.toSend].sort(mostPressing).slice(0, places))
  const reason = runIsFull(maxPerRun, date)
  return withhold(run, (reminder) => (leaving.has(reminder) ? null : reason), items)
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
