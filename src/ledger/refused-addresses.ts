// Addresses that a mail server refused, with its own words, as they were told: added to, never changed.
// What became of the message stands in history; this only says why one of its addresses has nothing.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import { atomically, type Ledger } from './ledger.ts'
import { statement } from './statements.ts'

export interface RefusedAddress {
  readonly reminder: ReminderId
  readonly customer: CustomerCode
  /** In lower case, its domain in ASCII. */
  readonly address: string
  /** The server's reply, its code first. */
  readonly reply: string
  readonly day: IsoDay
}

/** As it was written down: after the event of history at that position, which tells how the message ended, and before the next. */
interface KnownRefusal extends RefusedAddress {
  readonly position: number
}

const COLUMNS = 'reminder_id AS reminder, customer, address, reply, day, position'

/** Adds refusals. @param at present moment, ISO 8601 */
export function recordRefusals(ledger: Ledger, refusals: readonly RefusedAddress[], at: string): void {
  if (refusals.length === 0) return
  const insert = statement(
    ledger,
    `INSERT INTO refused_address (reminder_id, customer, address, reply, day, at, position)
     VALUES (@reminder, @customer, @address, @reply, @day, @at, (SELECT coalesce(max(position), 0) FROM history))`,
  )
  atomically(ledger, () => {
    for (const refusal of refusals) insert.run({ ...refusal, address: refusal.address.toLowerCase(), at })
  })
}

/** Every refusal with the moment it was told, whole, in that order. */
export function refusalRows(ledger: Ledger): (KnownRefusal & { readonly at: string })[] {
  return ledger.db.prepare<[], KnownRefusal & { readonly at: string }>(`SELECT ${COLUMNS}, at FROM refused_address ORDER BY id`).all()
}

/** Every refusal, in the order they were told. */
export function refusals(ledger: Ledger): KnownRefusal[] {
  return ledger.db.prepare<[], KnownRefusal>(`SELECT ${COLUMNS} FROM refused_address ORDER BY id`).all()
}

/** Addresses refused the last time they were written to, for good or for now, by address: the latest refusal of each. */
export function lastRefusals(ledger: Ledger): Map<string, KnownRefusal> {
  const rows = ledger.db
    .prepare<[], KnownRefusal>(
      `SELECT ${COLUMNS} FROM refused_address r
       WHERE id = (SELECT max(id) FROM refused_address WHERE address = r.address)
         AND NOT EXISTS (SELECT 1 FROM delivery d, json_each(d.recipients) j
           WHERE d.status = 'sent' AND d.channel = 'email' AND d.answered_at > r.at AND lower(j.value) = r.address)
       ORDER BY address`,
    )
    .all()
  return new Map(rows.map((row) => [row.address, row]))
}
