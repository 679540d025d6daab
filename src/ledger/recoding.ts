// Two codes of the books that a person says are one customer, or takes back: the items that follow, and the event that tells it.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { lastLineDay } from './fiscal-years.ts'
import { FORMERLY, formerCodes, formerlyEvent, NOT_FORMERLY } from './former-codes.ts'
import { appendEvent } from './history.ts'
import { moveLostItems, relinkItems, returnItems } from './identity.ts'
import { customerItems } from './items.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'
import { stirCustomers } from './standings.ts'

export interface FormerCodeWord {
  readonly customer: CustomerCode
  readonly former: CustomerCode
  readonly day: IsoDay
  /** Present moment, ISO 8601. */
  readonly at: string
  readonly reason: string | null
  readonly author: string | null
}

/**
 * From now on what is known of `former` counts for `customer` too, and the items that the books show under his code only are his with all
 * that hangs on them. Returns their keys.
 */
export function joinFormerCode(ledger: Ledger, word: FormerCodeWord): ItemKey[] {
  return atomically(ledger, () => {
    record(ledger, word, FORMERLY, [])
    const keys = keysOf(ledger, word.customer)
    const before = idsOf(ledger, word.customer)
    moveLostItems(ledger, word.former, word.customer, keys, true)
    relink(ledger, word.customer, keys)
    const known = new Set(before.map(({ id }) => id))
    return idsOf(ledger, word.customer).flatMap(({ id, key }) => (known.has(id) || key === null ? [] : [key]))
  })
}

/** Takes it back: the items that came from the former code are lost there again, until the books show them. Returns the keys they had. */
export function partFormerCode(ledger: Ledger, word: FormerCodeWord): ItemKey[] {
  return atomically(ledger, () => {
    const items = returnItems(ledger, word.former, word.customer)
    record(ledger, word, NOT_FORMERLY, items)
    for (const code of [word.former, word.customer]) relink(ledger, code, keysOf(ledger, code))
    return items
  })
}

/** Brings the items that an import found under present codes from those their customers had before. */
export function followFormerCodes(ledger: Ledger, itemsOf: (customer: CustomerCode) => readonly { readonly key: ItemKey }[]): void {
  const { successors, formersOf } = formerCodes(ledger)
  for (const customer of successors) {
    const keys = itemsOf(customer).map(({ key }) => key)
    for (const former of formersOf(customer)) moveLostItems(ledger, former, customer, keys, false)
    relinkItems(ledger, customer, keys, formersOf(customer))
  }
}

function record(ledger: Ledger, word: FormerCodeWord, status: string, items: readonly ItemKey[]): void {
  const { customer, former, day, at, reason, author } = word
  const detail = { former, reason, by: author }
  appendEvent(ledger, { id: formerlyEvent(former), at, day, customer, items, step: null, channel: null, status, detail })
  bumpGeneration(ledger)
  const { successorsOf } = formerCodes(ledger)
  stirCustomers(ledger, [customer, former, ...successorsOf(former), ...successorsOf(customer)])
}

function relink(ledger: Ledger, customer: CustomerCode, keys: readonly ItemKey[]): void {
  relinkItems(ledger, customer, keys, formerCodes(ledger).formersOf(customer))
}

function keysOf(ledger: Ledger, customer: CustomerCode): ItemKey[] {
  const day = lastLineDay(ledger)
  return day === null ? [] : customerItems(ledger, day)(customer).map(({ key }) => key)
}

function idsOf({ db }: Ledger, customer: CustomerCode): { id: number; key: ItemKey | null }[] {
  return db
    .prepare<[string], { id: number; key: ItemKey | null }>(
      'SELECT id, current_key AS key FROM item_identity WHERE customer = ? ORDER BY key',
    )
    .all(customer)
}
