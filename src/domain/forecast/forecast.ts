// Expected cash of the 90 days after a day, from what is open on it: agreed payments on their days, the rest by each customer's delays.
// Invoices to come are in none of it.
import { type Cents, cents, sumCents } from '../cents.ts'
import { compareText } from '../compare.ts'
import type { IsoDay } from '../day.ts'
import type { ManualHold } from '../hold.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode } from '../names.ts'
import type { PayerClass } from '../payer-class.ts'
import type { ImportSettings } from '../settings.ts'
import { type CustomerCash, customerCash } from './customer-cash.ts'
import { type CustomerForecast, customerForecast } from './customer-forecast.ts'
import { knownDelays } from './delays.ts'
import type { NotExpectedCode } from './expected-debits.ts'
import { type CustomerDebits, openDebits } from './open-debits.ts'
import { eightOfTen } from './spread.ts'
import { HORIZONS, LAST_DAY, type Week, weeksAfter } from './windows.ts'

export interface ForecastInput {
  readonly date: IsoDay
  /** Of everybody, open and settled, as they stood at the end of `date`: delays of others stand in for those that are not known. */
  readonly items: readonly OpenItem[]
  /** In force on the day, and promises whose day has passed. */
  readonly holds: readonly ManualHold[]
  readonly settings: Pick<ImportSettings, 'unbalancedLetters'>
  classOf(customer: CustomerCode): PayerClass
}

interface Bounded {
  /** Promises, payment plans and bills included. */
  readonly expectedCents: Cents
  /** Eight times out of ten what comes is between these two, both inclusive. */
  readonly lowCents: Cents
  readonly highCents: Cents
  /** Promises, payment plans and bills, within what is expected: counted for their sum, on their day. */
  readonly agreedCents: Cents
}

export type WeekForecast = Bounded & Pick<Week, 'from' | 'to'>
export type HorizonForecast = Bounded & { readonly days: number }

export interface Forecast {
  readonly weeks: readonly WeekForecast[]
  readonly horizons: readonly HorizonForecast[]
  readonly beyondCents: Cents
  /** By sum, then code; credits that customers have too much of are negative. */
  readonly notExpected: readonly { readonly code: NotExpectedCode; readonly cents: Cents }[]
  readonly notExpectedCents: Cents
  /** All weeks + beyond + not expected, to the cent: the balance of the customers. */
  readonly openCents: Cents
  /** Most expected within 90 days first, then by code. */
  readonly customers: readonly CustomerForecast[]
  /** Paid invoices of everybody, with a known due date. */
  readonly paidInvoices: number
  /** Their average delay in whole days; null: none is known. */
  readonly averageDays: number | null
  /** What is expected of each customer looked at, before any delay: for who compares with other rules. */
  readonly debits: ReadonlyMap<CustomerCode, CustomerDebits>
}

/** The forecast of everybody, or of one customer by the delays of all. @param only null: everybody */
export function forecast(input: ForecastInput, only: CustomerCode | null = null): Forecast {
  const { date } = input
  const everybody = openDebits(input)
  const awaited = new Set([...everybody.values()].flatMap(({ free }) => free.map(({ item }) => item.key)))
  const delays = knownDelays(input.items, date, input.classOf, ({ key }) => awaited.has(key))
  const debits = new Map([...everybody].filter(([customer]) => only === null || customer === only))
  const weeks = weeksAfter(date)
  const windows = [...weeks, ...HORIZONS.map((until) => ({ after: 0, until }))]
  const cash = new Map([...debits].map(([customer, own]) => [customer, customerCash(own, delays, { date, windows, lastDay: LAST_DAY })]))
  const all = [...cash.values()]
  const sums = (at: number) => bounded(all, at)
  const notExpected = notExpectedOf(debits, cash, delays.paidInvoices === 0 ? 'no-delay' : 'too-old')
  const customers = [...debits].map(([customer, { items }]) => {
    const own = cash.get(customer)
    const expected = (index: number) => {
      const at = weeks.length + index
      return cents((own?.chances[at]?.expectedCents ?? 0) + (own?.agreed[at] ?? 0))
    }
    return customerForecast(customer, items, delays, [expected(0), expected(1), expected(2)])
  })
  return {
    weeks: weeks.map(({ from, to }, at) => ({ from, to, ...sums(at) })),
    horizons: HORIZONS.map((days, index) => ({ days, ...sums(weeks.length + index) })),
    beyondCents: sumCents([...cash.values()].map(({ beyondCents }) => beyondCents)),
    notExpected,
    notExpectedCents: sumCents(notExpected.map((one) => one.cents)),
    openCents: sumCents(customers.map(({ openCents }) => openCents)),
    customers: customers.sort((a, b) => b.expected90Cents - a.expected90Cents || compareText(a.customer, b.customer)),
    paidInvoices: delays.paidInvoices,
    averageDays: delays.averageDays,
    debits,
  }
}

/** The sum of one window. */
function bounded(cash: readonly CustomerCash[], at: number): Bounded {
  const chances = cash.flatMap((one) => one.chances[at] ?? [])
  const agreed = sumCents(cash.map((one) => one.agreed[at] ?? 0))
  const { lowCents, highCents } = eightOfTen(chances)
  return {
    expectedCents: sumCents([...chances.map(({ expectedCents }) => expectedCents), agreed]),
    lowCents: cents(lowCents + agreed),
    highCents: cents(highCents + agreed),
    agreedCents: agreed,
  }
}

function notExpectedOf(
  debits: ReadonlyMap<CustomerCode, CustomerDebits>,
  cash: ReadonlyMap<CustomerCode, CustomerCash>,
  never: NotExpectedCode,
): Forecast['notExpected'] {
  const sums = new Map<NotExpectedCode, number>()
  const put = (code: NotExpectedCode, part: number) => sums.set(code, (sums.get(code) ?? 0) + part)
  for (const { notExpected } of debits.values()) for (const [code, part] of notExpected) put(code, part)
  for (const { neverCents, unlikelyCents } of cash.values()) {
    put(never, neverCents)
    put('unlikely', unlikelyCents)
  }
  const told = [...sums].flatMap(([code, part]) => (part === 0 ? [] : [{ code, cents: cents(part) }]))
  return told.sort((a, b) => b.cents - a.cents || compareText(a.code, b.code))
}
