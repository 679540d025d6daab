// Simple interest as an exact fraction of a cent, before any rounding.
// Knows nothing of half-years, payments or claims: a base, a rate, a run of days.
import { type Cents, mulDiv } from './cents.ts'
import { dayFrom } from './day.ts'
import type { DayBasis } from './settings.ts'

const COMMON_YEAR = 365
const LEAP_YEAR = 366

/** One denominator for both bases, so that fractions add up: 365 × 366 × 10 000 (basis points). */
export const INTEREST_DENOMINATOR = BigInt(COMMON_YEAR) * BigInt(LEAP_YEAR) * 10_000n

/**
 * Interest of a number of days of one year: base × yearly rate × days ÷ days of the year, as the numerator of a fraction over
 * `INTEREST_DENOMINATOR` cents. Basis `365`: every day weighs 1/365. Basis `actual`: a day of a leap year weighs 1/366, any other
 * 1/365. Numerators add up exactly, so a run over two years is rounded once.
 */
export function interestNumerator(baseCents: Cents, rateBps: number, days: number, year: number, basis: DayBasis): bigint {
  // The common denominator makes 1/365 weigh 366 and 1/366 weigh 365.
  const leap = basis === 'actual' && dayFrom(year, 2, 29) !== null
  return BigInt(baseCents) * BigInt(rateBps) * BigInt(days * (leap ? COMMON_YEAR : LEAP_YEAR))
}

/** A fraction over `INTEREST_DENOMINATOR`, in whole cents, half up. */
export function roundInterest(numerator: bigint): Cents {
  return mulDiv(numerator, 1, INTEREST_DENOMINATOR, 'half-up')
}
