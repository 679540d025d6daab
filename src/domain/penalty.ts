// A late-payment claim: interest, flat fee and what is still unpaid, under the regime of the debtor.
// Knows nothing of ledgers: `claimForItem` turns an item into this input. It shows sums; it never says what the user must do.
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import type { LatePaymentClaim } from './claim.ts'
import { addDays, type IsoDay } from './day.ts'
import type { MovementKind } from './ledger-line.ts'
import { limitationOn } from './limitation.ts'
import type { CustomerCode } from './names.ts'
import type { Accrual, ClaimPayment } from './penalty-accrual.ts'
import { claimNotes } from './penalty-notes.ts'
import { accrueInterest } from './penalty-periods.ts'
import { type HalfYear, halfYearOf, type RateTable, rateFor } from './rates.ts'
import type { PenaltySettings, Regime } from './settings.ts'

export type { ClaimPayment } from './penalty-accrual.ts'

/** 40 EUR per invoice paid late (C. com. D441-5; C. commande publique D2192-35). */
const RECOVERY_FEE = 4000 as Cents

export interface ClaimInput {
  readonly customer: CustomerCode | null
  readonly ref: string | null
  readonly kind: MovementKind
  /** The whole invoice including tax; zero or less bears nothing. */
  readonly amountCents: Cents
  /** Null: the limitation period is counted from the due date less 30 days. */
  readonly issuedOn: IsoDay | null
  readonly dueOn: IsoDay
  /** The day of the calculation, itself a late day. */
  readonly until: IsoDay
  /** Those after `until` are ignored. */
  readonly payments: readonly ClaimPayment[]
  readonly regime: Regime
  readonly settings: PenaltySettings
  /** Day of the formal notice: a consumer owes interest from the day after. */
  readonly noticeOn: IsoDay | null
  /** Another instalment of the invoice bears the fee. */
  readonly feeElsewhere?: boolean
  /** French sentences: each one forbids claiming and is told in the notes. */
  readonly obstacles?: readonly string[]
}

/**
 * The claim on `until`. Late days run from the day after the due date to `until` or to the payment, inclusive (so `end - due`); each
 * bears the rate of its half-year (C. com. L441-10 II), each period is rounded half up, interest is the sum of the periods.
 *
 * Payments pay principal first. With interest first (C. civ. 1343-1) `principalCents` and `interestCents` are what is still owed of
 * each, `paidInterestCents` is the interest already paid, and periods always show all that accrued:
 * sum of periods = interestCents + paidInterestCents.
 *
 * Only an invoice bears interest and the fee. The fee is due once when the invoice is paid late, even after it has been paid, never by
 * a consumer nor abroad. Public buyers: one rate, of the half-year in which interest starts (R2192-32). A claim is claimable when there
 * is interest or a fee to claim and nothing forbids it; otherwise the notes say why. The law was checked on 2026-11-21.
 * @throws RangeError when a payment is negative.
 */
export function computeClaim(input: ClaimInput, rates: RateTable): LatePaymentClaim {
  const accrual = accrueFor(input, rates, input.settings.imputation)
  const interestCents = cents(accrual.accruedCents - accrual.paidInterestCents)
  const feeCents = recoveryFee(input)
  const { notes, forbidden } = claimNotes(input, rates, accrual, {
    bearing: bearingFrom(input) !== null,
    late: lateOnDueDay(input),
    otherImputation: totalWithOtherImputation(input, rates),
    owedCents: sumCents([interestCents, feeCents]),
  })
  return {
    customer: input.customer,
    ref: input.ref,
    regime: input.regime,
    dueOn: input.dueOn,
    principalCents: accrual.principalCents,
    periods: accrual.periods,
    interestCents,
    ...(accrual.paidInterestCents > 0 ? { paidInterestCents: accrual.paidInterestCents } : {}),
    feeCents,
    totalCents: sumCents([accrual.principalCents, interestCents, feeCents]),
    unknownRateDays: [...accrual.unknownDays.values()].reduce((sum, days) => sum + days, 0),
    limitationOn: limitationOn(input.regime, input.issuedOn, input.dueOn),
    claimable: !forbidden && interestCents + feeCents > 0,
    notes,
  }
}

/** The first day that bears interest, or null when nothing ever does: not an invoice, no formal notice, abroad without a contract rate. */
function bearingFrom(input: ClaimInput): IsoDay | null {
  if (input.kind !== 'invoice') return null
  const late = addDays(input.dueOn, 1)
  if (input.regime === 'abroad') return input.settings.rate?.kind === 'contract' ? late : null
  if (input.regime !== 'consumer') return late
  if (input.noticeOn === null) return null
  const noticed = addDays(input.noticeOn, 1)
  return noticed > late ? noticed : late
}

function accrueFor(input: ClaimInput, rates: RateTable, imputation: PenaltySettings['imputation']): Accrual {
  const { settings, regime, until } = input
  const from = bearingFrom(input)
  const rateHalf = rateHalfOf(input, from ?? until)
  return accrueInterest({
    amountCents: input.amountCents,
    from: from ?? addDays(until, 1),
    until,
    payments: input.payments,
    basis: settings.basis,
    imputation,
    rateHalf,
    rateBps: (half) => rateFor(rates, half, regime, settings.rate, settings.belowFloor),
  })
}

/** Which half-year's rate a late day bears. `current` takes the day of the calculation, also for an invoice paid before it. */
function rateHalfOf({ regime, settings, until }: ClaimInput, from: IsoDay): (half: HalfYear) => HalfYear {
  const mode = regime === 'public' ? 'frozen' : regime === 'consumer' ? 'split' : settings.halfYear
  if (mode === 'split') return (half) => half
  const one = halfYearOf(mode === 'frozen' ? from : until)
  return () => one
}

function recoveryFee(input: ClaimInput): Cents {
  if (input.feeElsewhere) return ZERO
  const owedBy = input.regime === 'business' || input.regime === 'public' || input.regime === 'to-confirm'
  return owedBy && input.kind === 'invoice' && lateOnDueDay(input) ? RECOVERY_FEE : ZERO
}

/** Something was still unpaid when the due day ended. */
function lateOnDueDay({ amountCents, payments, dueOn, until }: ClaimInput): boolean {
  const paid = sumCents(payments.filter(({ day }) => day <= dueOn).map((payment) => payment.cents))
  return until > dueOn && amountCents > paid
}

/** What would be owed in all, the fee apart, with the other imputation; null when no payment fell while interest ran. */
function totalWithOtherImputation(input: ClaimInput, rates: RateTable): Cents | null {
  const from = bearingFrom(input)
  if (from === null || !input.payments.some(({ day }) => day >= from && day <= input.until)) return null
  const other = accrueFor(input, rates, input.settings.imputation === 'principal' ? 'interest' : 'principal')
  return cents(other.principalCents + other.accruedCents - other.paidInterestCents)
}
