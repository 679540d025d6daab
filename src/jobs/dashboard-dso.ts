// Days sales outstanding on a day and at the ends of the twelve months before it.
import type { Cents } from '../domain/cents.ts'
import { addDays, addMonths, type IsoDay } from '../domain/day.ts'
import { dsoOn } from '../domain/indicators/dso.ts'
import { daySales } from '../domain/indicators/sales.ts'
import { firstDay } from '../ledger/fiscal-years.ts'
import { ledgerBalance } from '../ledger/ledger-balance.ts'
import type { DsoPoint } from '../reporting/dashboard/view.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

const MONTHS = 12

/** Oldest first, the day itself last; months that ended before the books begin are left out. Empty where only lists were imported: they tell no sales. */
export function dashboardDso({ ledger }: Dossier, { items, day }: Books, balanceCents: Cents): DsoPoint[] {
  const start = firstDay(ledger)
  if (start === null) return []
  const sales = daySales(items)
  const ends = Array.from({ length: MONTHS }, (_, index) => monthEnd(day, MONTHS - index)).filter((end) => end >= start)
  return [...ends.map((end) => ({ end, balance: ledgerBalance(ledger, end) })), { end: day, balance: balanceCents }].map(
    ({ end, balance }) => ({ day: end, balanceCents: balance, ...dsoOn(end, balance, sales, start) }),
  )
}

/** Last day of the month that is `months` before that of `day`. */
function monthEnd(day: IsoDay, months: number): IsoDay {
  return addDays(addMonths(`${day.slice(0, 7)}-01` as IsoDay, 1 - months), -1)
}
