// What is open before an import: what customers somebody said something of may lose to another code, and what nobody can have brought.
import type { IsoDay } from '../domain/day.ts'
import { keyLines, naturalKey, unranked } from '../domain/item-key.ts'
import type { CustomerCode } from '../domain/names.ts'
import { documentItems } from './document-items.ts'
import { documentsByCustomer } from './documents.ts'
import { itemIds, type NamedItem, trackedCustomers } from './identity.ts'
import type { Ledger } from './ledger.ts'
import { linesByCustomer } from './line-rows.ts'

const LAST_DAY = '9999-12-31' as IsoDay

/**
 * Gives a lasting id to each open debit of the customers of whom anything is known, so that an import tells which of them are gone. Returns the
 * natural keys, without rank, of every open debit. Call inside the transaction of the import, before anything of it is stored.
 */
export function followedItems(ledger: Ledger): Set<string> {
  const concerned = concernedCustomers(ledger)
  const keys = new Set<string>()
  const followed: NamedItem[] = []
  for (const lines of linesByCustomer(ledger, { where: 'closed = 0' })) {
    const known = keyLines(lines)
    for (const line of lines) {
      if (line.cents <= 0) continue
      keys.add(naturalKey(line, 1))
      const key = known.get(line)
      if (key !== undefined && line.documentRef !== '' && concerned.has(line.customer)) followed.push({ customer: line.customer, key })
    }
  }
  for (const documents of documentsByCustomer(ledger)) {
    for (const { customer, key, documentRef, outstandingCents } of documentItems(documents, LAST_DAY)) {
      if (outstandingCents <= 0) continue
      keys.add(unranked(customer, key))
      if (documentRef !== '' && concerned.has(customer)) followed.push({ customer, key })
    }
  }
  const idOf = itemIds(ledger)
  for (const item of followed) idOf(item)
  return keys
}

/** Customers who were written to, held, decided about, or are never reminded. */
function concernedCustomers(ledger: Ledger): Set<CustomerCode> {
  const said = ledger.db
    .prepare('SELECT customer FROM hold UNION SELECT code FROM customer WHERE excluded IS NOT NULL OR direct_debit = 1')
    .pluck()
    .all() as CustomerCode[]
  return new Set([...trackedCustomers(ledger), ...said])
}
