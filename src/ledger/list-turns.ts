// The files of one list given in one call: parts of one edition, or several editions, taken one after the other by the days of their names.
import { endOfMonth, type IsoDay, isoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { groupBy } from '../domain/group.ts'
import { nameDay } from '../domain/name-day.ts'
import type { InvoiceReading, InvoiceRecord } from '../domain/reading.ts'
import { fileName, fileStem, type KnownList, lastEdition } from './known-lists.ts'
import { isOfAnotherYear, pieceNumber } from './list-pieces.ts'

export interface Edition {
  readonly parts: readonly InvoiceReading[]
  /** From which it counts. */
  readonly day: IsoDay
}

/**
 * The editions that these files are, oldest first: those of other days, and those of other months that show the same pieces. Each counts for its own
 * day, a month for its last one; the newest, and whatever is dated ahead, for the day of the import.
 * @throws InputError 'list-editions' for files that show the same piece, where no name tells which of them is newer
 */
export function editionsOf(files: readonly InvoiceReading[], day: IsoDay): Edition[] {
  const named = groupBy(files, ({ file }) => nameDay(fileStem(file)) ?? '')
  const days = [...named.keys()].sort()
  const oldestFirst = days.map((one) => named.get(one) ?? [])
  const known = new Set(days.map((one) => one.length))
  const areEditions =
    known.size === 1 && (known.has('2026-11-20'.length) || (known.has('2026-11'.length) && sharedPieces(oldestFirst).length > 0))
  const editions = areEditions ? oldestFirst : [files]
  for (const parts of editions) refuseSharing(parts)
  return editions.map((parts, index) => ({ parts, day: index === editions.length - 1 ? day : ownDay(days[index] ?? '', day) }))
}

function ownDay(named: string, day: IsoDay): IsoDay {
  const own = named.length === '2026-11'.length ? endOfMonth(isoDay(`${named}-01`)) : isoDay(named)
  return own < day ? own : day
}

/**
 * Whether a file is older than the last edition of its list: by the days of the names, where both tell one, else by the days they are imported for.
 * @param day that of the import
 */
function isOlder(list: KnownList, parts: readonly InvoiceReading[], day: IsoDay): boolean {
  const newest = (names: readonly string[]) => names.map((name) => nameDay(fileStem(name)) ?? '').reduce((a, b) => (a > b ? a : b), '')
  const own = newest(parts.map(({ file }) => file))
  const last = newest(list.files)
  return own !== '' && own.length === last.length ? own < last : day < list.day
}

/** @throws InputError 'list-older', as what the last edition tells would be lost */
export function refuseOlder(list: KnownList, parts: readonly InvoiceReading[], day: IsoDay): void {
  if (!isOlder(list, parts, day)) return
  throw new InputError(
    'list-older',
    `Ce fichier est plus ancien que la dernière édition de la liste « ${list.source} » (${lastEdition(list)}) : ce qui a changé depuis serait perdu. Rien n’a été enregistré.`,
    {
      file: parts[0]?.file ?? '',
      advice: `Il n’y a rien à faire : la dernière édition reste. Si c’est pourtant ce fichier le plus récent, ajoutez --replaces "${list.source}".`,
    },
  )
}

interface Shown {
  readonly record: InvoiceRecord
  readonly part: InvoiceReading
}

/** Pieces that two groups of files show: of one customer and number, whatever the sum. */
function sharedPieces(groups: readonly (readonly InvoiceReading[])[]): { readonly one: Shown; readonly other: Shown }[] {
  const seen = new Map<string, Shown[]>()
  return groups.flatMap((parts) => {
    const own = groupBy(
      parts.flatMap((part) => part.invoices.map((record) => ({ record, part }))),
      ({ record }) => `${record.customer} ${pieceNumber(record)}`,
    )
    const shared = [...own].flatMap(([mark, pieces]) =>
      pieces.flatMap((other) => {
        const one = seen.get(mark)?.find(({ record }) => !isOfAnotherYear(record, other.record))
        return one === undefined ? [] : [{ one, other }]
      }),
    )
    for (const [mark, pieces] of own) seen.set(mark, [...(seen.get(mark) ?? []), ...pieces])
    return shared
  })
}

function refuseSharing(parts: readonly InvoiceReading[]): void {
  const shared = sharedPieces(parts.map((part) => [part]))
  const [first] = shared
  if (first === undefined) return
  const { one, other } = first
  const pieces = shared.length === 1 ? 'une même pièce' : `${shared.length} mêmes pièces`
  throw new InputError(
    'list-editions',
    `${fileName(one.part.file)} et ${fileName(other.part.file)} montrent ${pieces}, par exemple ${other.record.number} du client ${other.record.customer} : ce sont deux éditions d’une liste, et rien ne dit laquelle est la plus récente. Rien n’a été enregistré.`,
    {
      file: other.part.file,
      line: other.record.row,
      advice:
        'N’importez que la plus récente. Pour garder la trace des règlements, importez-les une par une, la plus ancienne d’abord, chacune avec --date et son jour ; ou donnez leur jour aux noms des fichiers.',
    },
  )
}
