// What was done, in an append-only chain: each event carries the digest of the one before it. Evidence, so never edited.
// The detail (addresses, replies) is apart and only its digest is chained: it can be erased without breaking the chain.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import { digestOf, eventRows, keysOf, START } from './history-rows.ts'
import { atomically, type Ledger } from './ledger.ts'
import { statement } from './statements.ts'

export { verifyChain } from './chain-faults.ts'

export interface NewEvent {
  /** Name of what it is about: the reminder's id for a delivery. Several events may share it. */
  readonly id: string
  /** The moment it was recorded, ISO 8601. */
  readonly at: string
  readonly day: IsoDay
  readonly customer: CustomerCode
  /** Keys the items had at that moment. */
  readonly items: readonly ItemKey[]
  readonly step: string | null
  readonly channel: Channel | null
  readonly status: string
  /** Plain JSON data: recipients, message id, reply, total, digest of the message. Integers only. */
  readonly detail: Readonly<Record<string, unknown>>
}

interface HistoryEvent extends Omit<NewEvent, 'detail'> {
  /** 1 for the first event ever; no gaps. */
  readonly position: number
  /** Null once erased. */
  readonly detail: Readonly<Record<string, unknown>> | null
  /** SHA-256 of `previous` followed by the canonical JSON of the event. */
  readonly sha256: string
  /** `sha256` of the event before; 64 zeros for the first. */
  readonly previous: string
}

/** Adds an event to the chain and returns its digest, the new head. */
export function appendEvent(ledger: Ledger, event: NewEvent): string {
  return atomically(ledger, () => eventWriter(ledger)(event))
}

/** `appendEvent` for many, to be called inside one transaction. */
export function eventWriter(ledger: Ledger): (event: NewEvent) => string {
  const insert = statement(
    ledger,
    `INSERT INTO history (id, at, day, customer, items, step, channel, status, detail_sha256, previous, sha256)
     VALUES (@id, @at, @day, @customer, @items, @step, @channel, @status, @detailSha256, @previous, @sha256)`,
  )
  const insertDetail = statement(ledger, 'INSERT INTO history_detail (position, json) VALUES (?, ?)')
  let head: string | null = null
  return (event) => {
    const previous = head ?? historyHead(ledger)
    const detail = canonicalJson(event.detail)
    const row = { ...event, items: canonicalJson(event.items), detailSha256: sha256(detail), previous }
    const digest = digestOf(row)
    const { lastInsertRowid } = insert.run({ ...row, detail: undefined, sha256: digest })
    insertDetail.run(lastInsertRowid, detail)
    head = digest
    return digest
  }
}

/** Digest of the latest event, 64 zeros for none: what the daily report quotes. */
export function historyHead(ledger: Ledger): string {
  const head = statement(ledger, 'SELECT sha256 FROM history ORDER BY position DESC LIMIT 1').pluck().get()
  return typeof head === 'string' ? head : START
}

/** Events in the order they were recorded, of all customers or one: those of his own, and the messages to another that were about him too. */
export function historyEvents(ledger: Ledger, filter: { readonly customer?: CustomerCode } = {}): HistoryEvent[] {
  return eventRows(ledger, filter.customer ?? null).map((row) => {
    const { detailSha256: _, ...event } = row
    return {
      ...event,
      items: keysOf(row),
      detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
    }
  })
}
