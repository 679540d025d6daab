// The sums of a claim under one set of choices: which days bear interest, at the rate of which half-year, and the fee.
// Knows nothing of notes, readings or of what may be claimed.
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import type { ClaimPayment } from './claim.ts'
import { addDays, type IsoDay } from './day.ts'
import { presumedIssue } from './limitation.ts'
import type { Accrual } from './penalty-accrual.ts'
import type { ClaimInput } from './penalty-input.ts'
import { accrueInterest } from './penalty-periods.ts'
import { type HalfYear, halfYearOf, type RateTable, rateFor } from './rates.ts'
import type { Imputation } from './settings.ts'

/** 40 EUR per invoice paid late (C. com. D441-5; C. commande publique D2192-35; checked on 2026-11-21). */
export const RECOVERY_FEE = 4000 as Cents

export interface ClaimSums {
  readonly accrual: Accrual
  /** Accrued, less what payments and the debtor have paid of it and what was booked; nothing when it was waived. */
  readonly interestCents: Cents
  readonly feeCents: Cents
  /** First day that bears interest; null when none ever does. */
  readonly bearingFrom: IsoDay | null
  /** Something was still unpaid when the due day ended. */
  readonly late: boolean
  /** What reduced the debt by the day of the calculation, credit notes included, by day. */
  readonly reductions: readonly ClaimPayment[]
}

/** What payments of the invoice pay first. Interest that the books hold as a debit of its own is paid there: the invoice's payments are principal. */
export function imputationOf({ settings, history }: Pick<ClaimInput, 'settings' | 'history'>): Imputation {
  return (history?.booked?.interestCents ?? 0) > 0 ? 'principal' : settings.imputation
}

/** Works out the sums. The law was checked on 2026-11-21. @throws RangeError when a payment is negative. */
export function claimSums(input: ClaimInput, rates: RateTable): ClaimSums {
  const { owedCents, payments } = debtOf(input)
  const bearingFrom = bearingDay(input)
  const accrual = accrueFor(input, rates, owedCents, payments, bearingFrom)
  const { history } = input
  const settled = sumCents([accrual.paidInterestCents, history?.interestPaidCents ?? 0, history?.booked?.interestCents ?? 0])
  const left = accrual.accruedCents - settled
  const late =
    input.until > input.dueOn && owedCents > sumCents(payments.filter(({ day }) => day <= input.dueOn).map(({ cents: part }) => part))
  const fee = bearsFee(input) && late ? cents(Math.max(0, RECOVERY_FEE - (history?.booked?.feeCents ?? 0))) : ZERO
  return {
    accrual,
    interestCents: history?.interest.state === 'waived' ? ZERO : cents(Math.max(0, left)),
    feeCents: history?.fee.state === 'waived' || history?.fee.state === 'paid' ? ZERO : fee,
    bearingFrom,
    late,
    reductions: [...input.payments, ...(input.creditNotes ?? []).map((note) => ({ what: 'avoir', ...note, principalOnly: true }))]
      .filter(({ day }) => day <= input.until)
      .sort(byDay),
  }
}

function byDay(a: ClaimPayment, b: ClaimPayment): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0
}

/** What is owed from the start, and what reduces it: credit notes are the one or the other. */
function debtOf({ amountCents, payments, creditNotes = [], settings, until }: ClaimInput): { owedCents: Cents; payments: ClaimPayment[] } {
  const noted = creditNotes.filter(({ day }) => day <= until).map((note) => ({ ...note, principalOnly: true }))
  const fromStart = settings.creditNotes === 'start' ? sumCents(noted.map((note) => note.cents)) : ZERO
  const left = [...payments.filter(({ day }) => day <= until), ...(settings.creditNotes === 'start' ? [] : noted)]
  return { owedCents: cents(amountCents - fromStart), payments: left }
}

/** The first day that bears interest, or null when nothing ever does: not an invoice, no formal notice, abroad without a contract rate. */
function bearingDay(input: ClaimInput): IsoDay | null {
  if (input.kind !== 'invoice') return null
  const late = addDays(input.dueOn, 1)
  if (input.regime === 'abroad') return input.settings.rate?.kind === 'contract' ? late : null
  if (input.regime !== 'consumer') return late
  if (input.noticeOn === null) return null
  const noticed = addDays(input.noticeOn, 1)
  return noticed > late ? noticed : late
}

function accrueFor(
  input: ClaimInput,
  rates: RateTable,
  amountCents: Cents,
  payments: readonly ClaimPayment[],
  from: IsoDay | null,
): Accrual {
  const { settings, regime, until } = input
  const judgment = judgmentOf(input)
  const last = judgment !== null ? addDays(judgment, -1) : until
  return accrueInterest({
    amountCents,
    from: from ?? addDays(until, 1),
    last,
    until,
    payments,
    basis: settings.basis,
    imputation: imputationOf(input),
    rateHalf: rateHalfOf(input, from ?? until, last),
    rateBps: (half) => rateFor(rates, half, regime, settings.rate, settings.belowFloor),
  })
}

/**
 * The judgment that stops the interest of this claim: it stops that of what was owed before it (C. com. L622-28), so the day before is the
 * last one. What is known of the service is the day of the invoice, presumed where it is not told.
 */
export function judgmentOf({ insolvencyOn, issuedOn, dueOn, until }: ClaimInput): IsoDay | null {
  return insolvencyOn != null && insolvencyOn <= until && presumedIssue(issuedOn, dueOn) < insolvencyOn ? insolvencyOn : null
}

/** Which half-year's rate a late day bears. `current` takes the day of the calculation, also for an invoice paid before it. */
function rateHalfOf({ regime, settings }: ClaimInput, from: IsoDay, until: IsoDay): (half: HalfYear) => HalfYear {
  const mode = regime === 'public' ? 'frozen' : regime === 'consumer' ? 'split' : settings.halfYear
  if (mode === 'split') return (half) => half
  const one = halfYearOf(mode === 'frozen' ? from : until)
  return () => one
}

function bearsFee(input: ClaimInput): boolean {
  if (input.kind !== 'invoice') return false
  if (input.feeElsewhere === true && input.settings.instalmentFee === 'invoice') return false
  // No fee for what falls due once the judgment forbids to pay it (C. com. L441-10 II, last sentence).
  const judgment = judgmentOf(input)
  if (judgment !== null && input.dueOn >= judgment) return false
  return input.regime === 'business' || input.regime === 'public' || input.regime === 'to-confirm'
}
