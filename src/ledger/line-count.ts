// How many lines of customer accounts a ledger holds.
import type { Ledger } from './ledger.ts'

/** All of them, whatever their day. */
export function lineCount(ledger: Ledger): number {
  return Number(ledger.db.prepare('SELECT count(*) FROM line').pluck().get())
}
