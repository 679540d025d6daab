// Items of the books on a day: lines settled customer by customer, invoice lists for customers without lines.
// The rules are the domain's; this file only brings each customer's lines together.
import type { IsoDay } from '../domain/day.ts'
import type { BookItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { type SettlePolicy, settleCustomer } from '../domain/settle.ts'
import { booksTraits } from './books-traits.ts'
import { documentItems } from './document-items.ts'
import { documentsByCustomer } from './documents.ts'
import { importedYears } from './fiscal-years.ts'
import { lastLineDays } from './last-line-days.ts'
import type { Ledger } from './ledger.ts'
import { lineReader, linesByCustomer } from './line-rows.ts'
import { kindNumbers } from './packed-line.ts'
import { type Scope, scoped, within } from './scope.ts'

/**
 * Every item as it stood at the end of `day`, open and settled; empty when the books hold nothing.
 * Sorted by customer, then as `settleCustomer` sorts; customers known by a list alone come last.
 */
export function bookItems(ledger: Ledger, day: IsoDay, scope: Scope = null): BookItem[] {
  const items: BookItem[] = []
  for (const ofCustomer of itemsByCustomer(ledger, day, scope)) for (const item of ofCustomer) items.push(item)
  return items
}

/** The items of one customer after the other, for who asks of many: what is the same for all is worked out once. */
export function customerItems(ledger: Ledger, day: IsoDay): (customer: CustomerCode) => BookItem[] {
  const policy = settlePolicy(ledger)
  const linesOfOne = lineReader(ledger, OF_ONE)
  return (customer) => {
    const settled = [...linesOfOne({ customer })].flatMap((lines) => settleCustomer(lines, day, policy))
    // A list counts only for customers without lines.
    return settled.length > 0 ? settled : [...documentsByCustomer(ledger, [customer])].flatMap((documents) => documentItems(documents, day))
  }
}

/** The same, one customer at a time and only one in memory. Nothing may be written to the ledger while it runs. */
function* itemsByCustomer(ledger: Ledger, day: IsoDay, scope: Scope = null): Generator<BookItem[]> {
  const policy = settlePolicy(ledger)
  const lines = linesByCustomer(ledger, { where: within('customer', scope), parameters: scoped(scope) })
  for (const ofCustomer of lines) yield settleCustomer(ofCustomer, day, policy)
  for (const documents of documentsByCustomer(ledger, scope)) yield documentItems(documents, day)
}

/**
 * The items still open at the end of `day`, and of customers whose history must be known in full the settled ones too:
 * those whose customer is known by lines first, in no order, then those known by a list.
 * The same items as `itemsByCustomer` otherwise: where no line is booked after `day`, lines that a letter settles within
 * their own file bear on nothing else, and are not read.
 */
export function* openItemsByCustomer(ledger: Ledger, day: IsoDay, scope: Scope = null): Generator<BookItem[]> {
  if (hasLinesAfter(ledger, day)) {
    yield* itemsByCustomer(ledger, day, scope)
    return
  }
  const policy = settlePolicy(ledger)
  const mine = within('customer', scope)
  const full = inFull(scope)
  for (const where of [`closed = 0 AND ${mine} AND NOT ${full}`, `${mine} AND ${full}`]) {
    for (const lines of linesByCustomer(ledger, { where, parameters: scoped(scope) })) yield settleCustomer(lines, day, policy)
  }
  for (const documents of documentsByCustomer(ledger, scope)) yield documentItems(documents, day)
}

/** The open items alone, sorted by customer, then as `settleCustomer` sorts. */
export function openItems(ledger: Ledger, day: IsoDay, scope: Scope = null): BookItem[] {
  const found: BookItem[][] = []
  for (const items of openItemsByCustomer(ledger, day, scope)) {
    const open = items.filter((item) => item.outstandingCents !== 0)
    if (open.length > 0) found.push(open)
  }
  return found.sort((a, b) => ((a[0]?.customer ?? '') < (b[0]?.customer ?? '') ? -1 : 1)).flat()
}

/**
 * Customers all of whose lines count: a debit that undoes a settlement looks for it among the settled lines, and openings
 * of a second fiscal year restate the first one.
 */
function inFull(scope: Scope): string {
  return `customer IN (SELECT customer FROM line WHERE kind IN ${kindNumbers('refund', 'bounced', 'doubtful')} UNION
    SELECT customer FROM line WHERE (SELECT count(*) FROM fiscal_year) > 1 AND ${within('customer', scope)}
    GROUP BY customer HAVING count(DISTINCT year_id) > 1)`
}

const OF_ONE = 'customer = @customer'

function hasLinesAfter(ledger: Ledger, day: IsoDay): boolean {
  const last = lastLineDays(ledger).any
  return last !== null && last > day
}

/** How the lines are settled: what the years and the books as a whole tell. */
export function settlePolicy(ledger: Ledger): SettlePolicy {
  const years = importedYears(ledger)
  return {
    letteredYears: new Set(years.filter((year) => year.lettered).map((year) => year.start)),
    openingYears: new Set(years.filter((year) => year.openingRegime !== 'none').map((year) => year.start)),
    ...booksTraits(ledger),
  }
}
