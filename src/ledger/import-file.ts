// The record of each file that changed the ledger: what it was, when, how many rows it brought. Never deleted.
import type { IsoDay } from '../domain/day.ts'
import type { Reading } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'

/** Records a file and returns the number of its record. `source` is what the next edition of the same file will share. */
export function recordFile(
  ledger: Ledger,
  reading: Reading,
  told: { readonly at: string; readonly date: IsoDay; readonly source: string; readonly imported: number; readonly unchanged: number },
): number {
  const { lastInsertRowid } = ledger.db
    .prepare(
      `INSERT INTO import_file (at, day, kind, source, file, sha256, row_count, imported, unchanged)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(told.at, told.date, reading.as, told.source, reading.file, reading.sha256, reading.rows, told.imported, told.unchanged)
  return Number(lastInsertRowid)
}

/** Completes the record of a file with how many of its rows were new. */
export function recordCounts(ledger: Ledger, importId: number, counts: { readonly imported: number; readonly unchanged: number }): void {
  ledger.db.prepare('UPDATE import_file SET imported = ?, unchanged = ? WHERE id = ?').run(counts.imported, counts.unchanged, importId)
}

/** True when these bytes were imported before as this kind of file. */
export function wasImported(ledger: Ledger, reading: Reading): boolean {
  return ledger.db.prepare('SELECT 1 FROM import_file WHERE sha256 = ? AND kind = ? LIMIT 1').get(reading.sha256, reading.as) !== undefined
}
