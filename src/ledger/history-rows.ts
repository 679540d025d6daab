// The events as the table holds them, and the exact text that each digest is made of. Judges nothing.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import { withFormers } from './former-codes.ts'
import type { Ledger } from './ledger.ts'
import { scoped, within } from './scope.ts'

export interface EventRow {
  readonly position: number
  readonly id: string
  readonly at: string
  readonly day: IsoDay
  readonly customer: CustomerCode
  /** JSON list of keys. */
  readonly items: string
  readonly step: string | null
  readonly channel: Channel | null
  readonly status: string
  readonly detailSha256: string
  readonly previous: string
  readonly sha256: string
  /** Canonical JSON; null once erased. */
  readonly detail: string | null
}

type Digested = Omit<EventRow, 'position' | 'previous' | 'sha256' | 'detail'>

/** What stands before the first event. */
export const START = '0'.repeat(64)

/** The canonical JSON of an event: its digest is the SHA-256 of `previous` (64 hexadecimal characters) followed by this text. */
export function eventText({ id, at, day, customer, items, step, channel, status, detailSha256 }: Digested): string {
  return canonicalJson({ id, at, day, customer, items: JSON.parse(items) as unknown, step, channel, status, detailSha256 })
}

export function digestOf(row: Digested & Pick<EventRow, 'previous'>): string {
  return sha256(row.previous, eventText(row))
}

/** Events in the order they were recorded, of all customers or one: those of his own, under codes he had before too, and the messages to another that were about him. */
export function eventRows(ledger: Ledger, customer: CustomerCode | null): EventRow[] {
  const scope = withFormers(ledger, customer === null ? null : [customer])
  const rows = ledger.db.prepare<[{ scope?: string }], EventRow>(`
    SELECT h.position, h.id, h.at, h.day, h.customer, h.items, h.step, h.channel, h.status, h.detail_sha256 AS detailSha256,
      h.previous, h.sha256, d.json AS detail
    FROM history h LEFT JOIN history_detail d ON d.position = h.position
    WHERE ${within('h.customer', scope)} OR h.id IN (
      -- Messages to the payer of his group.
      SELECT d.reminder_id FROM item_identity i JOIN delivery_item t ON t.item_id = i.id JOIN delivery d ON d.id = t.delivery_id
      WHERE ${within('i.customer', scope)} AND d.customer <> i.customer)
    ORDER BY h.position`)
  return rows.all(scoped(scope))
}

/** The keys of an event's items; of a text that was tampered with and lists none, none. */
export function keysOf({ items }: Pick<EventRow, 'items'>): ItemKey[] {
  const list: unknown = JSON.parse(items)
  return Array.isArray(list) ? list.filter((key): key is ItemKey => typeof key === 'string') : []
}
