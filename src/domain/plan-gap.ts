// How long a customer is left in peace between two messages; calls count for their day alone.
import { addDays, type IsoDay } from './day.ts'
import { DAYS_TO_PAY } from './deadline.ts'
import { formatDay, plural } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerHistory } from './plan-history.ts'
import { dayBefore } from './plan-order.ts'
import { isFormalNotice } from './scenario.ts'
import type { Step } from './settings.ts'

/**
 * Why this step must wait on `date`; null when it may leave. A message sent on day D allows the next one on
 * D + `minimumGapDays`, and a formal notice once the days that message left to pay are over; one about other companies of the
 * group left him none. Calls are outside that gap, but nobody hears from us twice on one day, call sheet or message.
 */
export function gapHold(step: Step, history: CustomerHistory, date: IsoDay, minimumGapDays: number): HoldReason | null {
  const { lastMessageOn, lastForOthersOn, lastCallOn } = history
  const gapDays = step.channel === 'call' ? 1 : Math.max(1, minimumGapDays)
  const afterMessage = wait('Un message est parti', lastMessageOn, gapBefore(step, gapDays), date)
  const afterOthers = wait('Un message pour une autre société du groupe est parti', lastForOthersOn, gapDays, date)
  return afterMessage ?? afterOthers ?? wait('Un appel a été prévu', lastCallOn, 1, date)
}

function gapBefore(step: Step, gapDays: number): number {
  return step.channel !== 'call' && isFormalNotice(step) ? Math.max(gapDays, DAYS_TO_PAY + 1) : gapDays
}

/** Days over which the messages to one customer are counted (`reminders.maxPerCustomer`). */
const COUNTED_DAYS = 30

/**
 * Why one more message would be too many for this customer on `date`; null when it may leave. Of `most` messages within 30 days the
 * oldest, sent on day D, allows the next one on D + 30. Calls are neither counted nor held.
 * @param most null: no cap
 */
export function tooManyHold(step: Step, { messageDays }: CustomerHistory, date: IsoDay, most: number | null): HoldReason | null {
  const oldest = most === null || step.channel === 'call' ? undefined : messageDays[most - 1]
  if (oldest === undefined) return null
  const allowedOn = addDays(oldest, COUNTED_DAYS)
  if (date >= allowedOn) return null
  const sent = `${most} ${plural(most ?? 0, 'message', 'messages')} depuis le ${formatDay(oldest, 'fr')}`
  const text = `Ce client a déjà reçu ${sent} : pas d’autre avant le ${formatDay(allowedOn, 'fr')} (${most} au plus en ${COUNTED_DAYS} jours).`
  return { code: 'too-soon', until: dayBefore(allowedOn), text }
}

function wait(what: string, last: IsoDay | null, gapDays: number, date: IsoDay): HoldReason | null {
  if (last === null) return null
  const allowedOn = addDays(last, gapDays)
  if (date >= allowedOn) return null
  const text = `${what} le ${formatDay(last, 'fr')} : pas d’autre avant le ${formatDay(allowedOn, 'fr')} (${gapDays} ${plural(gapDays, 'jour', 'jours')} d’écart au moins).`
  return { code: 'too-soon', until: dayBefore(allowedOn), text }
}
