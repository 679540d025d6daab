// Surrogate ids of items, so that history, holds and rounds survive a new export of the books.
// Created only when something hangs on an item; every natural key the item ever had stays an alias.
import { keyParts } from '../domain/item-key.ts'
import { type CustomerCode, type ItemKey, itemKey } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { statement } from './statements.ts'

/** What names an item; a `BookItem` is one. */
export interface NamedItem {
  readonly customer: CustomerCode
  readonly key: ItemKey
}

/** An id whose item is now another one, or none: what hangs on it, and under which keys it was and is known. */
export interface Relinked {
  readonly customer: CustomerCode
  readonly from: ItemKey
  readonly to: ItemKey | null
  /** Messages that left or may have left. */
  readonly reminders: number
  /** Holds in force, and decisions on its steps. */
  readonly holds: number
  /** What people said of its late-payment claim. */
  readonly claims: number
}

interface Identity {
  readonly id: number
  /** Under the customer's present code. */
  readonly key: ItemKey
}

/** The lasting id of an item, given now if it has none. Call inside a transaction. */
export function itemId(ledger: Ledger, item: NamedItem): number {
  return itemIds(ledger)(item)
}

/** `itemId` for many. */
export function itemIds(ledger: Ledger): (item: NamedItem) => number {
  const alias = statement<[string], number>(ledger, 'SELECT item_id FROM item_alias WHERE key = ?').pluck()
  const insert = statement(ledger, 'INSERT INTO item_identity (customer, current_key) VALUES (?, ?)')
  const insertAlias = statement(ledger, 'INSERT INTO item_alias (key, item_id) VALUES (?, ?)')
  return ({ customer, key }) => {
    const known = alias.get(key)
    if (known !== undefined) return known
    const id = Number(insert.run(customer, key).lastInsertRowid)
    insertAlias.run(key, id)
    return id
  }
}

/** Customers who have at least one item with an id. */
export function trackedCustomers(ledger: Ledger): Set<CustomerCode> {
  return new Set(ledger.db.prepare<[], CustomerCode>('SELECT DISTINCT customer FROM item_identity').pluck().all() as CustomerCode[])
}

/**
 * Links one customer's ids to the items he has now: by an exact key, be it one of a code he had before, and then two ids may have one item; then by document reference and sign; then by amount
 * and document day. Only a unique hit on both sides links; an id without one keeps its history and has no current item.
 * Returns the ids that changed their item or lost it now, by their former key.
 * @param formers codes he had before
 * @param elsewhere whether what a key names appeared under another code: then the same amount and day prove nothing
 */
export function relinkItems(
  ledger: Ledger,
  customer: CustomerCode,
  keys: readonly ItemKey[],
  formers: readonly CustomerCode[] = [],
  elsewhere: (key: ItemKey) => boolean = () => false,
): Relinked[] {
  const present = new Set(keys)
  const aliases = aliasesOf(ledger, customer, formers)
  const linked = new Map<number, ItemKey>()
  for (const { id, key } of aliases) if (present.has(key)) linked.set(id, key)
  let lost = [...new Set(aliases.map((alias) => alias.id))].filter((id) => !linked.has(id))
  const taken = new Set(linked.values())
  for (const trait of [documentTrait, amountTrait]) {
    const last = lost.map((id) => [id, lastKey(aliases, id)] as const)
    const traits = new Map(last.filter(([, key]) => trait === documentTrait || key === undefined || !elsewhere(key)))
    const hits = uniqueHits(
      traits,
      keys.filter((key) => !taken.has(key)),
      (key) => trait(customer, key),
    )
    for (const { id, key } of hits) {
      linked.set(id, key)
      taken.add(key)
    }
    lost = lost.filter((id) => !linked.has(id))
  }
  const before = ledger.db.prepare<[string], { id: number; key: ItemKey | null }>(
    'SELECT id, current_key AS key FROM item_identity WHERE customer = ? ORDER BY current_key, id',
  )
  const update = ledger.db.prepare('UPDATE item_identity SET current_key = ? WHERE id = ?')
  const found = ledger.db.prepare('INSERT OR IGNORE INTO item_alias (key, item_id) VALUES (?, ?)')
  // What was said of its loss ends with it.
  const noLoss = ['lost_twin', 'lost_settled'].map((table) => ledger.db.prepare(`DELETE FROM ${table} WHERE item_id = ?`))
  return before.all(customer).flatMap(({ id, key }) => {
    const now = linked.get(id) ?? null
    if (now === key) return []
    update.run(now, id)
    if (now !== null) {
      found.run(now, id)
      for (const forget of noLoss) forget.run(id)
    }
    const hanging = whatHangsOn(ledger, id)
    return key === null || hanging.reminders + hanging.holds + hanging.claims === 0 ? [] : [{ customer, from: key, to: now, ...hanging }]
  })
}

type Hanging = Pick<Relinked, 'reminders' | 'holds' | 'claims'>

