// How long a message leaves to pay: never beyond the day on which the next one may leave.
import { isFormalNotice } from './scenario.ts'
import type { Scenario } from './settings.ts'

/** Days from the day of the message to the last day to pay, inclusive (usage; no text sets them). */
export const DAYS_TO_PAY = 8
/** A shorter delay is none, however close the messages that the settings ask for. */
const FEWEST_DAYS = 5

/**
 * Days from a message to the last day to pay it gives, inclusive: eight, or fewer where the next letter or mail of its scenario may leave
 * sooner. A formal notice waits for the end of those the message before it gave, and gives eight itself.
 * @param index position of the message's step
 * @param minimumGapDays `reminders.minimumGapDays`
 */
export function daysToPay({ steps, gapDays }: Scenario, index: number, minimumGapDays: number): number {
  const step = steps[index]
  const next = steps.slice(index + 1).find(({ channel }) => channel !== 'call')
  if (step === undefined || next === undefined || isFormalNotice(step) || isFormalNotice(next)) return DAYS_TO_PAY
  const gap = Math.max(gapDays ?? minimumGapDays, next.from === 'due' ? 0 : next.at)
  return Math.min(DAYS_TO_PAY, Math.max(FEWEST_DAYS, gap - 1))
}
