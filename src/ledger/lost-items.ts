// Items that history hangs on and that the books no longer show: whom they hold, the items that may be the same under another code, and
// what people settled. Whether a customer is held is the plan's business.

import type { IsoDay } from '../domain/day.ts'
import type { BookItem } from '../domain/item.ts'
import { keyParts, unranked } from '../domain/item-key.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { LastWord, Unlinked, UnlinkedTwin } from '../domain/unlinked.ts'
import type { FormerCodes } from './former-codes.ts'
import { appendEvent } from './history.ts'
import { SHOWN_KEY } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'

export interface Lost {
  readonly id: number
  readonly customer: CustomerCode
  /** The last it was known by. */
  readonly key: ItemKey
}

/** A lost item and the one that looks like it. */
export interface Recoded {
  readonly former: CustomerCode
  readonly customer: CustomerCode
  /** The key it was last known by. */
  readonly key: ItemKey
}

interface TwinRow extends Omit<UnlinkedTwin, 'last'> {
  readonly id: number
  readonly customer: CustomerCode
  readonly lostKey: ItemKey
  readonly last: string | null
}

/** Messages that left or may have left. */
const LEFT = `('sending', 'inDoubt', 'sent', 'written')`

const OPEN_LOSS = (customer: string) =>
  `i.current_key IS NULL AND NOT EXISTS (SELECT 1 FROM lost_settled s WHERE s.item_id = i.id AND s.customer = ${customer})`

/** Items something was sent for, by this program or another, that the books no longer show and nobody settled; by customer, then key. */
function lostReminded({ db }: Ledger): Lost[] {
  return db
    .prepare<[], Lost>(
      `SELECT i.id, i.customer, ${SHOWN_KEY} AS key FROM item_identity i WHERE ${OPEN_LOSS('i.customer')}
         AND (EXISTS (SELECT 1 FROM delivery_item d WHERE d.item_id = i.id AND d.status IN ${LEFT})
           OR EXISTS (SELECT 1 FROM taken_over_item o WHERE o.item_id = i.id)) ORDER BY i.customer, key`,
    )
    .all()
}

/** Items that look like a lost one of another code, of whom nobody said what they are; by customer, then key. */
function openTwins({ db }: Ledger): TwinRow[] {
  return db
    .prepare<[], TwinRow>(
      `SELECT t.customer, t.key, i.id, i.customer AS former, ${SHOWN_KEY} AS lostKey, (
         SELECT json_object('step', step, 'day', day) FROM (
           SELECT x.step, d.day FROM delivery_item x JOIN delivery d ON d.id = x.delivery_id WHERE x.item_id = i.id AND x.status IN ${LEFT}
           UNION ALL SELECT o.step, o.day FROM taken_over_item x JOIN taken_over o ON o.id = x.taken_over_id WHERE x.item_id = i.id)
         ORDER BY day DESC LIMIT 1) AS last
       FROM lost_twin t JOIN item_identity i ON i.id = t.item_id WHERE i.customer <> t.customer AND ${OPEN_LOSS('t.customer')}
       ORDER BY t.customer, t.key, i.id`,
    )
    .all()
}

/** The customers that a lost item holds, and why. */
export function unlinkedCustomers(ledger: Ledger): Map<CustomerCode, Unlinked> {
  const lost = lostReminded(ledger)
  const twins = openTwins(ledger)
  const nowOf = new Map<number, CustomerCode[]>()
  for (const { id, customer } of twins) nowOf.set(id, [...(nowOf.get(id) ?? []), customer])
  const found = new Map<CustomerCode, { lost: ItemKey[]; now: Set<CustomerCode>; twins: UnlinkedTwin[] }>()
  const of = (customer: CustomerCode) => {
    const known = found.get(customer) ?? { lost: [], now: new Set(), twins: [] }
    found.set(customer, known)
    return known
  }
  for (const { id, customer, key } of lost) {
    const own = of(customer)
    own.lost.push(key)
    for (const code of nowOf.get(id) ?? []) own.now.add(code)
  }
  for (const { customer, former, key, last } of twins)
    of(customer).twins.push({ former, key, last: last === null ? null : (JSON.parse(last) as LastWord) })
  return new Map([...found].map(([customer, { now, ...rest }]) => [customer, { ...rest, now: [...now].sort() }]))
}

/** Number, day and amount of a debit with a number, whoever's it is; null for anything else. */
function likenessOf(customer: CustomerCode, key: ItemKey): string | null {
  const parts = keyParts(customer, key)
  return parts === null || parts.documentRef === '' || parts.cents <= 0 ? null : `${parts.documentRef}|${parts.documentDay}|${parts.cents}`
}

