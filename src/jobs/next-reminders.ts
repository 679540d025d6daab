// What comes next for customers if nothing is paid: the first reminder after the day, told by the plans of the days that follow.
import { addDays, type IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { isInGroup } from '../domain/plan-receiver.ts'
import { type NextReminder, nextReminders } from '../domain/simulate.ts'
import { comingHolds } from '../ledger/holds.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { planInput } from './plan-input.ts'

/** Days looked at: beyond, something will have happened. */
export const NEXT_DAYS = 120

/** By customer code, those who get nothing left out; of everybody, or of one customer. @throws what `booksOn` throws. */
export function nextOf(dossier: Dossier, day: IsoDay, customer: string | null): Map<CustomerCode, NextReminder> {
  // What a company of a group gets depends on the others.
  const alone = customer !== null && !isInGroup(dossier.settings.groups, customer) ? customer : null
  const holds = comingHolds(dossier.ledger, day, addDays(day, NEXT_DAYS))
  return nextReminders({ ...planInput(dossier, booksOn(dossier, day, alone)), holds }, NEXT_DAYS)
}
