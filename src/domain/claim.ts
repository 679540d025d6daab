// What a late-payment claim is: shown to people, printed on sheets, never a judgment.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { CustomerCode } from './names.ts'
import type { Regime } from './settings.ts'

/** A run of late days with one rate and one unpaid base; both ends are late days (inclusive). */
export interface ClaimPeriod {
  readonly from: IsoDay
  readonly to: IsoDay
  readonly days: number
  readonly baseCents: Cents
  readonly rateBps: number
  /** Base × rate × days / basis, rounded to the cent, half up. */
  readonly interestCents: Cents
}

export interface LatePaymentClaim {
  readonly customer: CustomerCode | null
  readonly ref: string | null
  readonly regime: Regime
  readonly dueOn: IsoDay
  /** What is still unpaid on the day. */
  readonly principalCents: Cents
  readonly periods: readonly ClaimPeriod[]
  /** What is still owed of the interest: the sum of the periods, less `paidInterestCents`. */
  readonly interestCents: Cents
  /** Interest already paid by part payments when they pay interest first (C. civ. 1343-1); absent when none. */
  readonly paidInterestCents?: Cents
  readonly feeCents: Cents
  /** Principal + interest + fee. */
  readonly totalCents: Cents
  /** Late days whose half-year has no published rate: excluded from the sum. */
  readonly unknownRateDays: number
  /** Earliest day the claim may be time-barred ("au plus tôt, à vérifier"). */
  readonly limitationOn: IsoDay | null
  /** False: shown, never claimed in a message; `notes` say why. */
  readonly claimable: boolean
  /** French sentences: choices made, reasons not to claim, days without a rate. */
  readonly notes: readonly string[]
}
