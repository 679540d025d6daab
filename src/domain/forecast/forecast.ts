// Expected cash of the 90 days after a day, from what is open on it: agreed payments on their days, the rest by each customer's delays.
// Invoices to come are in none of it.
import { type Cents, cents, sumCents } from '../cents.ts'
import { compareText } from '../compare.ts'
import { daysBetween, type IsoDay } from '../day.ts'
import { groupBy } from '../group.ts'
import type { ManualHold } from '../hold.ts'
import { isPledge } from '../hold-cover.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode, ItemKey } from '../names.ts'
import type { PayerClass } from '../payer-class.ts'
import type { ImportSettings } from '../settings.ts'
import { dayOfShare, leftAfter, neverPaid } from './delay-curve.ts'
import { type DelayBasis, type Delays, knownDelays } from './delays.ts'
import { type ExpectedDebits, expectedDebits, type FreeDebit, type NotExpectedCode } from './expected-debits.ts'
import { type Chance, eightOfTen } from './spread.ts'
import { HORIZONS, type Week, weeksAfter } from './windows.ts'

export interface ForecastInput {
  readonly date: IsoDay
  /** Of everybody, open and settled, as they stood at the end of `date`: delays of others stand in for those that are not known. */
  readonly items: readonly OpenItem[]
  /** In force on the day, and promises whose day has passed. */
  readonly holds: readonly ManualHold[]
  readonly settings: Pick<ImportSettings, 'unbalancedLetters'>
  classOf(customer: CustomerCode): PayerClass
}

interface Bounds {
  readonly expectedCents: Cents
  readonly lowCents: Cents
  readonly highCents: Cents
}

export interface WeekForecast extends Bounds, Pick<Week, 'from' | 'to'> {
  /** Promises, payment plans and bills, within what is expected. */
  readonly agreedCents: Cents
}

export interface HorizonForecast extends Bounds {
  readonly days: number
}

export interface CustomerForecast {
  readonly customer: CustomerCode
  readonly name: string
  readonly openCents: Cents
  /** Half of his payments came by that day after the due date; null: no delay is known. */
  readonly medianDaysLate: number | null
  /** One payment in ten came by that day; nine in ten. */
  readonly lowDays: number | null
  readonly highDays: number | null
  readonly basis: DelayBasis
  readonly paidInvoices: number
  readonly expected30Cents: Cents
  readonly expected60Cents: Cents
  readonly expected90Cents: Cents
}

export interface Forecast {
  readonly weeks: readonly WeekForecast[]
  readonly horizons: readonly HorizonForecast[]
  readonly beyondCents: Cents
  /** By code; credits that customers have too much of are negative. */
  readonly notExpected: readonly { readonly code: NotExpectedCode; readonly cents: Cents }[]
  readonly notExpectedCents: Cents
  /** All weeks + beyond + not expected, to the cent: the balance of the customers. */
  readonly openCents: Cents
  /** What is open, most expected within 90 days first, then by code. */
  readonly customers: readonly CustomerForecast[]
  /** Paid invoices of everybody, with a known due date. */
  readonly paidInvoices: number
  /** Their average delay in whole days; null: none is known. */
  readonly averageDays: number | null
  /** What is expected of each customer, before any delay: for who compares with other rules. */
  readonly debits: ReadonlyMap<CustomerCode, ExpectedDebits>
  /** The debits that are open, of the customers looked at. */
  readonly openKeys: readonly ItemKey[]
}

/** Debits of one customer that fall due within these days of each other are taken as paid together. */
const PAID_TOGETHER = 7

/** The forecast of everybody, or of one customer, by the delays of all. @param only null: everybody */
export function forecast(input: ForecastInput, only: CustomerCode | null = null): Forecast {
  const { date } = input
  const debits = debitsByCustomer(input)
  const awaited = new Set([...debits.values()].flatMap(({ free }) => free.map(({ item }) => item.key)))
  const delays = knownDelays(input.items, date, input.classOf, ({ key }) => awaited.has(key))
  const weeks = weeksAfter(date)
  const bounds = [...new Set([...weeks.map(({ until }) => until), ...HORIZONS])].sort((a, b) => a - b)
  const open = groupBy(
    input.items.filter((item) => item.outstandingCents !== 0 && (only === null || item.customer === only)),
    (item) => item.customer,
  )
  const blocks: Block[] = []
  const agreed = bounds.map(() => 0)
  const notExpected = new Map<NotExpectedCode, number>()
  const customers: CustomerForecast[] = []
  let beyond = 0
  for (const [customer, items] of open) {
    const told = debits.get(customer)
    if (told === undefined) continue
    const mine = bounds.map(() => 0)
    const put = (code: NotExpectedCode, part: number) => notExpected.set(code, (notExpected.get(code) ?? 0) + part)
    for (const [code, part] of told.notExpected) put(code, part)
    for (const { day, cents: part } of told.agreed) {
      const days = daysBetween(date, day)
      if (days > (bounds.at(-1) ?? 0)) beyond += part
      bounds.forEach((bound, at) => {
        if (days > bound) return
        agreed[at] = (agreed[at] ?? 0) + part
        mine[at] = (mine[at] ?? 0) + part
      })
    }
    for (const { block, beyondCents, neverCents } of blocksOf(told.free, delays, date, bounds)) {
      blocks.push(block)
      beyond += beyondCents
      if (neverCents !== 0) put('too-old', neverCents)
      block.by.forEach((part, at) => {
        mine[at] = (mine[at] ?? 0) + part
      })
    }
    const by = (days: number) => cents(mine[bounds.indexOf(days)] ?? 0)
    customers.push(customerForecast(customer, items, delays, [by(30), by(60), by(90)]))
  }
  const between = (after: number, until: number) => boundsOf(blocks, agreed, bounds.indexOf(after), bounds.indexOf(until))
  const told = [...notExpected].filter(([, part]) => part !== 0)
  return {
    weeks: weeks.map(({ from, to, after, until }) => ({ from, to, ...between(after, until) })),
    horizons: HORIZONS.map((days) => {
      const { agreedCents: _, ...bounded } = between(0, days)
      return { days, ...bounded }
    }),
    beyondCents: cents(beyond),
    notExpected: told
      .map(([code, part]) => ({ code, cents: cents(part) }))
      .sort((a, b) => b.cents - a.cents || compareText(a.code, b.code)),
    notExpectedCents: sumCents(told.map(([, part]) => part)),
    openCents: sumCents(customers.map(({ openCents }) => openCents)),
    customers: customers.sort((a, b) => b.expected90Cents - a.expected90Cents || compareText(a.customer, b.customer)),
    paidInvoices: delays.paidInvoices,
    averageDays: delays.averageDays,
    debits,
    openKeys: [...open.values()].flat().flatMap((item) => (item.outstandingCents > 0 ? [item.key] : [])),
  }
}

