// Which references name no document in this file: the one that every row bears, and those that many customers share on many
// days (a month, a batch, `0000`). Told while rows stream by.
import { IntColumn } from './compact/columns-of-numbers.ts'
import { KeyTable } from './compact/key-table.ts'

const MANY = 3

export interface RefUse {
  /** A customer row: both hashes of its reference, a number for its customer, its day. */
  add(ref: number, refAgain: number, customer: number, day: number): void
  /** A customer row without reference. */
  none(): void
  /** Tells the references that name nothing, by both hashes; null when there are none. */
  shared(): ((hash: { readonly first: number; readonly second: number }) => boolean) | null
}

interface Sharing {
  readonly customers: Set<number>
  readonly days: Set<number>
}

/** References seen, none yet. */
export function refUse(): RefUse {
  const keys = new KeyTable()
  const firstCustomer = new IntColumn()
  const firstDay = new IntColumn()
  // Most references have one customer: the others alone are counted in full.
  const several = new Map<number, Sharing>()
  const hashes = new Map<number, string>()
  let without = false
  return {
    add(ref, refAgain, customer, day) {
      const index = keys.number(ref, refAgain)
      if (index === firstCustomer.length) {
        firstCustomer.push(customer)
        firstDay.push(day)
        return
      }
      let sharing = several.get(index)
      if (sharing === undefined) {
        if (firstCustomer.at(index) === customer) return
        sharing = { customers: new Set([firstCustomer.at(index)]), days: new Set([firstDay.at(index)]) }
        several.set(index, sharing)
        hashes.set(index, `${ref} ${refAgain}`)
      }
      if (sharing.customers.size < MANY) sharing.customers.add(customer)
      if (sharing.days.size < MANY) sharing.days.add(day)
    },
    none() {
      without = true
    },
    shared() {
      const constant = keys.size === 1 && !without
      const found = new Set<string>()
      for (const [index, { customers, days }] of several) {
        if (constant || (customers.size >= MANY && days.size >= MANY)) found.add(hashes.get(index) ?? '')
      }
      return found.size === 0 ? null : ({ first, second }) => found.has(`${first} ${second}`)
    },
  }
}
