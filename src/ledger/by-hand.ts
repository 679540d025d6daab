// What was set for customers by hand, as the ledger keeps it beside them.
import { type ByHand, NOTHING_BY_HAND } from '../domain/by-hand.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { statement } from './statements.ts'

/** What is set by hand for each customer for whom something is. */
export function allByHand({ db }: Ledger): Map<CustomerCode, ByHand> {
  const rows = db.prepare<[], [CustomerCode, string]>(`SELECT code, by_hand FROM customer WHERE by_hand <> '{}'`).raw().all()
  return new Map(rows.map(([code, json]) => [code, JSON.parse(json) as ByHand]))
}

/** What is set by hand for one customer. */
export function byHandOf(ledger: Ledger, code: CustomerCode): ByHand {
  const json = statement(ledger, `SELECT by_hand FROM customer WHERE code = ? AND by_hand <> '{}'`).pluck().get(code)
  return typeof json === 'string' ? (JSON.parse(json) as ByHand) : NOTHING_BY_HAND
}

/** Keeps it in place of what was kept. Call inside the transaction that saves the customer. */
export function keepByHand(ledger: Ledger, code: CustomerCode, byHand: ByHand): void {
  const isNothing = Object.keys(byHand.settings).length === 0 && byHand.contacts.length === 0
  statement(ledger, 'UPDATE customer SET by_hand = ? WHERE code = ?').run(isNothing ? '{}' : JSON.stringify(byHand), code)
}
