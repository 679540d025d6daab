// Whether receipts are booked when they come, or all together on the last day of the month: the books then tell no payment day.
import { endOfMonth, type IsoDay } from './day.ts'

/** Fewer receipts than this say nothing of a habit. */
const ENOUGH = 10

/** Over 80 % of the receipts of a year stand on the last day of a month. @param days the day of each receipt */
export function bookedAtMonthEnds(days: Iterable<IsoDay>): boolean {
  let count = 0
  let atEnd = 0
  for (const day of days) {
    count += 1
    if (endOfMonth(day) === day) atEnd += 1
  }
  return count >= ENOUGH && atEnd * 100 > count * 80
}
