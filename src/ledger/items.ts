// Items of the books on a day: lines settled customer by customer, invoice lists for customers without lines.
// The rules are the domain's; this file only brings each customer's lines together.
import type { IsoDay } from '../domain/day.ts'
import type { BookItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { type SettlePolicy, settleCustomer } from '../domain/settle.ts'
import { documentItems } from './document-items.ts'
import { documentsByCustomer } from './documents.ts'
import { importedYears } from './fiscal-years.ts'
import type { Ledger } from './ledger.ts'
import { linesByCustomer } from './line-rows.ts'

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

/** The same, one customer at a time and only one in memory. Nothing may be written to the ledger while it runs. */
export function* itemsByCustomer(ledger: Ledger, day: IsoDay, filter: ItemFilter = {}): Generator<BookItem[]> {
  const policy = settlePolicy(ledger)
  for (const lines of linesByCustomer(ledger, filter)) yield settleCustomer(lines, day, policy)
  for (const documents of documentsByCustomer(ledger, filter.customer)) yield documentItems(documents, day)
}

function settlePolicy(ledger: Ledger): SettlePolicy {
  const years = importedYears(ledger)
  return {
    letteredYears: new Set(years.filter((year) => year.lettered).map((year) => year.start)),
    openingYears: new Set(years.filter((year) => year.openingRegime !== 'none').map((year) => year.start)),
  }
}
