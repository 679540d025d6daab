// What a late-payment claim is: shown to people, printed on sheets, never a judgment.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { DueSource } from './item.ts'
import type { CustomerCode } from './names.ts'
import type { HalfYear } from './rates-half-year.ts'
import type { PenaltySettings, Regime } from './settings.ts'

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

/** What reduces the debt on a day. The day itself still bears interest on the former balance. */
export interface ClaimPayment {
  readonly day: IsoDay
  /** Positive. */
  readonly cents: Cents
  /** A write-off, a transfer or a credit note: it takes principal away and never pays interest. */
  readonly principalOnly?: boolean
  /** What it is, in French, as a sheet shows it; absent: a payment. */
  readonly what?: string
}

/** One choice of the calculation, told as people read it. */
export interface ClaimChoice {
  /** 'rate', 'half-year', 'basis', 'imputation', 'floor', 'credit-notes', 'instalment-fee'. */
  readonly name: string
  /** French sentence without its end mark, with the article of law. */
  readonly text: string
  /** Who chose: the law, the dossier, an exception for the customer or for the invoice. */
  readonly by: 'law' | 'dossier' | 'customer' | 'invoice'
}

/** What another reading of the law would give, all other choices kept. */
export interface ClaimReading {
  readonly name: ClaimChoice['name'] | 'unallocated-credits'
  /** French sentence without its end mark. */
  readonly text: string
  readonly principalCents: Cents
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly totalCents: Cents
}

/** The rate of a half-year that was applied, with the figures it comes from. */
export interface ClaimRate {
  readonly half: HalfYear
  readonly rateBps: number
  /** How the rate is made, in French: "BCE 2,15 % + 10 points". */
  readonly made: string
  readonly source: string
}

/** Late days, both ends inclusive, whose half-year has no rate in the table: excluded from the sum. */
export interface UnknownRun {
  /** The half-year whose rate is missing. */
  readonly half: HalfYear
  readonly from: IsoDay
  readonly to: IsoDay
  readonly days: number
}

/** Where one part of a claim stands. `claimed`: asked for already, still owed; `paid`, `waived`: nothing more is asked. */
export interface ClaimPart {
  readonly state: 'due' | 'claimed' | 'paid' | 'waived'
  /** Day of the last change, null while it is due. */
  readonly day: IsoDay | null
  /** In French: the reminder that claimed it, the reason of a waiver. */
  readonly reason: string | null
}

/** What has become of a claim so far; absent: due. */
export interface ClaimHistory {
  readonly interest: ClaimPart
  /** Interest paid already, as the books or the user tell it. */
  readonly interestPaidCents: Cents
  readonly fee: ClaimPart
  /** What of it stands in the books as debits of their own; absent: nothing. */
  readonly booked?: ClaimBooking
  /** French sentence: why nobody can tell what of it was asked for already. Forbids claiming. */
  readonly doubt?: string
}

/** The part of a claim that was booked as a debit of the customer: owed, reminded and paid there, so that it is counted no more here. */
export interface ClaimBooking {
  readonly interestCents: Cents
  readonly feeCents: Cents
  /** EcritureDate of the latest of the entries. */
  readonly day: IsoDay
  /** References of the entries, as printed, in the order of their days. */
  readonly refs: readonly string[]
}

export interface LatePaymentClaim {
  readonly customer: CustomerCode | null
  readonly ref: string | null
  readonly regime: Regime
  readonly dueOn: IsoDay
  /** What is still unpaid on the day. */
  readonly principalCents: Cents
  readonly periods: readonly ClaimPeriod[]
  /** What is still owed of the interest: the sum of the periods, less `paidInterestCents` and `bookedInterestCents`. */
  readonly interestCents: Cents
  /** Interest already paid by part payments when they pay interest first (C. civ. 1343-1); absent when none. */
  readonly paidInterestCents?: Cents
  /** Interest that stands in the books as a debit of its own (see `ClaimBooking`); absent when none. */
  readonly bookedInterestCents?: Cents
  readonly feeCents: Cents
  /** Principal + interest + fee. */
  readonly totalCents: Cents
  /** Late days whose half-year has no published rate: excluded from the sum. */
  readonly unknownRateDays: number
  /** Earliest day the claim may be time-barred ("au plus tôt, à vérifier"). */
  readonly limitationOn: IsoDay | null
  /** False: shown, never claimed in a message; `notes` say why. */
  readonly claimable: boolean
  /** French sentences: reasons not to claim, days without a rate, what was applied. */
  readonly notes: readonly string[]
}

/** A claim with all it takes to redo it by hand. */
export interface ExplainedClaim extends LatePaymentClaim {
  /** The day of the calculation. */
  readonly until: IsoDay
  readonly issuedOn: IsoDay | null
  /** The invoice including tax, before any payment or credit note. */
  readonly amountCents: Cents
  /** What reduced it by `until`, by day: payments, write-offs, credit notes. */
  readonly payments: readonly ClaimPayment[]
  readonly choices: readonly ClaimChoice[]
  /** The same choices as they were applied. */
  readonly settings: PenaltySettings
  /** How the due date is known; absent: whoever asked said it. */
  readonly dueSource?: DueSource
  /** The part of the fee that stands in the books as a debit of its own (see `ClaimBooking`); absent when none. */
  readonly bookedFeeCents?: Cents
  /** Other readings of the law that give another sum; none when they all agree. */
  readonly readings: readonly ClaimReading[]
  /** By half-year, in order of use. */
  readonly rates: readonly ClaimRate[]
  /** The days counted in `unknownRateDays`. */
  readonly unknownRates: readonly UnknownRun[]
  /** Where interest and fee stand. */
  readonly interest: ClaimPart
  readonly fee: ClaimPart
  /** Days and sums of a judgment, a formal notice: what moved the first or the last day of interest. */
  readonly noticeOn: IsoDay | null
  readonly insolvencyOn: IsoDay | null
}
