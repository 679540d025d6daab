// Expected cash from what is open on a day, and the same made again for the past, month by month, beside what really came.
import { sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { type Forecast, forecast } from '../domain/forecast/forecast.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PayerProfile } from '../domain/payer-profile.ts'
import { lastBankDay } from '../ledger/fiscal-years.ts'
import { plannedHolds } from '../ledger/holds.ts'
import type { ForecastView } from '../reporting/forecast-views.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { payersOf } from './payers.ts'

/** @param customer null: everybody. @throws InputError for a day before the books or an unknown customer. */
export function forecastOn(dossier: Dossier, day: IsoDay, customer: string | null): ForecastView {
  // Whoever is asked for, the delays of the whole dossier may stand in for his.
  const books = booksOn(dossier, day)
  const told = forecastOf(dossier, books, { customer })
  const { weeks, horizons, beyondCents, notExpected, notExpectedCents, openCents, customers, paidInvoices } = told
  return {
    date: day,
    booksAsOf: lastBankDay(dossier.ledger, day),
    weeks,
    horizons,
    beyondCents,
    notExpected,
    notExpectedCents,
    openCents,
    customers,
    totals: {
      customers: customers.length,
      openCents,
      agreedCents: sumCents(weeks.map(({ agreedCents }) => agreedCents)),
      expected30Cents: sumCents(customers.map(({ expected30Cents }) => expected30Cents)),
      expected60Cents: sumCents(customers.map(({ expected60Cents }) => expected60Cents)),
      expected90Cents: sumCents(customers.map(({ expected90Cents }) => expected90Cents)),
      paidInvoices,
    },
  }
}

/** The forecast that these books of everybody lead to. */
export function forecastOf(
  dossier: Dossier,
  books: Books,
  {
    customer = null,
    payers = payersOf(dossier, books),
  }: { readonly customer?: string | null; readonly payers?: ReadonlyMap<CustomerCode, PayerProfile> } = {},
): Forecast {
  const input = {
    date: books.day,
    items: books.items,
    holds: plannedHolds(dossier.ledger, books.day),
    settings: dossier.settings.import,
    classOf: (code: Parameters<typeof payers.get>[0]) => payers.get(code)?.class ?? 'new',
  }
  return forecast(input, customer === null ? null : knownCustomer(books.customers, customer))
}
