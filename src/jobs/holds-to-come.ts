// Holds that people set to begin after the day of a plan: told with it, as long as they hold nothing yet.
import { compareText } from '../domain/compare.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { lastingHolds } from '../ledger/holds.ts'
import type { ComingHold } from '../reporting/plan-views.ts'
import { booksOf } from './books.ts'
import { type Dossier, wasKnown } from './dossier.ts'
import { refOf } from './hold-view.ts'

/** Days ahead of which a hold is told. */
const NOTICE_DAYS = 15

/** By first day, then customer; of everybody, or those that bear on one customer. @param only null: everybody */
export function holdsToCome(dossier: Dossier, day: IsoDay, only: CustomerCode | null): ComingHold[] {
  const { ledger } = dossier
  const last = addDays(day, NOTICE_DAYS)
  const coming = lastingHolds(ledger, day).filter(
    ({ at, from, customer }) =>
      from > day && from <= last && wasKnown(dossier, at) && (only === null || customer === null || customer === only),
  )
  if (coming.length === 0) return []
  const concerned = [...new Set(coming.flatMap(({ customer }) => customer ?? []))].sort()
  const { customers: known, items } = booksOf(dossier, day, concerned)
  const told = coming.map(({ customer, item, code, cents, from, until, text }): ComingHold => {
    const name = customer === null ? null : (known.get(customer)?.name ?? customer)
    return { customer, name, ref: item === null ? null : refOf(item, customer, items), code, cents, from, until, text }
  })
  return told.sort((a, b) => compareText(a.from, b.from) || compareText(a.customer ?? '', b.customer ?? ''))
}
