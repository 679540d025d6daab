// A calculation sheet of late-payment penalties as data: all that a clerk needs to redo each sum by hand, before any layout.
// Knows no file format. Days stay days, amounts whole cents; sentences are French and finished.
import type { Cents } from '../../domain/cents.ts'
import type { ClaimPeriod } from '../../domain/claim.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { CustomerCode } from '../../domain/names.ts'

/** Creditor or debtor, as the heading names him; lines come under the name: legal form, SIREN, address. */
export interface Party {
  readonly name: string
  readonly lines: readonly string[]
}

/** What changed the debt on a day, and the principal left after it. */
export interface Movement {
  readonly day: IsoDay | null
  readonly what: string
  /** Positive for the invoice itself, negative for what reduces it. */
  readonly cents: Cents
  /** The part that paid interest (C. civ. 1343-1), positive. */
  readonly toInterestCents: Cents
  readonly leftCents: Cents
}

/** A number of days that weigh one part of the same year length. */
export interface FormulaPart {
  readonly days: number
  readonly yearDays: 365 | 366
}

export interface PeriodCalculation extends ClaimPeriod {
  readonly parts: readonly FormulaPart[]
  /** As typed on a pocket calculator, without its result: `10 000,00 × 12,15 % × 10 ÷ 365`. */
  readonly formula: string
  /** The result before rounding, cut after six decimals, with an ellipsis when more follow: `33,287671…`. */
  readonly exact: string
}

/** Late days without a published rate, both ends inclusive. */
export interface UnpublishedDays {
  readonly half: string
  readonly from: IsoDay
  readonly to: IsoDay
  readonly days: number
}

export interface Choice {
  readonly name: string
  readonly text: string
  readonly by: string
}

export interface AppliedRate {
  readonly half: string
  readonly rateBps: number
  readonly made: string
  readonly source: string
}

export interface OtherReading {
  readonly text: string
  readonly principalCents: Cents
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly totalCents: Cents
  /** Its total less the sheet's. */
  readonly differenceCents: Cents
}

export interface Sums {
  readonly principalCents: Cents
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly totalCents: Cents
}

/** A line of the account of an invoice: what is added up, and why. */
export interface AccountLine {
  readonly kind:
    | 'interest-accrued'
    | 'interest-paid'
    | 'interest-booked'
    | 'interest-waived'
    | 'interest-due'
    | 'fee'
    | 'principal'
    | 'total'
  readonly label: string
  /** Article, state, day and reason; '' for none. */
  readonly detail: string
  readonly cents: Cents
}

export interface InvoiceCalculation extends Sums {
  readonly customer: CustomerCode | null
  readonly customerName: string
  readonly ref: string
  readonly issuedOn: IsoDay | null
  readonly dueOn: IsoDay
  readonly regime: string
  readonly amountCents: Cents
  /** Label and value, in order: what is known of the invoice besides the columns above. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** The invoice first. */
  readonly movements: readonly Movement[]
  readonly choices: readonly Choice[]
  readonly rates: readonly AppliedRate[]
  readonly periods: readonly PeriodCalculation[]
  readonly unpublished: readonly UnpublishedDays[]
  readonly account: readonly AccountLine[]
  readonly readings: readonly OtherReading[]
  readonly limitationOn: IsoDay | null
  /** Whole sentences; '' on a sheet that does not say it. */
  readonly limitation: string
  readonly claimable: boolean
  readonly claimability: string
  readonly notes: readonly string[]
}

/** All the invoices of one customer. */
export interface CustomerCalculation {
  /** Null without a dossier. */
  readonly debtor: Party | null
  readonly invoices: readonly InvoiceCalculation[]
  readonly totals: Sums
}

export interface CalculationSheet {
  /** Day of the calculation. */
  readonly until: IsoDay
  /** Null without a dossier. */
  readonly creditor: Party | null
  /** What the page header names: the invoice, the customer, or how many of them. */
  readonly reference: string
  /** In the order of the claims; one at least. */
  readonly customers: readonly CustomerCalculation[]
  readonly totals: Sums
  /** How to redo it, step by step. */
  readonly steps: readonly string[]
  /** State of the law, what the sheet does not say, program. */
  readonly mentions: readonly string[]
  /** One line per invoice, without the steps of its calculation. Absent: in full. */
  readonly summary?: true
  readonly version: string
}
