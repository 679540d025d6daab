// One period written out as one types it on a pocket calculator, and its exact result before rounding.
// Knows nothing of why the period is so; refuses to print a formula that does not give the period's own sum.
import { type Cents, mulDiv } from '../../domain/cents.ts'
import type { ClaimPeriod } from '../../domain/claim.ts'
import { daysBetween, isoDay, partsOf } from '../../domain/day.ts'
import { formatRate } from '../../domain/format.ts'
import type { DayBasis } from '../../domain/settings.ts'
import { euros } from './amounts.ts'
import type { FormulaPart, PeriodCalculation } from './calculation.ts'

const DECIMALS = 6
/** Basis points of the whole, and cents of a euro. */
const PER_UNIT = 10_000n
const CENTS = 100n

/**
 * The period with its formula: base × rate × days ÷ 365; with the basis `actual` the days of leap years count apart, over 366, and
 * the two parts are added before rounding. The decimals shown are cut, never rounded, so they tell which way the cent goes.
 * @throws RangeError when the formula does not give the interest of the period: then it must not be printed.
 */
export function periodCalculation(period: ClaimPeriod, basis: DayBasis): PeriodCalculation {
  const parts = partsOfRun(period, basis)
  const { over, under } = exactCents(period, parts)
  if (interestOf(period, basis) !== period.interestCents) {
    throw new RangeError(`the formula of ${period.from} does not give ${period.interestCents}`)
  }
  const factors = `${euros(period.baseCents)} × ${formatRate(period.rateBps)}`
  return {
    ...period,
    parts,
    formula: parts.map(({ days, yearDays }) => `${factors} × ${days} ÷ ${yearDays}`).join(' + '),
    exact: cutDecimals(over, under * CENTS),
  }
}

/** A run of days with one base and one rate; both ends inclusive. */
type Run = Pick<ClaimPeriod, 'from' | 'to' | 'baseCents' | 'rateBps'>

/** Interest of a run of days, rounded half up. */
export function interestOf(run: Run, basis: DayBasis): Cents {
  const { over, under } = exactCents(run, partsOfRun(run, basis))
  return mulDiv(over, 1, under, 'half-up')
}

function partsOfRun({ from, to }: Run, basis: DayBasis): FormulaPart[] {
  if (basis === '365') return [{ days: daysBetween(from, to) + 1, yearDays: 365 }]
  const counted = new Map<365 | 366, number>()
  for (let year = partsOf(from).year; year <= partsOf(to).year; year++) {
    const first = isoDay(`${String(year).padStart(4, '0')}-01-01`)
    const last = isoDay(`${String(year).padStart(4, '0')}-12-31`)
    const yearDays = daysBetween(first, last) + 1 === 366 ? 366 : 365
    const share = daysBetween(from > first ? from : first, to < last ? to : last) + 1
    counted.set(yearDays, (counted.get(yearDays) ?? 0) + share)
  }
  return [...counted].map(([yearDays, share]) => ({ days: share, yearDays }))
}

/** Interest in cents as a fraction: over ÷ under. */
function exactCents({ baseCents, rateBps }: Run, parts: readonly FormulaPart[]): { over: bigint; under: bigint } {
  const weighed = parts.reduce((sum, { days, yearDays }) => sum + BigInt(days) * (yearDays === 365 ? 366n : 365n), 0n)
  return { over: BigInt(baseCents) * BigInt(rateBps) * weighed, under: 365n * 366n * PER_UNIT }
}

function cutDecimals(over: bigint, under: bigint): string {
  const scaled = over * 10n ** BigInt(DECIMALS)
  const digits = String(scaled / under).padStart(DECIMALS + 1, '0')
  const units = digits.slice(0, -DECIMALS).replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return `${units},${digits.slice(-DECIMALS)}${scaled % under === 0n ? '' : '…'}`
}
