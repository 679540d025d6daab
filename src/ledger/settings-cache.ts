// The checked settings of the last run, so that an unchanged relance.yaml need not be parsed again. What is in them is not known here.
import type { Ledger } from './ledger.ts'

/** The settings kept for these bytes by this version of the program, as JSON; null when there are none. */
export function cachedSettings(ledger: Ledger, sha256: string, programVersion: string): string | null {
  const json = ledger.db
    .prepare('SELECT json FROM settings_cache WHERE sha256 = ? AND program_version = ?')
    .pluck()
    .get(sha256, programVersion)
  return typeof json === 'string' ? json : null
}

/** Keeps the settings in place of those kept before. */
export function cacheSettings(ledger: Ledger, sha256: string, programVersion: string, json: string): void {
  ledger.db
    .prepare('INSERT OR REPLACE INTO settings_cache (only, sha256, program_version, json) VALUES (1, ?, ?, ?)')
    .run(sha256, programVersion, json)
}
