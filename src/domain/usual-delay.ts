// How long a customer usually takes to pay, and the payment terms that this makes one think of: a proposal, which people confirm.
import { daysBetween, type IsoDay } from './day.ts'
import type { BookItem } from './item.ts'
import { isPaidInvoice } from './payer.ts'
import { dueDate, parseTerms } from './terms.ts'

/** The invoices looked at: the last ones paid. */
const LAST = 12
/** Fewer say nothing of a habit. */
const ENOUGH = 3
/** Never longer than 60 days, or 45 days end of month, whatever the customer does (C. com. L441-10 I). The simplest first. */
const PROPOSED = ['à réception', '15 jours', '30 jours', '45 jours', '60 jours', '30 jours fin de mois', '45 jours fin de mois']

export interface UsualDelay {
  /** Median of the days from the document to the payment that settled it, rounded up at the half. */
  readonly days: number
  /** How many invoices it is taken from: 3 to 12. */
  readonly invoices: number
  /** The terms that come nearest to the days of payment, as people write them. */
  readonly terms: string
}

/**
 * The habit of one customer, from the last invoices that his payments settled; null when there are fewer than three, or when the
 * days of their payments are not known (see `isPaidInvoice`).
 */
export function usualDelay(items: readonly BookItem[]): UsualDelay | null {
  const paid = items.flatMap((item) =>
    isPaidInvoice(item) && item.settledOn !== null ? [{ from: item.issuedOn, to: item.settledOn }] : [],
  )
  const last = paid
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : 0))
    .slice(0, LAST)
  if (last.length < ENOUGH) return null
  return { days: median(last.map(({ from, to }) => daysBetween(from, to))), invoices: last.length, terms: nearestTerms(last) }
}

function nearestTerms(paid: readonly { from: IsoDay; to: IsoDay }[]): string {
  const [first] = PROPOSED.map((text) => {
    const terms = parseTerms(text)
    if (terms === null) throw new RangeError(`terms not understood: ${text}`)
    return { text, off: median(paid.map(({ from, to }) => Math.abs(daysBetween(dueDate(from, terms), to)))) }
  }).sort((a, b) => a.off - b.off)
  return first?.text ?? ''
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? above : Math.ceil((below + above) / 2)
}
