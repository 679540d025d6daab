// What comes next for customers if nothing is paid: the first reminder after the day, told by the plans of the days that follow.
import { addDays, type IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { type NextReminder, nextReminders } from '../domain/simulate.ts'
import { customers } from '../ledger/customers.ts'
import { knownCustomer } from './books.ts'
import { comingInput } from './coming-input.ts'
import type { Dossier } from './dossier.ts'
import { bearingOn } from './sharing.ts'

/** Days looked at: beyond, something will have happened. */
export const NEXT_DAYS = 120

/** By customer code, those who get nothing left out; of everybody, or of one customer. @throws what `booksOf` throws. */
export function nextOf(dossier: Dossier, day: IsoDay, customer: string | null): Map<CustomerCode, NextReminder> {
  const known = customers(dossier.ledger)
  const scope = customer === null ? null : bearingOn([knownCustomer(known, customer)], known, dossier.settings)
  return nextReminders(comingInput(dossier, day, scope, addDays(day, NEXT_DAYS)), NEXT_DAYS)
}
