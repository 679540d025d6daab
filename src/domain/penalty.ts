// A late-payment claim: interest, flat fee and what is still unpaid, under the regime of the debtor.
// Knows nothing of ledgers: `claimForItem` turns an item into this input. It shows sums; it never says what the user must do.
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import type { ClaimPart, ExplainedClaim, LatePaymentClaim } from './claim.ts'
import { limitationOn } from './limitation.ts'
import { claimChoices, claimRates } from './penalty-choices.ts'
import type { ClaimInput } from './penalty-input.ts'
import { claimNotes } from './penalty-notes.ts'
import { claimReadings } from './penalty-readings.ts'
import { type ClaimSums, claimSums, judgmentOf } from './penalty-sums.ts'
import type { RateTable } from './rates.ts'

const DUE: ClaimPart = { state: 'due', day: null, reason: null }

/**
 * The claim on `until`. Late days run from the day after the due date to `until` or to the payment, inclusive (so `end - due`); each
 * bears the rate of its half-year (C. com. L441-10 II), each period is rounded half up, interest is the sum of the periods.
 *
 * Payments pay principal first. With interest first (C. civ. 1343-1) `principalCents` and `interestCents` are what is still owed of
 * each, `paidInterestCents` is the interest already paid, and periods always show all that accrued:
 * sum of periods = interestCents + paidInterestCents + bookedInterestCents, unless interest was waived.
 *
 * Only an invoice bears interest and the fee. The fee is due once when the invoice is paid late, even after it has been paid, never by
 * a consumer nor abroad. Public buyers: one rate, of the half-year in which interest starts (R2192-32). A judgment that opens collective
 * proceedings stops the interest of earlier invoices (L622-28). A claim is claimable when there is interest or a fee to claim and
 * nothing forbids it; otherwise the notes say why. The law was checked on 2026-11-21.
 * @throws RangeError when a payment is negative.
 */
export function computeClaim(input: ClaimInput, rates: RateTable): LatePaymentClaim {
  return claimOf(input, rates, claimSums(input, rates))
}

/** The same claim with its choices, its other readings and its rates. Costs several times as much: for people who ask, not for a plan. */
export function explainClaim(input: ClaimInput, rates: RateTable): ExplainedClaim {
  const sums = claimSums(input, rates)
  const bookedFee = input.history?.booked?.feeCents ?? ZERO
  return {
    ...claimOf(input, rates, sums),
    until: input.until,
    issuedOn: input.issuedOn,
    amountCents: input.amountCents,
    payments: sums.reductions,
    choices: claimChoices(input),
    settings: input.settings,
    ...(bookedFee > 0 ? { bookedFeeCents: bookedFee } : {}),
    readings: claimReadings(input, rates, sums),
    rates: claimRates(input, rates, sums.accrual),
    unknownRates: sums.accrual.unknown,
    interest: input.history?.interest ?? DUE,
    fee: input.history?.fee ?? DUE,
    noticeOn: input.noticeOn,
    insolvencyOn: judgmentOf(input),
  }
}

/**
 * The interest to ask for beside what the books leave open. Where payments pay interest first (C. civ. 1343-1) the claim leaves more
 * principal and less interest than the books, which show every payment on the principal: the whole is the same.
 */
export function interestBeside({ principalCents, interestCents }: LatePaymentClaim, outstandingCents: Cents): Cents {
  return cents(interestCents + Math.max(0, principalCents - Math.max(0, outstandingCents)))
}

function claimOf(input: ClaimInput, rates: RateTable, sums: ClaimSums): LatePaymentClaim {
  const { accrual, interestCents, feeCents } = sums
  const paidInterest = sumCents([accrual.paidInterestCents, input.history?.interestPaidCents ?? 0])
  const bookedInterest = input.history?.booked?.interestCents ?? ZERO
  const { notes, forbidden } = claimNotes(input, rates, sums)
  return {
    customer: input.customer,
    ref: input.ref,
    regime: input.regime,
    dueOn: input.dueOn,
    principalCents: accrual.principalCents,
    periods: accrual.periods,
    interestCents,
    ...(paidInterest > 0 ? { paidInterestCents: paidInterest } : {}),
    ...(bookedInterest > 0 ? { bookedInterestCents: bookedInterest } : {}),
    feeCents,
    totalCents: sumCents([accrual.principalCents, interestCents, feeCents]),
    unknownRateDays: accrual.unknown.reduce((sum, { days }) => sum + days, 0),
    limitationOn: limitationOn(input.regime, input.issuedOn, input.dueOn),
    claimable: !forbidden && interestCents + feeCents > 0,
    notes,
  }
}
