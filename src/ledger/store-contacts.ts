// What files say of customers, merged into what is known of them and what was set by hand.
import { mergedWithByHand, NOTHING_BY_HAND, type Replaced } from '../domain/by-hand.ts'
import { type Customer, unknownCustomer } from '../domain/customer.ts'
import { groupBy } from '../domain/group.ts'
import type { ToldContacts } from '../domain/merge-contacts.ts'
import type { ContactRecord } from '../domain/reading.ts'
import { allByHand, keepByHand } from './by-hand.ts'
import { customerFinder, ownerOf } from './customer-finder.ts'
import { customerKeeper, customers } from './customers.ts'
import { leavesAlone } from './forgotten-again.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'

export interface ChangedCustomer {
  readonly before: Customer
  readonly after: Customer
  readonly replaced: readonly Replaced[]
}

export interface TaughtContacts {
  /** Rows that taught something. */
  readonly rows: number
  /** Customers of whom nothing but the name was known. */
  readonly described: number
  /** Customers who are not as they were, in the order of the file. */
  readonly changed: readonly ChangedCustomer[]
}

/**
 * Merges what a contact file says, each record into the customer of the books it names by code or by name: a value replaces the
 * one known, silence leaves it, and what was set by hand stays as long as the file goes on saying what the hand replaced. `told`: what the
 * file has columns for. Several rows of one customer add their contacts up.
 */
export function storeContacts(ledger: Ledger, records: readonly ContactRecord[], told?: ToldContacts): TaughtContacts {
  return atomically(ledger, () => {
    const known = customers(ledger)
    const hands = allByHand(ledger)
    const finder = customerFinder(ledger)
    const keep = customerKeeper(ledger)
    const isLeft = leavesAlone(ledger)
    const changed: ChangedCustomer[] = []
    let [taught, described] = [0, 0]
    for (const [code, rows] of groupBy(records, (record) => ownerOf(finder, record) ?? record.customer)) {
      if (isLeft(code)) continue
      const before = known.get(code) ?? null
      const hand = hands.get(code)
      const base = before ?? unknownCustomer(code, code)
      const { customer: after, byHand, replaced } = mergedWithByHand(base, hand ?? NOTHING_BY_HAND, rows, told)
      const isNew = before === null || JSON.stringify(after) !== JSON.stringify(before)
      if (isNew) {
        taught += rows.length
        keep(after)
        if (before === null || isBare(before)) described += 1
        else changed.push({ before, after, replaced })
      }
      if (hand !== undefined && JSON.stringify(byHand) !== JSON.stringify(hand)) keepByHand(ledger, code, byHand)
    }
    if (taught > 0) bumpGeneration(ledger)
    return { rows: taught, described, changed }
  })
}

function isBare(customer: Customer): boolean {
  return JSON.stringify(customer) === JSON.stringify(unknownCustomer(customer.code, customer.name))
}
