// The invoices of a message as rows of finished strings: what was billed, what is paid, what is asked, how interest was counted.
// Decides nothing: amounts come from the reminder, periods from the claim.
import { sumCents } from '../domain/cents.ts'
import type { ClaimPeriod, LatePaymentClaim } from '../domain/claim.ts'
import { formatAmount, formatDay, formatRate } from '../domain/format.ts'
import type { OverdueItem, ReminderItem } from '../domain/reminder.ts'
import type { Language } from '../domain/settings.ts'
import { WORDS } from './language-words.ts'
import { oneLine } from './plain-text.ts'
import { delay, listed } from './wording.ts'

/** One slice of the interest calculation; both days are late days (inclusive). */
interface CalculationRow {
  readonly from: string
  readonly to: string
  readonly days: string
  readonly base: string
  readonly rate: string
  readonly interest: string
}

/** One invoice. An empty string means "nothing to show" and is false in a template. */
export interface InvoiceRow {
  /** Whose it is, in the message of a group; '' otherwise. */
  readonly company: string
  /** Its number, else 'sans numéro'. */
  readonly ref: string
  /** On its own, in a table: its number, else 'facture du 16/10/2026'. */
  readonly title: string
  /** After the word invoice, with its day: 'F1 du 16/10/2026', else 'du 16/10/2026'. */
  readonly dated: string
  /** They are the numbers of several invoices, which one payment that came back had paid. */
  readonly severalRefs: boolean
  readonly issuedOn: string
  readonly dueOn: string
  /** '50 jours'; '' when the invoice is not late. */
  readonly late: string
  readonly original: string
  /** Already paid; '' when nothing was. */
  readonly paid: string
  /** Part set aside (a dispute) and not asked for in the message; '' when there is none. */
  readonly setAside: string
  /** Its payment came back unpaid. */
  readonly bounced: boolean
  /** Day it did; '' when it did not. */
  readonly bouncedOn: string
  /** What the message asks for on this invoice, penalties apart. */
  readonly remaining: string
  readonly interest: string
  /** '' when no fee is due. */
  readonly fee: string
  /** Remaining + interest + fee. */
  readonly due: string
  /** Empty unless its slices, less what was deducted, add up to the interest asked for. */
  readonly calculation: readonly CalculationRow[]
  /** Part of the calculated interest that was paid or is invoiced apart, with its minus sign; '' when nothing was. */
  readonly deducted: string
  /** '38 jours': late days whose rate is not published, left out of the interest; '' when there are none. */
  readonly uncounted: string
}

/** The row of an item; `claim` explains its interest when the message claims it. */
export function invoiceRow(item: OverdueItem, claim: LatePaymentClaim | undefined, language: Language, company = ''): InvoiceRow {
  const amount = (cents: number) => formatAmount(cents, language)
  const paid = item.originalCents - item.outstandingCents - item.heldCents
  const deductedCents = claim === undefined ? null : deductedFrom(claim, item)
  return {
    company,
    ...namesOf(item, language),
    issuedOn: formatDay(item.issuedOn, language),
    dueOn: formatDay(item.dueOn, language),
    late: delay(item.daysLate, language),
    original: amount(item.originalCents),
    paid: paid > 0 ? amount(paid) : '',
    setAside: item.heldCents > 0 ? amount(item.heldCents) : '',
    bounced: item.bounced === true,
    bouncedOn: item.returned ? formatDay(item.returned.on, language) : '',
    remaining: amount(item.outstandingCents),
    interest: amount(item.interestCents),
    fee: item.feeCents > 0 ? amount(item.feeCents) : '',
    due: amount(sumCents([item.outstandingCents, item.interestCents, item.feeCents])),
    calculation: deductedCents === null ? [] : (claim?.periods ?? []).map((period) => calculationRow(period, language)),
    deducted: deductedCents !== null && deductedCents > 0 ? amount(-deductedCents) : '',
    uncounted: claim === undefined ? '' : delay(claim.unknownRateDays, language),
  }
}

/** What a payment that came back had paid together bears the numbers of all of it: its sum is that of none of them. */
function namesOf(item: OverdueItem, language: Language): Pick<InvoiceRow, 'ref' | 'title' | 'dated' | 'severalRefs'> {
  const numbers = paidTogether(item)
  if (numbers.length === 0) return { ...documentNames(item, language), severalRefs: false }
  const all = listed(numbers, language)
  return { ref: all, title: all, dated: all, severalRefs: true }
}

/** Numbers of the documents that one payment which came back had paid; none when it had paid one alone. */
export function paidTogether({ returned }: Pick<ReminderItem, 'returned'>): string[] {
  return returned === undefined || returned.documents.length < 2 ? [] : returned.documents.map(oneLine)
}

/** A label may hold anything, an account number too: a document without number is called by its day. */
export function documentNames(
  { ref, unnumbered, issuedOn }: Pick<ReminderItem, 'ref' | 'unnumbered' | 'issuedOn'>,
  language: Language,
): Pick<InvoiceRow, 'ref' | 'title' | 'dated'> {
  const { invoice, ofDay, withoutNumber } = WORDS[language]
  const day = `${ofDay} ${formatDay(issuedOn, language)}`
  if (unnumbered) return { ref: withoutNumber, title: `${invoice} ${day}`, dated: day }
  const number = oneLine(ref)
  return { ref: number, title: number, dated: `${number} ${day}` }
}

/**
 * What the slices hold beyond the interest asked for: paid, or invoiced apart. Null when they lead to another figure: a calculation that
 * does not lead to the figure asked for must not be shown beside it.
 */
function deductedFrom({ periods, paidInterestCents, bookedInterestCents }: LatePaymentClaim, item: OverdueItem): number | null {
  const deducted = sumCents(periods.map((period) => period.interestCents)) - item.interestCents
  return deducted >= 0 && deducted <= (paidInterestCents ?? 0) + (bookedInterestCents ?? 0) ? deducted : null
}

function calculationRow(period: ClaimPeriod, language: Language): CalculationRow {
  return {
    from: formatDay(period.from, language),
    to: formatDay(period.to, language),
    days: String(period.days),
    base: formatAmount(period.baseCents, language),
    rate: formatRate(period.rateBps, language),
    interest: formatAmount(period.interestCents, language),
  }
}
