// What the walk over late days is given and what it gives back.
// Knows nothing of regimes: whoever asks says which half-year's rate a late day bears.
import type { Cents } from './cents.ts'
import type { ClaimPayment, ClaimPeriod, UnknownRun } from './claim.ts'
import type { IsoDay } from './day.ts'
import type { HalfYear } from './rates-half-year.ts'
import type { DayBasis, Imputation } from './settings.ts'

export interface AccrualInput {
  readonly amountCents: Cents
  /** First day that bears interest. Payments of earlier days reduce the principal alone. */
  readonly from: IsoDay
  /** Last day that bears interest (inclusive). */
  readonly last: IsoDay
  /** The day of the calculation: later payments are ignored, those after `last` reduce the principal. */
  readonly until: IsoDay
  readonly payments: readonly ClaimPayment[]
  readonly basis: DayBasis
  readonly imputation: Imputation
  /** The half-year whose rate a day of this half-year bears. */
  readonly rateHalf: (half: HalfYear) => HalfYear
  /** Yearly rate of a half-year, basis points; null when not known. */
  readonly rateBps: (half: HalfYear) => number | null
}

export interface Accrual {
  readonly periods: readonly ClaimPeriod[]
  /** Sum of the periods. */
  readonly accruedCents: Cents
  /** Part of it that payments have paid (C. civ. 1343-1); zero when principal is paid first. */
  readonly paidInterestCents: Cents
  /** Unpaid principal on `until`, never below zero. */
  readonly principalCents: Cents
  /** Paid beyond what was owed. */
  readonly surplusCents: Cents
  /** Half-years whose rate was applied, in order of use. */
  readonly rateHalves: ReadonlySet<HalfYear>
  /** Late days without a rate, in order. */
  readonly unknown: readonly UnknownRun[]
}
