// The natural key of an item: what stays the same when the books are exported again.
// Not in it: entry number, labels, lettering, validation, which change between a provisional and a final export.
import { type Cents, cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { LedgerLine } from './ledger-line.ts'
import { type CustomerCode, type ItemKey, itemKey } from './names.ts'

/** Customer, document reference, document day, signed cents, and the rank among identical ones (from 1, shown from 2). */
export function naturalKey(line: Pick<LedgerLine, 'customer' | 'documentRef' | 'documentDay' | 'cents'>, occurrence: number): ItemKey {
  const key = `${line.customer}:${line.documentRef}:${line.documentDay}:${line.cents}`
  return itemKey(occurrence > 1 ? `${key}:${occurrence}` : key)
}

export interface KeyParts {
  /** '' when the item names no document. */
  readonly documentRef: string
  readonly documentDay: IsoDay
  readonly cents: Cents
}

const KEY_SHAPE = /^(.*):(\d{4}-\d{2}-\d{2}):(-?\d+)(?::\d+)?$/s

/** What a natural key tells of its item; null when it is not one of that customer's. */
export function keyParts(customer: CustomerCode, key: ItemKey): KeyParts | null {
  const [, documentRef = '', documentDay, amount] = KEY_SHAPE.exec(key.slice(customer.length + 1)) ?? []
  return documentDay === undefined ? null : { documentRef, documentDay: documentDay as IsoDay, cents: cents(Number(amount)) }
}

/** A key without its rank: the same for identical items. */
export function unranked(customer: CustomerCode, key: ItemKey): ItemKey {
  const parts = keyParts(customer, key)
  return parts === null ? key : naturalKey({ customer, ...parts }, 1)
}

/** Gives each line its key; identical lines are ranked in the order given, never below their rank in their own file. */
export function keyLines(lines: readonly LedgerLine[]): Map<LedgerLine, ItemKey> {
  const ranks = new Map<string, number>()
  const keys = new Map<LedgerLine, ItemKey>()
  for (const line of lines) {
    const first = naturalKey(line, 1)
    const rank = Math.max((ranks.get(first) ?? 0) + 1, line.occurrence ?? 1)
    ranks.set(first, rank)
    keys.set(line, naturalKey(line, rank))
  }
  return keys
}
