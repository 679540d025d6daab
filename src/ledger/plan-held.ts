// What the stored plans held, which may be very much, day after day: kept packed, apart from what else they said.
import { deflateSync, inflateSync } from 'node:zlib'
import type { Ledger } from './ledger.ts'

/** Keeps the held items of a plan. @param json of the items, in any parts, with commas between */
export function keepHeld(ledger: Ledger, planId: number, json: Iterable<string>): void {
  const packed = deflateSync(Buffer.from(`[${[...json].join(',')}]`, 'utf8'))
  ledger.db.prepare('INSERT INTO plan_held (plan_id, zlib) VALUES (?, ?)').run(planId, packed)
}

/** The held items of a plan, a JSON list; null for a plan of a program that kept them with the rest. */
export function heldOf(ledger: Ledger, planId: number): string | null {
  const packed = ledger.db.prepare('SELECT zlib FROM plan_held WHERE plan_id = ?').pluck().get(planId) as Buffer | undefined
  return packed === undefined ? null : inflateSync(packed).toString('utf8')
}
