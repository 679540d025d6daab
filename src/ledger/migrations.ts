// The numbered steps that bring a ledger to the program's version: forward only, never edited once released.
// Each step and its record are one transaction; the caller has made a copy of the file before.
import type { Database } from 'better-sqlite3'
import { ACTIONS_SCHEMA } from './schema-actions.ts'
import { BOOKS_SCHEMA } from './schema-books.ts'
import { BY_HAND_SCHEMA } from './schema-by-hand.ts'
import { CALLS_SCHEMA } from './schema-calls.ts'
import { CLAIMS_SCHEMA } from './schema-claims.ts'
import { CONTACTS_SCHEMA } from './schema-contacts.ts'
import { INBOX_SCHEMA } from './schema-inbox.ts'
import { LANGUAGES_SCHEMA } from './schema-languages.ts'
import { LINES_SCHEMA } from './schema-lines.ts'
import { MAIL_SCHEMA } from './schema-mail.ts'
import { PACKED_LINES_SCHEMA } from './schema-packed-lines.ts'
import { PLANS_SCHEMA } from './schema-plans.ts'
import { RECODING_SCHEMA } from './schema-recoding.ts'
import { STANDINGS_SCHEMA } from './schema-standings.ts'

interface Migration {
  /** `user_version` of the file once the step is done. */
  readonly version: number
  readonly name: string
  readonly sql: string
}

const SETTINGS_CACHE = `
CREATE TABLE settings_cache (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  sha256 TEXT NOT NULL,
  program_version TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
`

/** Every step, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'books and actions', sql: BOOKS_SCHEMA + ACTIONS_SCHEMA },
  { version: 2, name: 'settings cache', sql: SETTINGS_CACHE },
  { version: 3, name: 'contact details and reminders taken over', sql: CONTACTS_SCHEMA },
  { version: 4, name: 'lines in file order', sql: LINES_SCHEMA },
  { version: 5, name: 'packed lines', sql: PACKED_LINES_SCHEMA },
  { version: 6, name: 'what becomes of claims', sql: CLAIMS_SCHEMA },
  { version: 7, name: 'what plans are made from', sql: PLANS_SCHEMA + STANDINGS_SCHEMA },
  { version: 8, name: 'addresses that mail servers refused', sql: MAIL_SCHEMA },
  { version: 9, name: 'customers in German, Spanish and Italian', sql: LANGUAGES_SCHEMA },
  { version: 10, name: 'calls to make', sql: CALLS_SCHEMA },
  { version: 11, name: 'customers under another code', sql: RECODING_SCHEMA },
  { version: 12, name: 'files taken from the watched folder', sql: INBOX_SCHEMA },
  { version: 13, name: 'what was set by hand', sql: BY_HAND_SCHEMA },
]

/** Version of the ledgers this program writes. */
export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map((migration) => migration.version))

/** Version the file is at: `user_version`, 0 for an empty one. */
export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Runs the steps above the file's version, in order. A step that fails leaves the file at the version before it. */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const pending = migrations.filter((migration) => migration.version > versionOf(db)).sort((a, b) => a.version - b.version)
  for (const { version, name, sql } of pending) {
    db.transaction(() => {
      if (versionOf(db) >= version) return // another process was faster
      db.exec(sql)
      db.prepare(`INSERT INTO migration (version, name, at) VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))`).run(version, name)
      db.pragma(`user_version = ${version}`)
    }).immediate()
  }
}
