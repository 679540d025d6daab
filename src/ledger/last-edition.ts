// Which edition of an invoice list stands, and whether the one that comes is older: taken for the newer one, it would undo what was settled since.
import { basename } from 'node:path'
import { dayFrom, type IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { InvoiceReading } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import { fileStem, filesOfLastEdition } from './list-sources.ts'

/**
 * Refuses an edition older than the one that stands: what was settled since would be claimed again. Told by the day it is imported for, by the days
 * in the names of both files, or as the very file came before the one that stands.
 * @throws InputError 'list-older'
 */
export function refuseOlderList(ledger: Ledger, source: string, parts: readonly InvoiceReading[], day: IsoDay): void {
  const last = lastFile(ledger, source)
  const first = parts[0]
  if (last === null || first === undefined) return
  const why = older(ledger, source, first, day, last)
  if (why === null) return
  const date = day < last.day ? ` et --date ${last.day}` : ''
  throw new InputError(
    'list-older',
    `De la liste « ${source} », une édition plus récente est déjà là (${lastEdition(ledger, source)})\u00a0; ${why}\u00a0: ce qui a été réglé entre les deux serait de nouveau réclamé. Rien n’a été enregistré.`,
    { file: first.file, advice: `Importez la plus récente. Si c’est bien celle-ci, ajoutez --replaces "${source}"${date}.` },
  )
}

function older(ledger: Ledger, source: string, { file, sha256 }: InvoiceReading, day: IsoDay, last: LastFile): string | null {
  if (day < last.day) return `celle-ci serait du ${formatDay(day)}`
  const [named, lastNamed] = [dayInName(file), dayInName(last.file)]
  if (named !== null && lastNamed !== null && named < lastNamed) return `celle-ci, par son nom, est du ${formatDay(named)}`
  const latest = "SELECT id FROM import_file WHERE kind = 'invoices' AND source = @source ORDER BY id DESC LIMIT @files"
  const came = ledger.db.prepare(
    `SELECT max(id) IS NOT NULL AND max(id) NOT IN (${latest}) FROM import_file WHERE kind = 'invoices' AND source = @source AND sha256 = @sha256`,
  )
  const before = came.pluck().get({ source, sha256, files: filesOfLastEdition(ledger, source) })
  return before === 1 ? 'celle-ci est venue avant elle' : null
}

/** The last whole date in the name of a file: year first, or day first; null where there is none. */
function dayInName(file: string): IsoDay | null {
  const stem = fileStem(file)
  const found = [...stem.matchAll(/(?<!\d)(?:(20\d\d)([-_. ]?)(\d\d)\2(\d\d)|(\d\d)([-_. ]?)(\d\d)\6(20\d\d))(?!\d)/g)]
  const days = found.flatMap(([, year, , month, day, firstDay, , itsMonth, itsYear]) => {
    const one = dayFrom(Number(year ?? itsYear), Number(month ?? itsMonth), Number(day ?? firstDay))
    return one === null ? [] : [one]
  })
  return days.at(-1) ?? null
}

/** 'nord.csv, importée pour le 01/06/2025'; '' for a list nobody brought. */
export function lastEdition(ledger: Ledger, source: string): string {
  const row = lastFile(ledger, source)
  return row === null ? '' : `${basename(row.file)}, importée pour le ${formatDay(row.day)}`
}

interface LastFile {
  readonly file: string
  readonly day: IsoDay
}

function lastFile({ db }: Ledger, source: string): LastFile | null {
  const sql = "SELECT file, day FROM import_file WHERE kind = 'invoices' AND source = ? ORDER BY id DESC LIMIT 1"
  return db.prepare<[string], LastFile>(sql).get(source) ?? null
}