function debitsByCustomer({ items, holds, settings, date }: ForecastInput): Map<CustomerCode, ExpectedDebits> {
  const set = groupBy(
    holds.filter(({ releasedOn }) => !releasedOn || releasedOn > date),
    ({ customer }) => customer,
  )
  const ofAll = set.get(null) ?? []
  const pledging = new Set([...set].flatMap(([customer, own]) => (own.some(isPledge) ? [customer] : [])))
  const open = groupBy(
    items.filter((item) => item.outstandingCents !== 0),
    (item) => item.customer,
  )
  const settled = groupBy(
    items.filter((item) => item.outstandingCents === 0 && pledging.has(item.customer)),
    (item) => item.customer,
  )
  return new Map(
    [...open].map(([customer, own]) => {
      const books = { open: own, settled: settled.get(customer) ?? [], holds: [...(set.get(customer) ?? []), ...ofAll] }
      return [customer, expectedDebits(books, settings, date)]
    }),
  )
}

/** Debits paid together, with what is expected of them by the end of each bound. */
interface Block {
  cents: number
  readonly by: number[]
}

function* blocksOf(
  free: readonly FreeDebit[],
  delays: Delays,
  date: IsoDay,
  bounds: readonly number[],
): Generator<{ block: Block; beyondCents: number; neverCents: number }> {
  let open: { block: Block; beyondCents: number; neverCents: number; first: IsoDay } | null = null
  for (const { item, dueOn, cents: part } of free) {
    if (open !== null && daysBetween(open.first, dueOn) >= PAID_TOGETHER) {
      yield open
      open = null
    }
    open ??= { block: { cents: 0, by: bounds.map(() => 0) }, beyondCents: 0, neverCents: 0, first: dueOn }
    const age = daysBetween(dueOn, date)
    const { curve } = delays.chosen(item.customer, age)
    const now = leftAfter(curve, age)
    const { by } = open.block
    open.block.cents += part
    let last = 0
    for (let at = 0; at < bounds.length; at++) {
      last = shareOf(part, now - leftAfter(curve, age + (bounds[at] ?? 0)), now)
      by[at] = (by[at] ?? 0) + last
    }
    const ever = shareOf(part, now - neverPaid(curve), now)
    open.beyondCents += ever - last
    open.neverCents += part - ever
  }
  if (open !== null) yield open
}

/** Whole cents, rounded down: exact as long as the product is a safe integer. */
function shareOf(part: number, share: number, whole: number): number {
  const product = part * share
  return Number.isSafeInteger(product) ? Math.floor(product / whole) : Number((BigInt(part) * BigInt(share)) / BigInt(whole))
}

/** Between two bounds, the first one (-1: the date itself) exclusive. */
function boundsOf(blocks: readonly Block[], agreed: readonly number[], after: number, until: number): Bounds & { agreedCents: Cents } {
  const between = (by: readonly number[]) => (by[until] ?? 0) - (after < 0 ? 0 : (by[after] ?? 0))
  const chances: Chance[] = []
  let uncertain = 0
  for (const block of blocks) {
    const expectedCents = between(block.by)
    uncertain += expectedCents
    if (expectedCents > 0) chances.push({ cents: block.cents, expectedCents })
  }
  const agreedCents = between(agreed)
  const { lowCents, highCents } = eightOfTen(chances)
  return {
    expectedCents: cents(uncertain + agreedCents),
    lowCents: cents(lowCents + agreedCents),
    highCents: cents(highCents + agreedCents),
    agreedCents: cents(agreedCents),
  }
}

function customerForecast(
  customer: CustomerCode,
  items: readonly OpenItem[],
  delays: Delays,
  [expected30Cents, expected60Cents, expected90Cents]: readonly [Cents, Cents, Cents],
): CustomerForecast {
  const { basis, curve } = delays.usual(customer)
  return {
    customer,
    name: items[0]?.customerName ?? customer,
    openCents: sumCents(items.map((item) => item.outstandingCents)),
    medianDaysLate: dayOfShare(curve, 50),
    lowDays: dayOfShare(curve, 10),
    highDays: dayOfShare(curve, 90),
    basis,
    paidInvoices: delays.paidCount(customer),
    expected30Cents,
    expected60Cents,
    expected90Cents,
  }
}
