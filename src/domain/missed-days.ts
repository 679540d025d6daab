// Which steps were missed because nobody planned on their day (`reminders.catchUp: skip`), and until when they wait.
// Knows when plans were stored; not why a step that was planned did not leave: that is no missed day.
import type { Customer } from './customer.ts'
import { customerRegion } from './customer-region.ts'
import type { IsoDay } from './day.ts'
import { nextWorkingDay } from './holidays.ts'
import type { PlanInput } from './plan-input.ts'

/** Tells the days of steps that nobody planned on. */
export interface MissedDays {
  /** First working day on which a step of this day could leave. */
  occasion(stepDay: IsoDay): IsoDay
  /** That working day is over and no plan was stored for it, though the dossier had begun by then. */
  isMissed(occasion: IsoDay): boolean
}

/** The missed days of a customer, in the working days of his region; null where the settings catch up at once. */
export function missedDays(customer: Customer, { settings, runDays, date }: PlanInput): MissedDays | null {
  if (settings.reminders.catchUp === 'once' || runDays === undefined) return null
  const region = customerRegion(customer, settings.reminders.holidays)
  let first: IsoDay | null = null
  for (const day of runDays) if (first === null || day < first) first = day
  return {
    occasion: (stepDay) => nextWorkingDay(stepDay, region),
    isMissed: (occasion) => first !== null && occasion >= first && occasion < date && !runDays.has(occasion),
  }
}

/**
 * The day a step waits for on `date`, when each day it could leave on so far was missed: the next one of the steps after it. Null:
 * it need not wait, or nothing comes after it, and it is not lost for good.
 * @param days own day of the step, then of those after it
 */
export function waitsUntil(days: readonly IsoDay[], date: IsoDay, missed: MissedDays): IsoDay | null {
  const occasions = days.map(missed.occasion).sort()
  const past = occasions.filter((day) => day <= date)
  if (past.length === 0 || !past.every(missed.isMissed)) return null
  return occasions.find((day) => day > date) ?? null
}
