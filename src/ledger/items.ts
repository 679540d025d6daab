// Items of the books on a day: lines settled customer by customer, invoice lists for customers without lines.
// The rules are the domain's; this file only brings each customer's lines together.
import { basicDay, type IsoDay } from '../domain/day.ts'
import type { BookItem } from '../domain/item.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'
import { type SettlePolicy, settleCustomer } from '../domain/settle.ts'
import { booksTraits } from './books-traits.ts'
import { documentItems } from './document-items.ts'
import { documentsByCustomer } from './documents.ts'
import { importedYears } from './fiscal-years.ts'
import type { Ledger } from './ledger.ts'
import { lineReader, linesByCustomer } from './line-rows.ts'
import { kindNumbers } from './packed-line.ts'

interface ItemFilter {
  readonly customer?: CustomerCode
}

/**
 * Every item as it stood at the end of `day`, open and settled; empty when the books hold nothing.
 * Sorted by customer, then as `settleCustomer` sorts; customers known by a list alone come last.
 */
export function bookItems(ledger: Ledger, day: IsoDay, filter: ItemFilter = {}): BookItem[] {
  const items: BookItem[] = []
  for (const ofCustomer of itemsByCustomer(ledger, day, filter)) for (const item of ofCustomer) items.push(item)
  return items
}

/** The items of one customer after the other, for who asks of many: what is the same for all is worked out once. */
export function customerItems(ledger: Ledger, day: IsoDay): (customer: CustomerCode) => BookItem[] {
  const policy = settlePolicy(ledger)
  const linesOfOne = lineReader(ledger, OF_ONE)
  return (customer) => {
    const settled = [...linesOfOne({ customer })].flatMap((lines) => settleCustomer(lines, day, policy))
    // A list counts only for customers without lines.
    return settled.length > 0 ? settled : [...documentsByCustomer(ledger, customer)].flatMap((documents) => documentItems(documents, day))
  }
}

/** The same, one customer at a time and only one in memory. Nothing may be written to the ledger while it runs. */
function* itemsByCustomer(ledger: Ledger, day: IsoDay, filter: ItemFilter = {}): Generator<BookItem[]> {
  const policy = settlePolicy(ledger)
  for (const lines of linesOf(ledger, filter)) yield settleCustomer(lines, day, policy)
  for (const documents of documentsByCustomer(ledger, filter.customer)) yield documentItems(documents, day)
}

/**
 * The items still open at the end of `day`, and of customers whose history must be known in full the settled ones too:
 * those whose customer is known by lines first, in no order, then those known by a list.
 * The same items as `itemsByCustomer` otherwise: where no line is booked after `day`, lines that a letter settles within
 * their own file bear on nothing else, and are not read.
 */
export function* openItemsByCustomer(ledger: Ledger, day: IsoDay, filter: ItemFilter = {}): Generator<BookItem[]> {
  if (hasLinesAfter(ledger, day)) {
    yield* itemsByCustomer(ledger, day, filter)
    return
  }
  const policy = settlePolicy(ledger)
  const parameters = { customer: filter.customer ?? null }
  const mine = filter.customer === undefined ? '@customer IS NULL' : 'customer = @customer'
  for (const where of [`closed = 0 AND ${mine} AND NOT ${IN_FULL}`, `${mine} AND ${IN_FULL}`]) {
    for (const lines of linesByCustomer(ledger, { where, parameters })) yield settleCustomer(lines, day, policy)
  }
  for (const documents of documentsByCustomer(ledger, filter.customer)) yield documentItems(documents, day)
}

/** The open items alone, sorted by customer, then as `settleCustomer` sorts. */
export function openItems(ledger: Ledger, day: IsoDay, filter: ItemFilter = {}): BookItem[] {
  const found: BookItem[][] = []
  for (const items of openItemsByCustomer(ledger, day, filter)) {
    const open = items.filter((item) => item.outstandingCents !== 0)
    if (open.length > 0) found.push(open)
  }
  return found.sort((a, b) => ((a[0]?.customer ?? '') < (b[0]?.customer ?? '') ? -1 : 1)).flat()
}

/**
 * Customers all of whose lines count: a debit that undoes a settlement looks for it among the settled lines, and openings
 * of a second fiscal year restate the first one.
 */
const IN_FULL = `customer IN (SELECT customer FROM line WHERE kind IN ${kindNumbers('refund', 'bounced', 'doubtful')}
  UNION SELECT customer FROM line WHERE (SELECT count(*) FROM fiscal_year) > 1 GROUP BY customer HAVING count(DISTINCT year_id) > 1)`

const OF_ONE = 'customer = @customer'

function hasLinesAfter(ledger: Ledger, day: IsoDay): boolean {
  return ledger.db.prepare('SELECT 1 FROM line WHERE day > ? LIMIT 1').get(basicDay(day)) !== undefined
}

function linesOf(ledger: Ledger, { customer }: ItemFilter): Iterable<LedgerLine[]> {
  return customer === undefined
    ? linesByCustomer(ledger, { where: 'true' })
    : linesByCustomer(ledger, { where: OF_ONE, parameters: { customer } })
}

function settlePolicy(ledger: Ledger): SettlePolicy {
  const years = importedYears(ledger)
  return {
    letteredYears: new Set(years.filter((year) => year.lettered).map((year) => year.start)),
    openingYears: new Set(years.filter((year) => year.openingRegime !== 'none').map((year) => year.start)),
    ...booksTraits(ledger),
  }
}
