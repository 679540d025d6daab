// Whether somebody has ever looked at what a dossier sends.
import type { Ledger } from './ledger.ts'

/** Something was approved or left: until then no plan was seen but by the program itself. */
export function wasLookedAt({ db }: Ledger): boolean {
  return db.prepare('SELECT EXISTS (SELECT 1 FROM delivery) OR EXISTS (SELECT 1 FROM approval)').pluck().get() === 1
}
