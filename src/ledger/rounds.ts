// Rounds of reminders: an item starts again at the first step only by a named event, recorded here.
import type { IsoDay } from '../domain/day.ts'
import type { ItemKey } from '../domain/names.ts'
import { itemId, type NamedItem } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'

/** Present round of the items that are beyond their first, by current key; of one that two codes had reminded, the furthest. @param until last day that counts; null: all */
export function rounds(ledger: Ledger, until: IsoDay | null = null): Map<ItemKey, number> {
  const rows = ledger.db.prepare<{ until: string | null }, { key: ItemKey; round: number }>(`
    SELECT i.current_key AS key, max(r.round) AS round FROM round_start r JOIN item_identity i ON i.id = r.item_id
    WHERE i.current_key IS NOT NULL AND (@until IS NULL OR r.day <= @until) GROUP BY i.current_key`)
  return new Map(rows.all({ until }).map((row) => [row.key, row.round]))
}

/** Starts the item's next round and returns its number. `cause` is a word of the trade, kept with the record. */
export function startRound(ledger: Ledger, item: NamedItem, cause: string, when: { readonly day: IsoDay; readonly at: string }): number {
  return atomically(ledger, () => {
    const id = itemId(ledger, item)
    const last = ledger.db.prepare('SELECT max(round) FROM round_start WHERE item_id = ?').pluck().get(id)
    const round = (typeof last === 'number' ? last : 1) + 1
    ledger.db
      .prepare('INSERT INTO round_start (item_id, round, day, cause, at) VALUES (?, ?, ?, ?, ?)')
      .run(id, round, when.day, cause, when.at)
    bumpGeneration(ledger)
    return round
  })
}