function whatHangsOn(ledger: Ledger, id: number): Hanging {
  const counts = ledger.db.prepare<[{ id: number }], Hanging>(`SELECT
    (SELECT count(*) FROM delivery_item WHERE item_id = @id AND status <> 'failed') AS reminders,
    (SELECT count(*) FROM hold WHERE item_id = @id AND NOT EXISTS (SELECT 1 FROM hold_release WHERE hold_id = hold.id))
      + (SELECT count(*) FROM step_decision WHERE item_id = @id) AS holds,
    (SELECT count(*) FROM claim_event WHERE item_id = @id) AS claims`)
  return counts.get({ id }) ?? { reminders: 0, holds: 0, claims: 0 }
}

/**
 * Brings the lost items of a code to the customer who has it no more: those he has now under the same number, day and amount. `all`: also
 * those that nobody has, for they hold him as they held the code before. Relink him then.
 */
export function moveLostItems(ledger: Ledger, former: CustomerCode, customer: CustomerCode, keys: readonly ItemKey[], all: boolean): void {
  const present = new Set(keys)
  const lost = ledger.db.prepare<[string, string], { id: number; elsewhere: number }>(
    `SELECT id, EXISTS (SELECT 1 FROM lost_twin t WHERE t.item_id = item_identity.id AND t.customer <> ?) AS elsewhere
     FROM item_identity WHERE customer = ? AND current_key IS NULL`,
  )
  const aliases = aliasesOf(ledger, former, [])
  const move = ledger.db.prepare('UPDATE item_identity SET customer = ? WHERE id = ?')
  for (const { id, elsewhere } of lost.all(customer, former)) {
    const own = aliases.filter((alias) => alias.id === id).map(({ key }) => underCode(key, customer, [former]))
    if (own.some((key) => present.has(key)) || (all && elsewhere === 0)) move.run(customer, id)
  }
}

/**
 * Gives the items that came from a code back to it, as lost there; those it has now are found again by relinking it. Returns the keys they had here.
 */
export function returnItems(ledger: Ledger, former: CustomerCode, customer: CustomerCode): ItemKey[] {
  const came = ledger.db.prepare<[Record<string, string>], { id: number; key: ItemKey | null }>(
    `SELECT i.id, i.current_key AS key FROM item_identity i WHERE i.customer = @customer AND EXISTS (
       SELECT 1 FROM item_alias a WHERE a.item_id = i.id AND substr(a.key, 1, length(@former) + 1) = @former || ':')`,
  )
  const rows = came.all({ customer, former })
  const back = ledger.db.prepare('UPDATE item_identity SET customer = ?, current_key = NULL WHERE id = ?')
  const twin = ledger.db.prepare('INSERT OR IGNORE INTO lost_twin (item_id, customer, key) VALUES (?, ?, ?)')
  return rows.flatMap(({ id, key }) => {
    back.run(former, id)
    if (key === null) return []
    twin.run(id, customer, key)
    return [key]
  })
}

/** SQL for the key to show for an `item_identity i`: the current one, else the last it was known by. */
export const SHOWN_KEY = `coalesce(i.current_key, (SELECT max(a.key) FROM item_alias a WHERE a.item_id = i.id))`

/** Every key of a customer's ids, those of codes he had before as they are under the present one. */
function aliasesOf(ledger: Ledger, customer: CustomerCode, formers: readonly CustomerCode[]): Identity[] {
  const rows = ledger.db.prepare<[string], Identity>(
    `SELECT i.id, a.key FROM item_identity i JOIN item_alias a ON a.item_id = i.id WHERE i.customer = ?
     ORDER BY i.id, (a.key IS i.current_key), a.key`,
  )
  const all = rows.all(customer)
  return formers.length === 0 ? all : all.map(({ id, key }) => ({ id, key: underCode(key, customer, formers) }))
}

function underCode(key: ItemKey, customer: CustomerCode, formers: readonly CustomerCode[]): ItemKey {
  if (key.startsWith(`${customer}:`)) return key
  const former = formers.find((code) => key.startsWith(`${code}:`))
  return former === undefined ? key : itemKey(`${customer}${key.slice(former.length)}`)
}

/** The current key where there is one: it sorts last. */
function lastKey(aliases: readonly Identity[], id: number): ItemKey | undefined {
  return aliases.findLast((alias) => alias.id === id)?.key
}

function uniqueHits(
  lost: ReadonlyMap<number, ItemKey | undefined>,
  keys: readonly ItemKey[],
  trait: (key: ItemKey) => string | null,
): Identity[] {
  const wanted = [...lost].map(([id, key]) => ({ id, trait: key === undefined ? null : trait(key) }))
  return wanted.flatMap(({ id, trait: mine }) => {
    if (mine === null || wanted.filter((other) => other.trait === mine).length > 1) return []
    const hits = keys.filter((key) => trait(key) === mine)
    return hits.length === 1 && hits[0] !== undefined ? [{ id, key: hits[0] }] : []
  })
}

function documentTrait(customer: CustomerCode, key: ItemKey): string | null {
  const parts = keyParts(customer, key)
  return parts && parts.documentRef !== '' ? `${parts.documentRef}|${parts.cents < 0 ? '-' : ''}` : null
}

function amountTrait(customer: CustomerCode, key: ItemKey): string | null {
  const parts = keyParts(customer, key)
  return parts && `${parts.documentDay}|${parts.cents}`
}
