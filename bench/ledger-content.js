// What a ledger holds, as one digest, whatever its pages: to tell whether something changed it. Reads the file with SQLite alone,
// so it believes nothing of what the program says.
import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'

/** Kept to save time, or told by the machine: no part of the books. */
const NO_BOOKS = ['settings_cache', 'meta', 'migration']

/**
 * Digest of every row of every table, tables by name, rows by their own text.
 * @param how `moments: false` leaves out when things were done (columns `at`), so that two runs of the same can be compared
 * @throws Error when SQLite cannot read the file
 */
export function ledgerDigest(path, { moments = true } = {}) {
  const db = new Database(path, { fileMustExist: true })
  try {
    const hash = createHash('sha256')
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).pluck()
    for (const table of tables.all()) if (!NO_BOOKS.includes(table)) addTable(db, table, moments, hash)
    return hash.digest('hex')
  } finally {
    db.close()
  }
}

/** 'ok', or what SQLite finds wrong in the file. */
export function integrity(path) {
  const db = new Database(path, { fileMustExist: true })
  try {
    const broken = db.pragma('foreign_key_check').map((row) => `${row.table}: foreign key`)
    const found = db.pragma('integrity_check').map((row) => row.integrity_check)
    return [...found.filter((finding) => finding !== 'ok'), ...broken].join('; ') || 'ok'
  } finally {
    db.close()
  }
}

function addTable(db, table, moments, hash) {
  const columns = db.pragma(`table_info("${table}")`).map((column) => column.name)
  const kept = columns.filter((name) => moments || name !== 'at').map((name) => `"${name}"`)
  hash.update(`${table}(${kept.join()})\n`)
  const rows = db.prepare(`SELECT ${kept.join(', ')} FROM "${table}" ORDER BY ${kept.map((_, index) => index + 1).join(', ')}`).raw()
  for (const row of rows.iterate())
    hash.update(`${JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? [...value] : value))}\n`)
}
