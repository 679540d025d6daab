// The walk over late days: slices of equal rate and balance, part payments, days without a known rate.
// Knows nothing of regimes, fees or claims: it is told which half-year's rate each late day bears.
import { type Cents, cents, minCents, sumCents, ZERO } from './cents.ts'
import type { ClaimPayment, ClaimPeriod, UnknownRun } from './claim.ts'
import { addDays, daysBetween, type IsoDay, partsOf } from './day.ts'
import type { Accrual, AccrualInput } from './penalty-accrual.ts'
import { interestNumerator, roundInterest } from './penalty-interest.ts'
import { type HalfYear, halfYearBounds, halfYearOf } from './rates-half-year.ts'

interface Slice {
  readonly from: IsoDay
  to: IsoDay
  days: number
  readonly baseCents: Cents
  readonly rateBps: number
  numerator: bigint
}

interface Walk {
  readonly input: AccrualInput
  balance: Cents
  paidInterest: Cents
  surplus: Cents
  /** The slice that the next late day may lengthen. */
  open: Slice | null
  readonly closed: ClaimPeriod[]
  closedCents: Cents
  readonly rateHalves: Set<HalfYear>
  readonly unknown: UnknownRun[]
}

/**
 * Interest from `from` to `last`. One slice per run of consecutive days with equal rate and balance, rounded half up; the sum of
 * the slices is the interest. With interest first, a payment pays what has accrued up to its day inclusive and is not paid yet,
 * then principal; when it does not reach the principal the slice goes on.
 * @throws RangeError when a payment is negative.
 */
export function accrueInterest(input: AccrualInput): Accrual {
  const payments = input.payments.filter(({ day }) => day <= input.until).sort(byDay)
  const walk = startWalk(input)
  let cursor = input.from
  for (const payment of payments) {
    if (payment.day >= cursor) {
      addLateDays(walk, cursor, payment.day < input.last ? payment.day : input.last)
      cursor = addDays(payment.day, 1)
    }
    applyPayment(walk, payment)
  }
  addLateDays(walk, cursor, input.last)
  closeSlice(walk)
  return {
    periods: walk.closed,
    accruedCents: walk.closedCents,
    paidInterestCents: walk.paidInterest,
    principalCents: walk.balance,
    surplusCents: walk.surplus,
    rateHalves: walk.rateHalves,
    unknown: walk.unknown,
  }
}

/** By day; on one day what is paid comes before what is written off. */
function byDay(a: ClaimPayment, b: ClaimPayment): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return Number(a.principalOnly === true) - Number(b.principalOnly === true)
}

function startWalk(input: AccrualInput): Walk {
  const balance = input.amountCents > 0 ? input.amountCents : ZERO
  return {
    input,
    balance,
    paidInterest: ZERO,
    surplus: ZERO,
    open: null,
    closed: [],
    closedCents: ZERO,
    rateHalves: new Set(),
    unknown: [],
  }
}

function addLateDays(walk: Walk, from: IsoDay, to: IsoDay): void {
  if (walk.balance === 0) return
  let start = from
  while (start <= to) {
    const half = halfYearOf(start)
    const halfEnd = halfYearBounds(half).to
    const end = halfEnd < to ? halfEnd : to
    addRun(walk, start, end, walk.input.rateHalf(half))
    start = addDays(end, 1)
  }
}

/** Days of one half-year, so of one year. */
function addRun(walk: Walk, from: IsoDay, to: IsoDay, half: HalfYear): void {
  const rateBps = walk.input.rateBps(half)
  const days = daysBetween(from, to) + 1
  if (rateBps === null) {
    closeSlice(walk)
    addUnknown(walk.unknown, { half, from, to, days })
    return
  }
  walk.rateHalves.add(half)
  const numerator = interestNumerator(walk.balance, rateBps, days, partsOf(from).year, walk.input.basis)
  const { open } = walk
  if (open !== null && open.rateBps === rateBps && open.baseCents === walk.balance) {
    open.to = to
    open.days += days
    open.numerator += numerator
    return
  }
  closeSlice(walk)
  walk.open = { from, to, days, baseCents: walk.balance, rateBps, numerator }
}

/** A run that goes on where the last one ended lengthens it. */
function addUnknown(runs: UnknownRun[], run: UnknownRun): void {
  const last = runs.at(-1)
  if (last === undefined || last.half !== run.half || addDays(last.to, 1) !== run.from) runs.push(run)
  else runs[runs.length - 1] = { ...last, to: run.to, days: last.days + run.days }
}

function closeSlice(walk: Walk): void {
  if (walk.open === null) return
  const { from, to, days, baseCents, rateBps, numerator } = walk.open
  const interestCents = roundInterest(numerator)
  walk.closed.push({ from, to, days, baseCents, rateBps, interestCents })
  walk.closedCents = sumCents([walk.closedCents, interestCents])
  walk.open = null
}

function applyPayment(walk: Walk, payment: ClaimPayment): void {
  if (payment.cents < 0) throw new RangeError(`a payment is never negative: ${payment.cents}`)
  let left = payment.cents
  if (walk.input.imputation === 'interest' && payment.principalOnly !== true) {
    const accrued = sumCents([walk.closedCents, walk.open === null ? 0 : roundInterest(walk.open.numerator)])
    const toInterest = minCents(left, cents(accrued - walk.paidInterest))
    walk.paidInterest = sumCents([walk.paidInterest, toInterest])
    left = cents(left - toInterest)
  }
  const toPrincipal = minCents(left, walk.balance)
  walk.balance = cents(walk.balance - toPrincipal)
  walk.surplus = sumCents([walk.surplus, left - toPrincipal])
}
