// The two rules that a forecast must beat: everything is paid on its due date, or at the average delay of the dossier.
// Agreed payments and what is not to be expected are the same as in the forecast; only the days differ.
import { type Cents, cents } from '../cents.ts'
import { daysBetween, type IsoDay } from '../day.ts'
import type { ExpectedDebits } from './expected-debits.ts'

/**
 * What comes within `days` (inclusive) of `date` when everything is paid `delayDays` after its due date; what should have been paid already is
 * expected at once.
 */
export function expectedAtDelay(debits: Iterable<ExpectedDebits>, date: IsoDay, days: number, delayDays: number): Cents {
  let sum = 0
  for (const { free, agreed } of debits) {
    for (const { dueOn, cents: part } of free) if (daysBetween(date, dueOn) + delayDays <= days) sum += part
    for (const { day, cents: part } of agreed) if (daysBetween(date, day) <= days) sum += part
  }
  return cents(sum)
}
