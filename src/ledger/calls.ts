// Calls due, as the messages that left ask for them, and calls made, as the chain of history tells them. Keeps nothing of its own.
import type { CallResult, DueCall, MadeCall } from '../domain/call.ts'
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { withFormers } from './former-codes.ts'
import { appendEvent } from './history.ts'
import { itemId, type NamedItem } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { scoped, within } from './scope.ts'

/** Status of the event of a call. */
const CALLED = 'called'

export interface StoredDueCall extends DueCall {
  /** The reminder as it was last planned, JSON. */
  readonly planned: string
}

/** What was said of a call; its event's detail, so plain JSON. */
export interface CallWords {
  readonly result: CallResult
  /** Day of the promise, of the next call, or to which what is disputed or paid is held. */
  readonly until: IsoDay | null
  readonly cents: Cents | null
  /** Number of the invoice it was about, as printed; null: all that was asked for. */
  readonly ref: string | null
  readonly note: string | null
  /** Who called; null: nobody knows. */
  readonly by: string | null
}

export interface StoredCall extends MadeCall {
  readonly id: string
  /** Null once it was erased. */
  readonly words: CallWords | null
}

/** Calls that messages of the days from `from` to `day`, both inclusive, ask for: call sheets written, and messages that come with a call. */
export function callsDue({ db }: Ledger, from: IsoDay, day: IsoDay): StoredDueCall[] {
  const rows = db.prepare<
    [{ from: string; day: string }],
    Omit<StoredDueCall, 'items' | 'planned'> & { items: string; planned: string | null }
  >(`
    SELECT d.reminder_id AS reminder, d.customer, d.day,
      (SELECT json_group_array(t.item_id) FROM delivery_item t WHERE t.delivery_id = d.id) AS items,
      (SELECT r.json FROM plan_reminder r WHERE r.reminder_id = d.reminder_id ORDER BY r.plan_id DESC LIMIT 1) AS planned
    FROM delivery d
    WHERE d.day BETWEEN @from AND @day AND d.status IN ('sent', 'written', 'inDoubt') AND (d.channel = 'call'
      OR EXISTS (SELECT 1 FROM plan_reminder r WHERE r.reminder_id = d.reminder_id AND r.json ->> 'withCall' = 1))
    ORDER BY d.day, d.id`)
  // A message that no plan holds was never prepared here: a copied ledger's doubt.
  return rows
    .all({ from, day })
    .flatMap(({ items, planned, ...row }) => (planned === null ? [] : [{ ...row, items: JSON.parse(items) as number[], planned }]))
}

/** Calls made by the end of `day`, of all customers or one, under codes he had before too, in the order they were recorded. */
export function callsMade(ledger: Ledger, day: IsoDay, customer: CustomerCode | null = null): StoredCall[] {
  const scope = withFormers(ledger, customer === null ? null : [customer])
  const rows = ledger.db.prepare<
    [{ day: string; scope?: string }],
    { id: string; customer: CustomerCode; day: IsoDay; items: string; words: string | null }
  >(`
    SELECT h.id, h.customer, h.day, d.json AS words,
      (SELECT json_group_array(a.item_id) FROM json_each(h.items) k JOIN item_alias a ON a.key = k.value) AS items
    FROM history h LEFT JOIN history_detail d ON d.position = h.position
    WHERE h.status = '${CALLED}' AND h.day <= @day AND ${within('h.customer', scope)} ORDER BY h.position`)
  return rows.all({ day, ...scoped(scope) }).map((row) => {
    const words = row.words === null ? null : (JSON.parse(row.words) as CallWords)
    return { ...row, items: JSON.parse(row.items) as number[], words, again: words === null ? null : againOn(words) }
  })
}

/** Day on which a call that ended so is to be made again; null: none. */
function againOn({ result, until }: CallWords): IsoDay | null {
  return result === 'callback' || result === 'no-answer' ? until : null
}

export interface NewCall {
  readonly customer: CustomerCode
  readonly day: IsoDay
  /** Present moment, ISO 8601. */
  readonly at: string
  /** What the call was about. */
  readonly items: readonly NamedItem[]
  readonly words: CallWords
}

/** Records a call in the chain; the name of its event. */
export function recordCall(ledger: Ledger, { customer, day, at, items, words }: NewCall): string {
  return atomically(ledger, () => {
    for (const item of items) itemId(ledger, item)
    const count = ledger.db.prepare(`SELECT count(*) FROM history WHERE status = '${CALLED}'`).pluck().get()
    const id = `call-${Number(count) + 1}`
    const keys = items.map(({ key }) => key)
    appendEvent(ledger, { id, at, day, customer, items: keys, step: null, channel: null, status: CALLED, detail: { ...words } })
    return id
  })
}

/** Every key each of these items ever had, by lasting id. */
export function keysOfItems({ db }: Ledger, ids: readonly number[]): ReadonlyMap<number, readonly ItemKey[]> {
  const rows = db.prepare<[string], { id: number; keys: string }>(
    'SELECT item_id AS id, json_group_array(key) AS keys FROM item_alias WHERE item_id IN (SELECT value FROM json_each(?)) GROUP BY item_id',
  )
  return new Map(rows.all(JSON.stringify(ids)).map(({ id, keys }) => [id, JSON.parse(keys) as ItemKey[]]))
}
