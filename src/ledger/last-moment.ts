// The latest moment that the ledger recorded, by the clock of the machine that did it.
import type { Ledger } from './ledger.ts'

/** ISO moment, UTC; null: nothing was recorded yet. */
export function lastMoment({ db }: Ledger): string | null {
  const tables = ['import_file', 'hold', 'plan', 'approval', 'history']
  const latest = tables.map((table) => `SELECT max(at) AS at FROM ${table}`).join(' UNION ALL ')
  return db.prepare(`SELECT max(at) FROM (${latest})`).pluck().get() as string | null
}
