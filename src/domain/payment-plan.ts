// Where a payment plan (échéancier accordé) stands on a day: what has been paid, the next instalment, the one that was missed.
// A pure function of the books: a late payment, once booked, puts the plan back on its feet. Penalties are never moved by it.
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import type { ManualHold, PlannedPayment } from './hold.ts'
import { isPledge } from './hold-cover.ts'
import { type HoldPaid, paidOf } from './hold-paid.ts'
import type { OpenItem } from './item.ts'

export type PlanStanding = { readonly paidCents: Cents; readonly totalCents: Cents } & (
  | { readonly kind: 'paid' }
  /** `next`: the first instalment not paid whole, with what is missing of it. */
  | { readonly kind: 'running'; readonly next: PlannedPayment }
  /** The first instalment whose day has passed without all that was due by then. */
  | { readonly kind: 'missed'; readonly missed: PlannedPayment }
)

/** The plan at the beginning of `date`: an instalment is due on its day and late the day after. */
export function planStanding({ schedule }: ManualHold, { paidCents, leftCents }: HoldPaid, date: IsoDay): PlanStanding {
  const totalCents = sumCents(schedule.map((one) => one.cents))
  let due = 0
  for (const { day, cents: part } of schedule) {
    due += part
    if (due <= paidCents || leftCents === 0) continue
    const missing = { day, cents: cents(Math.min(part, due - paidCents)) }
    return day < date
      ? { kind: 'missed', missed: missing, paidCents, totalCents }
      : { kind: 'running', next: missing, paidCents, totalCents }
  }
  return { kind: 'paid', paidCents, totalCents }
}

/** The holds of one customer on a day. */
export interface StandingHolds {
  readonly holds: readonly ManualHold[]
  /** Of the money that nobody has put against anything, what keeps a promise or a payment plan that runs: zero or more, netted nowhere else. */
  readonly setAsideCents: Cents
}

/**
 * The holds of one customer as the plan of `date` applies them: a payment plan that runs holds until its next instalment and says so, one
 * that is paid or missed holds nothing; nor does a promise once it is kept, and of a part promised only what is still to come, with what
 * came of it and was put against nothing yet. The others are as they were told.
 * @param items all of the customer's, settled ones too
 */
export function standingHolds(holds: readonly ManualHold[], items: readonly OpenItem[], date: IsoDay): StandingHolds {
  if (!holds.some(isPledge)) return { holds, setAsideCents: ZERO }
  const paid = paidOf(holds, items)
  const running = (hold: ManualHold): ManualHold[] => {
    if (!isPledge(hold)) return [hold]
    return hold.code === 'promise' ? standingPromise(hold, paid.of(hold)) : standingPlan(hold, paid.of(hold), date)
  }
  const aside = paid.setAside(holds.filter((hold) => isPledge(hold) && isRunning(hold, date) && running(hold).length > 0))
  const standing = holds.flatMap((hold) => running(hold).map((one) => withMoney(one, aside.get(hold) ?? ZERO)))
  return { holds: standing, setAsideCents: sumCents([...aside.values()]) }
}

/** A payment plan runs until it is paid or missed. */
function isRunning({ code, from, until }: ManualHold, date: IsoDay): boolean {
  return from <= date && (code === 'payment-plan' || until === null || until >= date)
}

/** Of a part held, the money that came for it is held too. */
function withMoney(hold: ManualHold, asideCents: Cents): ManualHold {
  if (hold.cents === null || asideCents === 0) return hold
  const came = hold.code === 'promise' ? [`dont ${formatAmount(asideCents)} reçus, pas encore affectés`] : []
  return { ...hold, cents: cents(hold.cents + asideCents), text: [...came, hold.text].filter((text) => text !== '').join(', ') }
}

/** One of which what was owed is not known, or of nothing owed yet, holds as it was told. */
function standingPromise(hold: ManualHold, { paidCents, leftCents }: HoldPaid): ManualHold[] {
  if (hold.owedCents === null || hold.owedCents === 0) return [hold]
  if (leftCents === 0) return []
  if (hold.cents === null) return [hold]
  return paidCents >= hold.cents ? [] : [{ ...hold, cents: cents(hold.cents - paidCents) }]
}

function standingPlan(hold: ManualHold, money: HoldPaid, date: IsoDay): ManualHold[] {
  const standing = planStanding(hold, money, date)
  if (standing.kind !== 'running') return []
  const { next, paidCents, totalCents } = standing
  const left = hold.cents === null ? null : cents(totalCents - paidCents)
  const paid = `${formatAmount(paidCents)} payés sur ${formatAmount(totalCents)}`
  const text = `${formatAmount(next.cents)} attendus le ${formatDay(next.day)} au plus tard, ${paid}${hold.text === '' ? '' : `, ${hold.text}`}`
  return [{ ...hold, until: next.day, cents: left, text }]
}
