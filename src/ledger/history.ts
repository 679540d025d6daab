// What was done, in an append-only chain: each event carries the digest of the one before it. Evidence, so never edited.
// The detail (addresses, replies) is apart and only its digest is chained: it can be erased without breaking the chain.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import { atomically, type Ledger } from './ledger.ts'
import { statement } from './statements.ts'

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

interface EventRow {
  readonly position: number
  readonly id: string
  readonly at: string
  readonly day: IsoDay
  readonly customer: CustomerCode
  readonly items: string
  readonly step: string | null
  readonly channel: Channel | null
  readonly status: string
  readonly detailSha256: string
  readonly previous: string
  readonly sha256: string
  readonly detail: string | null
}

const START = '0'.repeat(64)

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
      items: JSON.parse(row.items) as ItemKey[],
      detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
    }
  })
}

/**
 * Computes the whole chain again. `firstBad` is the id of the first event that does not follow from those before it:
 * changed, inserted, or standing after a hole. Events cut off at the end: the id of the last one left ('' for none).
 * A detail that was erased is not a fault; one that was changed is.
 */
export function verifyChain(ledger: Ledger): { readonly ok: boolean; readonly firstBad: string | null } {
  let previous = START
  let position = 0
  let last = ''
  for (const row of eventRows(ledger, null)) {
    position += 1
    last = row.id
    const detailHolds = row.detail === null || sha256(row.detail) === row.detailSha256
    if (row.position !== position || row.previous !== previous || row.sha256 !== digestOf(row) || !detailHolds) {
      return { ok: false, firstBad: row.id }
    }
    previous = row.sha256
  }
  // AUTOINCREMENT remembers the highest number ever given (https://www.sqlite.org/autoinc.html).
  const given = ledger.db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'history'`).pluck().get()
  return (typeof given === 'number' ? given : 0) === position ? { ok: true, firstBad: null } : { ok: false, firstBad: last }
}

function digestOf(row: Omit<EventRow, 'position' | 'sha256' | 'detail'>): string {
  const { id, at, day, customer, items, step, channel, status, detailSha256, previous } = row
  return sha256(previous, canonicalJson({ id, at, day, customer, items: JSON.parse(items), step, channel, status, detailSha256 }))
}

function eventRows(ledger: Ledger, customer: CustomerCode | null): EventRow[] {
  const rows = ledger.db.prepare<[{ customer: string | null }], EventRow>(`
    SELECT h.position, h.id, h.at, h.day, h.customer, h.items, h.step, h.channel, h.status, h.detail_sha256 AS detailSha256,
      h.previous, h.sha256, d.json AS detail
    FROM history h LEFT JOIN history_detail d ON d.position = h.position
    WHERE @customer IS NULL OR h.customer = @customer OR h.id IN (
      -- Messages to the payer of his group.
      SELECT d.reminder_id FROM item_identity i JOIN delivery_item t ON t.item_id = i.id JOIN delivery d ON d.id = t.delivery_id
      WHERE i.customer = @customer AND d.customer <> i.customer)
    ORDER BY h.position`)
  return rows.all({ customer })
}
