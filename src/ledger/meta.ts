// Single facts about the ledger as a whole: key and value, and the number that tells two states of it apart.
import type { Ledger } from './ledger.ts'
import { statement } from './statements.ts'

/** The value kept under a key, or null. */
export function meta(ledger: Ledger, key: string): string | null {
  const value = statement(ledger, 'SELECT value FROM meta WHERE key = ?').pluck().get(key)
  return typeof value === 'string' ? value : null
}

/** Keeps a value under a key, in place of the one before. */
export function setMeta(ledger: Ledger, key: string, value: string): void {
  ledger.db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value)
}

/** Forgets a key; nothing happens when it is not there. */
export function dropMeta(ledger: Ledger, key: string): void {
  ledger.db.prepare('DELETE FROM meta WHERE key = ?').run(key)
}

/** Number of the ledger's present content: an import, a hold or a change of contacts raises it by one. 0 when new. */
export function generation(ledger: Ledger): number {
  return Number(meta(ledger, 'generation') ?? '0')
}

/** Tells that what a plan would read has changed. */
export function bumpGeneration(ledger: Ledger): void {
  setMeta(ledger, 'generation', String(generation(ledger) + 1))
}
