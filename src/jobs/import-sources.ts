// From what the user named to readings: files found, opened and read one after the other, doubles dropped, two exports of one
// fiscal year refused. Nothing is stored here.
import { daysBetween, type IsoDay } from '../domain/day.ts'
import { InputError, UsageError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { LedgerReading, Reading } from '../domain/reading.ts'
import { type ExportSource, findFiles, folderEmpty, type LeftOut, openSources } from '../importing/sources/sources.ts'

export interface ReadSources {
  /** In the order of the arguments; those of a folder or an archive by name. */
  readonly readings: readonly Reading[]
  /** What was not read, and why. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * Reads every export that paths, folders, patterns, archives and '-' name.
 * @param folder what relative paths start from
 * @param sheet sheet of workbooks named by the user, null to find it
 * @throws UsageError 'year-end-several' for a closing day given with several ledgers; InputError 'year-twice' for two exports of one fiscal year, 'folder-empty' when nothing is left to read; what finding,
 *   opening and reading throw.
 */
export async function readSources(
  args: readonly string[],
  folder: string,
  { sheet, yearEnd }: { readonly sheet: string | null; readonly yearEnd: IsoDay | null },
  read: (source: ExportSource) => Reading,
): Promise<ReadSources> {
  const found = findFiles(args, folder)
  const leftOut = [...found.leftOut]
  const readings: Reading[] = []
  for (const file of found.files) for await (const source of openSources(file, sheet, leftOut)) readings.push(read(source))
  if (readings.length === 0) throw folderEmpty(args[0] ?? '.')
  const distinct = withoutDoubles(readings, leftOut)
  const ledgers = distinct.filter((reading): reading is LedgerReading => reading.as === 'fec' || reading.as === 'entries')
  if (yearEnd !== null && ledgers.length > 1) throw severalYears(ledgers.length)
  refuseYearTwice(ledgers)
  return { readings: distinct, leftOut }
}

/** Two copies of one file under two names say the same thing: the first is kept. */
function withoutDoubles(readings: readonly Reading[], leftOut: LeftOut[]): Reading[] {
  const known = new Map<string, string>()
  return readings.filter(({ sha256, file }) => {
    const first = known.get(sha256)
    if (first === undefined) known.set(sha256, file)
    else leftOut.push({ file, reason: `mêmes octets que ${first}, qui suffit` })
    return first === undefined
  })
}

/** A closing day is that of one file. */
function severalYears(count: number): UsageError {
  return new UsageError('year-end-several', `L’option « --year-end » vaut pour un seul fichier d’écritures, et il y en a ${count}.`, {
    advice: 'Importez-les l’un après l’autre, chacun avec sa clôture.',
  })
}

function refuseYearTwice(readings: readonly LedgerReading[]): void {
  for (const [index, one] of readings.entries()) {
    const other = readings.slice(0, index).find((earlier) => isSameYear(earlier.fiscalYear, one.fiscalYear))
    if (other === undefined) continue
    const { start, end } = one.fiscalYear
    throw new InputError(
      'year-twice',
      `Deux fichiers couvrent le même exercice, du ${formatDay(start)} au ${formatDay(end)} : ${other.file} et ${one.file}.`,
      {
        file: one.file,
        advice:
          'N’importez que le plus récent : il remplace l’autre. Si chacun ne contient qu’une partie des journaux ou des mois, exportez l’exercice entier en un seul fichier.',
      },
    )
  }
}

/** As the ledger tells which year an export replaces: same first day, or more than half of the shorter period in common. */
function isSameYear(a: LedgerReading['fiscalYear'], b: LedgerReading['fiscalYear']): boolean {
  if (a.start === b.start) return true
  const start = a.start > b.start ? a.start : b.start
  const end = a.end < b.end ? a.end : b.end
  const shorter = Math.min(daysBetween(a.start, a.end), daysBetween(b.start, b.end))
  return start <= end && daysBetween(start, end) * 2 > shorter
}
