// How long a customer is left in peace between two messages; calls count for their day alone.
import { addDays, type IsoDay } from './day.ts'
import { DAYS_TO_PAY } from './deadline.ts'
import { formatDay, plural } from './format.ts'
import type { HoldReason } from './hold.ts'
import { type HolidayRegion, nextWorkingDay } from './holidays.ts'
import type { CustomerHistory } from './plan-history.ts'
import { dayBefore } from './plan-order.ts'
import { isFormalNotice } from './scenario.ts'
import type { Step } from './settings.ts'

/** How often one customer is written to. */
export interface Pace {
  readonly gapDays: number
  /** Messages within 30 days; null: no cap. */
  readonly most: number | null
  /** Whose working days count. */
  readonly region: HolidayRegion
}

/**
 * First day on which a step whose own day is `day` can really leave after what was sent: a working day, the gap over. What may be sent
 * meanwhile about other invoices is not known here.
 */
export function leavingDay(step: Step, history: CustomerHistory, day: IsoDay, pace: Pace): IsoDay {
  const ends = [...waits(step, history, pace.gapDays), ...tooMany(step, history, pace.most)].map(({ allowedOn }) => allowedOn)
  return nextWorkingDay(
    ends.reduce((last, end) => (end > last ? end : last), day),
    pace.region,
  )
}

/**
 * Why this step must wait on `date`; null when it may leave. A message sent on day D allows the next one on
 * D + `minimumGapDays`, and a formal notice once the days that message left to pay are over; one about other companies of the
 * group left him none. Calls are outside that gap, but nobody hears from us twice on one day, call sheet or message.
 */
export function gapHold(step: Step, history: CustomerHistory, date: IsoDay, pace: Pace): HoldReason | null {
  const found = waits(step, history, pace.gapDays).find(({ allowedOn }) => date < allowedOn)
  if (found === undefined) return null
  const { what, on, gapDays, allowedOn } = found
  const why = `${gapDays} ${plural(gapDays, 'jour', 'jours')} d’écart au moins`
  return tooSoon(`${what} le ${formatDay(on, 'fr')}`, allowedOn, why, pace.region)
}

interface Wait {
  readonly what: string
  readonly on: IsoDay
  readonly gapDays: number
  /** First day after it. */
  readonly allowedOn: IsoDay
}

/** What the step waits for, the first to be told first. */
function waits(step: Step, { lastMessageOn, lastForOthersOn, lastCallOn }: CustomerHistory, minimumGapDays: number): Wait[] {
  const gapDays = step.channel === 'call' ? 1 : Math.max(1, minimumGapDays)
  const wait = (what: string, on: IsoDay | null, days: number): Wait[] =>
    on === null ? [] : [{ what, on, gapDays: days, allowedOn: addDays(on, days) }]
  return [
    ...wait('Un message est parti', lastMessageOn, gapBefore(step, gapDays)),
    ...wait('Un message pour une autre société du groupe est parti', lastForOthersOn, gapDays),
    ...wait('Un appel a été prévu', lastCallOn, 1),
  ]
}

function gapBefore(step: Step, gapDays: number): number {
  return step.channel !== 'call' && isFormalNotice(step) ? Math.max(gapDays, DAYS_TO_PAY + 1) : gapDays
}

/** Days over which the messages to one customer are counted (`reminders.maxPerCustomer`). */
const COUNTED_DAYS = 30

/**
 * Why one more message would be too many for this customer on `date`; null when it may leave. Of `most` messages within 30 days the
 * oldest, sent on day D, allows the next one on D + 30. Calls are neither counted nor held.
 */
export function tooManyHold(step: Step, history: CustomerHistory, date: IsoDay, { most, region }: Pace): HoldReason | null {
  const [found] = tooMany(step, history, most)
  if (found === undefined || date >= found.allowedOn) return null
  const sent = `${most} ${plural(most ?? 0, 'message', 'messages')} depuis le ${formatDay(found.oldest, 'fr')}`
  return tooSoon(`Ce client a déjà reçu ${sent}`, found.allowedOn, `${most} au plus en ${COUNTED_DAYS} jours`, region)
}

function tooMany(step: Step, { messageDays }: CustomerHistory, most: number | null): { oldest: IsoDay; allowedOn: IsoDay }[] {
  const oldest = most === null || step.channel === 'call' ? undefined : messageDays[most - 1]
  return oldest === undefined ? [] : [{ oldest, allowedOn: addDays(oldest, COUNTED_DAYS) }]
}

/** The day told is one on which a message can leave; the hold itself ends when the gap does. */
function tooSoon(what: string, allowedOn: IsoDay, why: string, region: HolidayRegion): HoldReason {
  const leavesOn = nextWorkingDay(allowedOn, region)
  const working = leavesOn === allowedOn ? '' : ', puis le premier jour ouvré'
  const text = `${what} : pas d’autre avant le ${formatDay(leavesOn, 'fr')} (${why}${working}).`
  return { code: 'too-soon', until: dayBefore(allowedOn), text }
}
