// The past of a dossier forecast again, month by month: each forecast knows what the books knew on its day, and is compared with what came.
import { type Cents, cents } from '../domain/cents.ts'
import { addDays, addMonths, endOfMonth, type IsoDay } from '../domain/day.ts'
import { forecastErrors, type PastForecast } from '../domain/forecast/backtest.ts'
import { expectedAtDelay } from '../domain/forecast/naive.ts'
import { HORIZONS } from '../domain/forecast/windows.ts'
import { formatLongDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import type { ItemKey } from '../domain/names.ts'
import { firstDay, lastBankDay } from '../ledger/fiscal-years.ts'
import type { BacktestView } from '../reporting/forecast-views.ts'
import { booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { forecastOf } from './forecast.ts'

/** Months of books before the first forecast: less tells nothing of delays. */
const LEARNING_MONTHS = 6
/** Paid invoices, with a known due date, from which a forecast is made. */
const LEARNT_FROM = 10
/** Months looked at, the latest ones. */
const MOST_MONTHS = 24

/**
 * A forecast at the end of each month of the last two years of books, for every horizon that is over on the day of the last bank entry.
 * @param customer null: everybody. @throws what `forecastOn` throws.
 */
export function forecastPast(dossier: Dossier, day: IsoDay, customer: string | null): BacktestView {
  const now = booksOn(dossier, day)
  if (customer !== null) knownCustomer(now.customers, customer)
  const known = lastBankDay(dossier.ledger, day)
  const first = firstDay(dossier.ledger)
  const months: PastForecast[] = []
  const payments = paymentsOf(now.items)
  for (const asOf of monthEnds(first, known)) {
    const made = forecastOf(dossier, booksOn(dossier, asOf), { customer })
    if (made.paidInvoices < LEARNT_FROM) continue
    const debits = [...made.debits.values()]
    const open = debits.flatMap(({ items }) => items.flatMap((item) => (item.outstandingCents > 0 ? [item.key] : [])))
    for (const { days, expectedCents, lowCents, highCents } of made.horizons) {
      const until = addDays(asOf, days)
      if (known === null || until > known) continue
      months.push({
        asOf,
        horizonDays: days,
        actualCents: received(open, payments, asOf, until),
        forecastCents: expectedCents,
        lowCents,
        highCents,
        dueDateCents: expectedAtDelay(debits, asOf, days, 0),
        averageDelayCents: made.averageDays === null ? null : expectedAtDelay(debits, asOf, days, made.averageDays),
      })
    }
  }
  return { date: day, months, errors: forecastErrors(months), missing: months.length > 0 ? null : missing(first, known) }
}

/** The last days of the months whose forecast has been over for the shortest horizon, oldest first. */
function monthEnds(first: IsoDay | null, known: IsoDay | null): IsoDay[] {
  if (first === null || known === null) return []
  const days: IsoDay[] = []
  const from = addMonths(first, LEARNING_MONTHS)
  for (let month = endOfMonth(addDays(from, -1)); addDays(month, HORIZONS[0]) <= known; month = endOfMonth(addDays(month, 1)))
    days.push(month)
  return days.slice(-MOST_MONTHS)
}

interface Payment {
  readonly day: IsoDay
  readonly cents: Cents
}

/** Payments put against each debit, as they are known now. */
function paymentsOf(items: readonly OpenItem[]): Map<ItemKey, Payment[]> {
  return new Map(
    items.flatMap(({ key, originalCents, allocations }) => {
      const paid = originalCents > 0 ? allocations.filter(({ counterpartKind }) => counterpartKind === 'payment') : []
      return paid.length === 0 ? [] : [[key, paid.map(({ day, cents: part }) => ({ day, cents: part }))] as const]
    }),
  )
}

/** What was paid of these debits after a day, up to another one (inclusive). */
function received(keys: readonly ItemKey[], payments: ReadonlyMap<ItemKey, readonly Payment[]>, after: IsoDay, until: IsoDay): Cents {
  let sum = 0
  for (const key of keys) for (const { day, cents: part } of payments.get(key) ?? []) if (day > after && day <= until) sum += part
  return cents(sum)
}

function missing(first: IsoDay | null, known: IsoDay | null): string {
  if (first === null || known === null)
    return 'Aucune écriture comptable n’est importée : une liste de factures ouvertes ne dit pas quand les précédentes ont été payées. Importez un FEC.'
  return `Les écritures vont du ${formatLongDay(first)} au ${formatLongDay(known)} : il faut ${LEARNING_MONTHS} mois d’écritures, ${LEARNT_FROM} factures payées à une échéance connue, puis ${HORIZONS[0]} jours pour comparer. Importez l’exercice précédent.`
}
