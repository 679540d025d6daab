// Which files of the watched folder were imported, by their bytes: a name says nothing, an export is often written under the same one.
import type { IsoDay } from '../domain/day.ts'
import type { Ledger } from './ledger.ts'

/** Day on which these bytes were imported, by the daily work or by hand; null: they were not. @param sha256 of the file as it lies on the disk */
export function takenOn({ db }: Ledger, sha256: string): IsoDay | null {
  const day = db
    .prepare<{ sha256: string }, { day: IsoDay | null }>(
      `SELECT max(day) AS day FROM (SELECT day FROM taken_file WHERE sha256 = @sha256 UNION ALL SELECT day FROM import_file WHERE sha256 = @sha256)`,
    )
    .get({ sha256 })
  return day?.day ?? null
}

/** Whether contacts, or reminders of another tool, of other bytes were imported after these: they would undo what those say. Books and lists tell by themselves. */
export function wasFollowed({ db }: Ledger, sha256: string): boolean {
  const followed = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM import_file AS one JOIN import_file AS later ON later.kind = one.kind AND later.id > one.id AND later.sha256 <> one.sha256
         WHERE one.sha256 = ? AND one.kind IN ('contacts', 'reminders'))`,
    )
    .pluck()
    .get(sha256)
  return followed === 1
}

/** Records that a file was imported; once for the same bytes. @param at present moment, ISO 8601 */
export function recordTaken({ db }: Ledger, file: { readonly sha256: string; readonly name: string }, at: string, day: IsoDay): void {
  db.prepare('INSERT OR IGNORE INTO taken_file (sha256, name, at, day) VALUES (?, ?, ?, ?)').run(file.sha256, file.name, at, day)
}
