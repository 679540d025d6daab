// Simple interest as an exact fraction of a cent, before any rounding.
// Knows nothing of half-years, payments or claims: a base, a rate, a run of days.
import { type Cents, mulDiv } from './cents.ts'
import { dayFrom, daysBetween, type IsoDay, partsOf } from './day.ts'
import type { DayBasis } from './settings.ts'

const COMMON_YEAR = 365
const LEAP_YEAR = 366

/** One denominator for both bases, so that fractions add up: 365 × 366 × 10 000 (basis points). */
export const INTEREST_DENOMINATOR = BigInt(COMMON_YEAR) * BigInt(LEAP_YEAR) * 10_000n

/**
 * Interest of the days from `from` to `to`, both inclusive: base × yearly rate × days ÷ days of the year, as the numerator of a
 * fraction over `INTEREST_DENOMINATOR` cents. Basis `365`: every day weighs 1/365. Basis `actual`: a day of a leap year weighs
 * 1/366, any other 1/365, so a run may cross the year. Zero when `to` is before `from`.
 */
export function interestNumerator(baseCents: Cents, rateBps: number, from: IsoDay, to: IsoDay, basis: DayBasis): bigint {
  return BigInt(baseCents) * BigInt(rateBps) * dayWeights(from, to, basis)
}

/** A fraction over `INTEREST_DENOMINATOR`, in whole cents, half up. */
export function roundInterest(numerator: bigint): Cents {
  return mulDiv(numerator, 1, INTEREST_DENOMINATOR, 'half-up')
}

function dayWeights(from: IsoDay, to: IsoDay, basis: DayBasis): bigint {
  if (to < from) return 0n
  if (basis === '365') return BigInt((daysBetween(from, to) + 1) * LEAP_YEAR)
  let weights = 0n
  let start = from
  for (let year = partsOf(from).year; year <= partsOf(to).year; year++) {
    const lastOfYear = dayFrom(year, 12, 31)
    const end = lastOfYear !== null && lastOfYear < to ? lastOfYear : to
    // The common denominator makes a leap day weigh 365 and any other day 366.
    const weight = dayFrom(year, 2, 29) === null ? LEAP_YEAR : COMMON_YEAR
    weights += BigInt((daysBetween(start, end) + 1) * weight)
    start = dayFrom(year + 1, 1, 1) ?? to
  }
  return weights
}
