// Days sales outstanding, by the two usual methods, VAT included on both sides. Whole days, rounded half up; no text of law sets them.
import { type Cents, cents, mulDiv, sumCents } from '../cents.ts'
import { addDays, addMonths, daysBetween, type IsoDay } from '../day.ts'
import type { DaySales } from './sales.ts'

export interface Dso {
  /** Receivables ÷ sales of the window × its days; null where nothing was sold in it. */
  readonly simpleDays: number | null
  /** Receivables taken off the sales of the last month, then of the one before…; null where all known sales do not exhaust them. */
  readonly countBackDays: number | null
  /** Sales of one day of the window on average: what one day of DSO less would bring in; null where nothing was sold in it. */
  readonly dayCents: Cents | null
  /** First day of the window of the simple method: twelve months, or fewer where the books begin later. */
  readonly from: IsoDay
}

/**
 * Both of them at the end of `day`.
 * @param receivables balance of the customer accounts, cents; a balance that is no debt makes 0 days
 * @param sales by day, in any order; later days are left out
 * @param start first day of the books
 */
export function dsoOn(day: IsoDay, receivables: Cents, sales: readonly DaySales[], start: IsoDay): Dso {
  const year = addDays(addMonths(day, -12), 1)
  const from = start > year ? start : year
  const known = sales.filter((one) => one.day <= day && one.day >= start)
  const sold = sumCents(known.filter((one) => one.day >= from).map((one) => one.cents))
  const days = daysBetween(from, day) + 1
  const debt = Math.max(0, receivables)
  return {
    simpleDays: sold > 0 ? mulDiv(debt, days, sold, 'half-up') : null,
    countBackDays: countBack(day, debt, known, start),
    dayCents: sold > 0 ? cents(mulDiv(sold, 1, days, 'half-up')) : null,
    from,
  }
}

/** Month after month backwards; the days of the month that is not exhausted in the share of its sales that is left. */
function countBack(day: IsoDay, debt: number, sales: readonly DaySales[], start: IsoDay): number | null {
  const byMonth = new Map<string, number>()
  for (const one of sales) byMonth.set(one.day.slice(0, 7), (byMonth.get(one.day.slice(0, 7)) ?? 0) + one.cents)
  let left = debt
  let counted = 0
  for (let last = day; left > 0; last = addDays(firstOf(last), -1)) {
    if (last < start) return null
    const first = firstOf(last) < start ? start : firstOf(last)
    const days = daysBetween(first, last) + 1
    // A month of more credit notes than sales takes nothing off.
    const sold = Math.max(0, byMonth.get(last.slice(0, 7)) ?? 0)
    if (left <= sold) return counted + mulDiv(left, days, sold, 'half-up')
    left -= sold
    counted += days
  }
  return counted
}

function firstOf(day: IsoDay): IsoDay {
  return `${day.slice(0, 7)}-01` as IsoDay
}
