// What people say has become of late-payment claims: an append-only list, the latest word of each part holds.
import type { Cents } from '../domain/cents.ts'
import type { ClaimPart } from '../domain/claim.ts'
import type { IsoDay } from '../domain/day.ts'
import type { ItemKey } from '../domain/names.ts'
import { itemId, type NamedItem, SHOWN_KEY } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'

export interface ClaimEvent {
  readonly part: 'interest' | 'fee'
  /** `due` takes back what was said before. */
  readonly state: ClaimPart['state']
  /** How much was paid; null for the other states. */
  readonly cents: Cents | null
  readonly day: IsoDay
  readonly reason: string | null
}

/** An event with its number: a larger one was said later. */
export interface StoredClaimEvent extends ClaimEvent {
  readonly id: number
}

/** Records what has become of a claim. @param at the moment, ISO 8601 */
export function addClaimEvents(ledger: Ledger, item: NamedItem, events: readonly ClaimEvent[], at: string): void {
  atomically(ledger, () => {
    const insert = ledger.db.prepare('INSERT INTO claim_event (item_id, part, state, cents, day, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    const id = itemId(ledger, item)
    for (const { part, state, cents, day, reason } of events) insert.run(id, part, state, cents, day, reason, at)
    bumpGeneration(ledger)
  })
}

/** What was said by the end of `day`, by the key each item has now, in the order it was said. */
export function claimEvents(ledger: Ledger, day: IsoDay): Map<ItemKey, StoredClaimEvent[]> {
  const rows = ledger.db
    .prepare<[string], StoredClaimEvent & { key: ItemKey }>(
      `SELECT ${SHOWN_KEY} AS key, e.id, e.part, e.state, e.cents, e.day, e.reason FROM claim_event e JOIN item_identity i ON i.id = e.item_id
       WHERE e.day <= ? ORDER BY e.id`,
    )
    .all(day)
  const found = new Map<ItemKey, StoredClaimEvent[]>()
  for (const { key, ...event } of rows) found.set(key, [...(found.get(key) ?? []), event])
  return found
}
