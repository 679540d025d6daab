// The checked settings of the last run, so that an unchanged relance.yaml need not be parsed again. What is in them is not known here.
import type { Ledger } from './ledger.ts'

/** The file the settings were read from: its whole text tells whether it changed, without loading what computes digests. */
export interface SettingsSource {
  readonly text: string
  /** SHA-256 of the text. */
  sha256(): string
}

/** The settings kept for this text by this version of the program, as JSON; null when there are none. */
export function cachedSettings(ledger: Ledger, { text }: Pick<SettingsSource, 'text'>, programVersion: string): string | null {
  const row = ledger.db
    .prepare<[string], { text: unknown; json: string | null }>(
      `SELECT json ->> '$.text' AS text, json ->> '$.settings' AS json FROM settings_cache WHERE program_version = ?`,
    )
    .get(programVersion)
  return row?.text === text ? row.json : null
}

/** Keeps the settings in place of those kept before. */
export function cacheSettings(ledger: Ledger, { text, sha256 }: SettingsSource, programVersion: string, json: string): void {
  ledger.db
    .prepare('INSERT OR REPLACE INTO settings_cache (only, sha256, program_version, json) VALUES (1, ?, ?, ?)')
    .run(sha256(), programVersion, JSON.stringify({ text, settings: json }))
}