/** Debits that were not there before an import, by what makes them look the same under two codes. */
export interface Appeared {
  add(items: readonly BookItem[]): void
  like(customer: CustomerCode, key: ItemKey): readonly { readonly customer: CustomerCode; readonly key: ItemKey }[]
}

/**
 * @param before natural keys, without rank, of what was open before
 * @param openingDays first days of the years that carry openings
 */
export function appearedItems(before: ReadonlySet<string>, openingDays: ReadonlySet<IsoDay>): Appeared {
  const found = new Map<string, { customer: CustomerCode; key: ItemKey }[]>()
  // What a new year opens with bears another day, and only what was left of it.
  const opened = new Map<string, { customer: CustomerCode; key: ItemKey }[]>()
  const keep = (list: typeof found, likeness: string, one: { customer: CustomerCode; key: ItemKey }) =>
    void list.set(likeness, [...(list.get(likeness) ?? []), one])
  return {
    add(items) {
      for (const { customer, key, bookedOn, documentRef, outstandingCents } of items) {
        const likeness = outstandingCents > 0 ? likenessOf(customer, key) : null
        if (likeness === null || before.has(unranked(customer, key))) continue
        keep(found, likeness, { customer, key })
        if (openingDays.has(bookedOn)) keep(opened, documentRef, { customer, key })
      }
    },
    like: (customer, key) => {
      const likeness = likenessOf(customer, key)
      if (likeness === null) return []
      const same = (found.get(likeness) ?? []).filter((one) => one.customer !== customer)
      const parts = keyParts(customer, key)
      const restated = opened.get(parts?.documentRef ?? '') ?? []
      const [one] = restated
      if (same.length > 0 || one === undefined || restated.length > 1 || one.customer === customer) return same
      return (keyParts(one.customer, one.key)?.cents ?? 0) <= (parts?.cents ?? 0) ? [one] : []
    },
  }
}

/**
 * Keeps the items that appeared under another code where a lost one was, and tells those nobody knew. Call inside the transaction of an
 * import, once history has found its items again.
 * @param alone only what looks like one item of one customer: where nobody knows what was there before
 */
export function keepTwins({ db }: Ledger, appeared: Appeared, codes: FormerCodes, alone: boolean): Recoded[] {
  const lost = db
    .prepare<[], Lost>(
      `SELECT i.id, i.customer, ${SHOWN_KEY} AS key FROM item_identity i WHERE i.current_key IS NULL ORDER BY i.customer, i.id`,
    )
    .all()
  const keep = db.prepare('INSERT OR IGNORE INTO lost_twin (item_id, customer, key) VALUES (?, ?, ?)')
  return lost.flatMap(({ id, customer: former, key }) => {
    const like = appeared.like(former, key).filter(({ customer }) => !codes.successorsOf(former).includes(customer))
    if (alone && like.length > 1) return []
    return like.filter((twin) => keep.run(id, twin.customer, twin.key).changes > 0).map(({ customer }) => ({ former, customer, key }))
  })
}

export interface Settlement {
  readonly customer: CustomerCode
  readonly day: IsoDay
  /** Present moment, ISO 8601. */
  readonly at: string
  readonly reason: string | null
  readonly author: string | null
}

/**
 * What is lost today holds this customer no more: his own items, and those of other codes that his looked like. An event of the chain. Returns
 * what it is, under its own code; none where nothing held him, and nothing is recorded then.
 */
export function settleLoss(ledger: Ledger, { customer, day, at, reason, author }: Settlement): Lost[] {
  return atomically(ledger, () => {
    const lost = [
      ...lostReminded(ledger).filter((one) => one.customer === customer),
      ...openTwins(ledger).flatMap(({ id, former, lostKey: key, customer: held }) =>
        held === customer ? [{ id, customer: former, key }] : [],
      ),
    ]
    if (lost.length === 0) return []
    const settle = ledger.db.prepare('INSERT OR IGNORE INTO lost_settled (item_id, customer) VALUES (?, ?)')
    for (const { id } of lost) settle.run(id, customer)
    const items = [...new Set(lost.map(({ key }) => key))].sort()
    const event = { id: `lost:${customer}`, at, day, customer, items, step: null, channel: null }
    appendEvent(ledger, { ...event, status: 'lost-settled', detail: { reason, by: author } })
    bumpGeneration(ledger)
    return lost
  })
}
