// Where a payment plan (échéancier accordé) stands on a day: what has been paid, the next instalment, the one that was missed.
// A pure function of the books: a late payment, once booked, puts the plan back on its feet. Penalties are never moved by it.
import { type Cents, cents, sumCents } from './cents.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import type { ManualHold, PlannedPayment } from './hold.ts'
import { leftToPay, paidSince } from './hold-cover.ts'
import type { OpenItem } from './item.ts'

export type PlanStanding = { readonly paidCents: Cents; readonly totalCents: Cents } & (
  | { readonly kind: 'paid' }
  /** `next`: the first instalment not paid whole, with what is missing of it. */
  | { readonly kind: 'running'; readonly next: PlannedPayment }
  /** The first instalment whose day has passed without all that was due by then. */
  | { readonly kind: 'missed'; readonly missed: PlannedPayment }
)

/** The plan at the beginning of `date`: an instalment is due on its day and late the day after. @param items of the customer */
export function planStanding(hold: ManualHold, items: readonly OpenItem[], date: IsoDay): PlanStanding {
  const totalCents = sumCents(hold.schedule.map((one) => one.cents))
  const paidCents = paidSince(hold, items) ?? cents(0)
  let due = 0
  for (const { day, cents: part } of hold.schedule) {
    due += part
    if (due <= paidCents || leftToPay(hold, items) === 0) continue
    const missing = { day, cents: cents(Math.min(part, due - paidCents)) }
    return day < date
      ? { kind: 'missed', missed: missing, paidCents, totalCents }
      : { kind: 'running', next: missing, paidCents, totalCents }
  }
  return { kind: 'paid', paidCents, totalCents }
}

/**
 * The holds as the plan of `date` applies them: a payment plan that runs holds until its next instalment and says so, one that is paid or
 * missed holds nothing; the others are as they were told.
 */
export function standingHolds(holds: readonly ManualHold[], items: readonly OpenItem[], date: IsoDay): ManualHold[] {
  return holds.flatMap((hold) => {
    if (hold.code !== 'payment-plan' || hold.schedule.length === 0) return [hold]
    const standing = planStanding(hold, items, date)
    if (standing.kind !== 'running') return []
    const { next, paidCents, totalCents } = standing
    const left = hold.cents === null ? null : cents(totalCents - paidCents)
    const paid = `${formatAmount(paidCents)} payés sur ${formatAmount(totalCents)}`
    const text = `${formatAmount(next.cents)} attendus le ${formatDay(next.day)} au plus tard, ${paid}${hold.text === '' ? '' : `, ${hold.text}`}`
    return [{ ...hold, until: next.day, cents: left, text }]
  })
}
