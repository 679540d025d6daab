// How a customer has paid so far, in numbers. Counted from his own books and from recorded events, never from today: the record
// changes with an entry or an event, not with the passing of days. What to think of it is payer-class.ts and payer-score.ts.
import { mulDiv } from './cents.ts'
import { compareText } from './compare.ts'
import { addMonths, type IsoDay } from './day.ts'
import type { OpenItem } from './item.ts'
import { type PaidInvoice, paidInvoices } from './payer.ts'

export interface PayerRecord {
  /** Invoices that payments settled, whose due date is known (not assumed). */
  readonly settledCount: number
  /** Those of them whose last payment came after the due date. */
  readonly lateCount: number
  /** Days late, weighted by amount and recency, rounded half up; 0 when nothing is settled. */
  readonly averageDaysLate: number
  /** Average of the last third less average of the rest, in days, rounded half away from zero; null under six settled invoices. */
  readonly trendDays: number | null
  /** Invoices in the last third, and those of them paid late; 0 when there is no trend. */
  readonly trendCount: number
  readonly trendLateCount: number
  /** Day of his first invoice in the books, open ones included. */
  readonly firstInvoiceOn: IsoDay | null
  /** Full years from his first invoice to his last event. */
  readonly seniorityYears: number
  /** Invoices of the twelve months that end with the day of his last invoice. */
  readonly invoicesPerYear: number
  /** Payments that came back unpaid within the twelve months that end with his last event. */
  readonly bouncedOn: readonly IsoDay[]
  /** Promises not kept within the same twelve months, by the last day of each. */
  readonly brokenPromisesOn: readonly IsoDay[]
  /** The latest of his payments that settled an invoice, of payments that came back and of broken promises. */
  readonly lastEventOn: IsoDay | null
}

/** Invoices under which a trend would be chance. */
const TREND_FROM = 6
/** Older payments weigh nothing that a whole day could show: 2^-20. */
const MOST_HALVINGS = 20

/**
 * The record of one customer, from all his items, open and settled, in any order.
 * Weights: a payment counts for its cents, halved for each full year between it and his own most recent settlement.
 * @param brokenOn the last day of each promise that he did not keep
 */
export function payerRecord(items: readonly OpenItem[], brokenOn: readonly IsoDay[] = []): PayerRecord {
  const paid = paidInvoices(items).sort((a, b) => compareText(a.paidOn, b.paidOn) || compareText(a.item.key, b.item.key))
  const bounced = items.filter((item) => item.kind === 'bounced' || item.reopens !== null).map((item) => item.bookedOn)
  const lastSettledOn = paid.at(-1)?.paidOn
  const lastEventOn = latest([...bounced, ...brokenOn, ...(lastSettledOn === undefined ? [] : [lastSettledOn])])
  const issued = items.filter((item) => isInvoice(item)).map((item) => item.issuedOn)
  const firstInvoiceOn = issued.reduce<IsoDay | null>((first, day) => (first === null || day < first ? day : first), null)
  const lastThird = paid.length < TREND_FROM ? 0 : Math.floor(paid.length / 3)
  return {
    settledCount: paid.length,
    lateCount: paid.filter(({ daysLate }) => daysLate > 0).length,
    averageDaysLate: lastSettledOn === undefined ? 0 : weightedDaysLate(paid, lastSettledOn),
    trendDays: lastThird === 0 ? null : trend(paid.slice(0, -lastThird), paid.slice(-lastThird)),
    trendCount: lastThird,
    trendLateCount: paid.slice(paid.length - lastThird).filter(({ daysLate }) => daysLate > 0).length,
    firstInvoiceOn,
    seniorityYears: firstInvoiceOn === null || lastEventOn === null ? 0 : Math.max(0, fullYears(firstInvoiceOn, lastEventOn)),
    invoicesPerYear: withinYear(issued, latest(issued)).length,
    bouncedOn: withinYear(bounced, lastEventOn),
    brokenPromisesOn: withinYear(brokenOn, lastEventOn),
    lastEventOn,
  }
}

function weightedDaysLate(paid: readonly PaidInvoice[], lastSettledOn: IsoDay): number {
  let days = 0n
  let weights = 0n
  for (const { parts } of paid) {
    for (const { cents, paidOn, daysLate } of parts) {
      const halvings = Math.min(MOST_HALVINGS, fullYears(paidOn, lastSettledOn))
      const weight = BigInt(cents) << BigInt(MOST_HALVINGS - halvings)
      if (daysLate > 0) days += weight * BigInt(daysLate)
      weights += weight
    }
  }
  return weights === 0n ? 0 : mulDiv(days, 1, weights, 'half-up')
}

function trend(before: readonly PaidInvoice[], after: readonly PaidInvoice[]): number {
  const sum = (paid: readonly PaidInvoice[]) => paid.reduce((total, { daysLate }) => total + daysLate, 0)
  return mulDiv(sum(after) * before.length - sum(before) * after.length, 1, before.length * after.length, 'half-up')
}

/** An instalment of an invoice booked in several lines is none of its own. */
function isInvoice({ kind, instalmentOf, key }: OpenItem): boolean {
  return (kind === 'invoice' || kind === 'deposit') && (instalmentOf === undefined || instalmentOf === key)
}

/** Those of the days in the twelve months that end with `last` (inclusive), in order. */
function withinYear(days: readonly IsoDay[], last: IsoDay | null): IsoDay[] {
  if (last === null) return []
  const before = addMonths(last, -12)
  return days.filter((day) => day > before).sort(compareText)
}

/** Full years from one day to another; 28 February does not complete a year begun on 29 February. */
function fullYears(from: IsoDay, to: IsoDay): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return years > 0 && to.slice(5) < from.slice(5) ? years - 1 : years
}

function latest(days: readonly IsoDay[]): IsoDay | null {
  return days.reduce<IsoDay | null>((last, day) => (last === null || day > last ? day : last), null)
}
