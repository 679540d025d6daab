// A late-payment claim counted a second time, as a clerk would with a calendar: day after day, in exact fractions, each slice rounded
// at its end. Uses nothing of src/domain but types, so that the engine can be compared with it.
import type { IsoDay } from '../../src/domain/day.ts'
import type { ClaimInput } from '../../src/domain/penalty-input.ts'
import type { HalfYear } from '../../src/domain/rates.ts'
import { dayAt, isLeap, placeOf } from './calendar.ts'
import { type Fraction, fraction, halfUp, NOTHING, plus } from './fraction.ts'
import { yearlyRate } from './independent-rates.ts'

interface Slice {
  readonly from: IsoDay
  to: IsoDay
  days: number
  readonly base: bigint
  readonly rate: number
  exact: Fraction
}

interface Count {
  principal: bigint
  /** Interest that payments have paid. */
  paid: bigint
  unknown: number
  readonly slices: Slice[]
}

/** What is compared with the engine's answer, in whole cents. */
export function countClaim(input: ClaimInput) {
  const count: Count = { principal: owedFromTheStart(input), paid: 0n, unknown: 0, slices: [] }
  const falls = reductions(input)
  const first = Math.min(placeOf(input.dueOn), ...falls.map(({ day }) => placeOf(day)))
  for (let place = first; place <= placeOf(input.until); place++) {
    const day = dayAt(place)
    if (bears(day, input)) addDay(count, day, input)
    for (const fall of falls.filter((one) => one.day === day)) pay(count, BigInt(fall.cents), fall.paysInterest)
  }
  const accrued = total(count.slices)
  const fee = feeOf(input)
  return {
    periods: count.slices.map(({ from, to, days, base, rate, exact }) => ({
      from,
      to,
      days,
      baseCents: Number(base),
      rateBps: rate,
      interestCents: Number(halfUp(exact)),
    })),
    interestCents: Number(accrued - count.paid),
    paidInterestCents: Number(count.paid),
    feeCents: fee,
    principalCents: Number(count.principal),
    totalCents: Number(count.principal + accrued - count.paid) + fee,
    unknownRateDays: count.unknown,
  }
}

/** A credit note corrects the invoice from the start, or takes principal away from its own day. */
function owedFromTheStart({ amountCents, creditNotes = [], settings, until }: ClaimInput): bigint {
  const noted = settings.creditNotes === 'start' ? creditNotes.filter(({ day }) => day <= until) : []
  const owed = noted.reduce((rest, note) => rest - BigInt(note.cents), BigInt(amountCents))
  return owed > 0n ? owed : 0n
}

function reductions({ payments, creditNotes = [], settings, until }: ClaimInput) {
  const paid = payments.map(({ day, cents, principalOnly }) => ({
    day,
    cents,
    paysInterest: settings.imputation === 'interest' && !principalOnly,
  }))
  const noted = settings.creditNotes === 'start' ? [] : creditNotes.map(({ day, cents }) => ({ day, cents, paysInterest: false }))
  return [...paid, ...noted].filter(({ day }) => day <= until)
}

/** The judgment that opened collective proceedings, when it concerns this invoice (C. com. L622-28). */
function judgment({ insolvencyOn, issuedOn, dueOn }: ClaimInput): IsoDay | null {
  return insolvencyOn && (issuedOn ?? dueOn) < insolvencyOn ? insolvencyOn : null
}

/** Only an invoice, from the day after the due date; a consumer from the day after the formal notice too; until the day before the judgment. */
function bears(day: IsoDay, input: ClaimInput): boolean {
  const { kind, regime, dueOn, noticeOn, settings } = input
  if (kind !== 'invoice' || day <= dueOn) return false
  if (regime === 'consumer' && (noticeOn === null || day <= noticeOn)) return false
  if (regime === 'abroad' && settings.rate?.kind !== 'contract') return false
  const judged = judgment(input)
  return judged === null || day < judged
}

function addDay(count: Count, day: IsoDay, input: ClaimInput): void {
  if (count.principal === 0n) return
  const rate = yearlyRate(rateHalf(day, input), input.regime, input.settings)
  if (rate === null) {
    count.unknown++
    return
  }
  const year = input.settings.basis === 'actual' && isLeap(Number(day.slice(0, 4))) ? 366n : 365n
  const interest = fraction(count.principal * BigInt(rate), 10_000n * year)
  const last = count.slices.at(-1)
  if (last && last.base === count.principal && last.rate === rate && placeOf(last.to) + 1 === placeOf(day)) {
    last.to = day
    last.days++
    last.exact = plus(last.exact, interest)
  } else count.slices.push({ from: day, to: day, days: 1, base: count.principal, rate, exact: plus(NOTHING, interest) })
}

/** Each day its own half-year; or that in which lateness starts (always, for a public buyer); or that of the day of the calculation. */
function rateHalf(day: IsoDay, { regime, settings, dueOn, until, ...rest }: ClaimInput): HalfYear {
  if (regime === 'public' || (settings.halfYear === 'frozen' && regime !== 'consumer')) return half(dayAt(placeOf(dueOn) + 1))
  if (settings.halfYear === 'split' || regime === 'consumer') return half(day)
  const judged = judgment({ regime, settings, dueOn, until, ...rest })
  return half(judged !== null && judged <= until ? dayAt(placeOf(judged) - 1) : until)
}

function half(day: IsoDay): HalfYear {
  return `${day.slice(0, 4)}-S${day.slice(5) < '07-01' ? 1 : 2}` as HalfYear
}

/** Interest that has accrued and is not paid yet first (C. civ. 1343-1), when the payment may; then principal; the rest is nobody's. */
function pay(count: Count, cents: bigint, interestFirst: boolean): void {
  const due = interestFirst ? total(count.slices) - count.paid : 0n
  const toInterest = due < cents ? due : cents
  count.paid += toInterest
  const left = cents - toInterest
  count.principal = left < count.principal ? count.principal - left : 0n
}

function total(slices: readonly Slice[]): bigint {
  return slices.reduce((sum, { exact }) => sum + halfUp(exact), 0n)
}

/** 40,00 € once, however small the delay (C. com. D441-5), when something was unpaid as the due day ended. */
function feeOf(input: ClaimInput): number {
  const { kind, regime, dueOn, until, feeElsewhere, settings } = input
  const judged = judgment(input)
  if (kind !== 'invoice' || regime === 'consumer' || regime === 'abroad' || until <= dueOn) return 0
  if (feeElsewhere === true && settings.instalmentFee === 'invoice') return 0
  if (judged !== null && dueOn >= judged) return 0
  const inTime = reductions(input).filter(({ day }) => day <= dueOn)
  return inTime.reduce((rest, { cents }) => rest - BigInt(cents), owedFromTheStart(input)) > 0n ? 4000 : 0
}
