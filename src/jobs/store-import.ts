// Everything an import stores, in one transaction: books, lists, contacts, then what hangs on them: contacts that waited for the
// books, and the reminders of a previous tool.
import type { IsoDay } from '../domain/day.ts'
import { plural } from '../domain/format.ts'
import type { ImportIssue, LedgerReading, PastReminderReading, Reading } from '../domain/reading.ts'
import { joinContactsToBooks } from '../ledger/contacts-before-books.ts'
import type { Control } from '../ledger/control.ts'
import { atomically, withoutWriting } from '../ledger/ledger.ts'
import { storeReadings } from '../ledger/store-readings.ts'
import type { StoredFile, StoredImport, StoreOptions } from '../ledger/stored-import.ts'
import { linkTakenOver } from '../ledger/taken-over.ts'
import { remarksOnYear } from './book-remarks.ts'
import type { Dossier } from './dossier.ts'
import { historyRemarks } from './history-remarks.ts'
import { remark } from './remark-list.ts'
import { takeOver } from './take-over.ts'
import { overCapRemarks } from './terms-over-cap.ts'
import { dueDatesSentence, termsRemarks } from './terms-remarks.ts'
import { unknownScenarios } from './unknown-scenarios.ts'

/**
 * Stores the readings of one import, whole or not at all; a dry run does the same and rolls it back. Files in the order given.
 * @param check sees the control before anything is kept: what it throws rolls the import back
 * @throws what `storeReadings`, `takeOver` and `check` throw.
 */
export function storeImport(
  dossier: Dossier,
  readings: readonly Reading[],
  options: StoreOptions,
  check: (control: Control) => void = () => undefined,
): StoredImport & { readonly dueDates: string } {
  const { ledger } = dossier
  const run = options.dryRun ? withoutWriting : atomically
  return run(ledger, () => {
    const others = readings.filter((reading) => reading.as !== 'reminders')
    const stored = storeReadings(ledger, others, options)
    const files = new Map<Reading, StoredFile>()
    for (const [index, reading] of others.entries()) {
      const file = stored.files[index]
      if (file !== undefined) files.set(reading, file)
    }
    check(stored.control)
    tellOfBooks(dossier, files, options.date)
    tellOfHistory(files, historyRemarks(stored.relinked, stored.recoded))
    const joined = joinContactsToBooks(ledger)
    const linked = linkTakenOver(ledger, options.date)
    tellOfLists(dossier, files)
    for (const reading of readings.filter(isPast)) files.set(reading, takeOver(dossier, reading, options))
    const books = others.find((reading) => reading.as !== 'contacts')
    const told = books === undefined ? undefined : files.get(books)
    if (books !== undefined && told !== undefined) files.set(books, { ...told, warnings: [...told.warnings, ...followUps(joined, linked)] })
    return { ...stored, dueDates: dueDatesSentence(dossier), files: readings.flatMap((reading) => files.get(reading) ?? []) }
  })
}

/** Adds what the books tell once stored to what their files answer: each year's remarks to its file, those on terms to the newest. */
function tellOfBooks(dossier: Dossier, files: Map<Reading, StoredFile>, day: IsoDay): void {
  const years = newYears(files)
  const starts = new Set(years.map(({ reading }) => reading.fiscalYear.start))
  for (const [index, { reading, file }] of years.entries()) {
    const newest = index === years.length - 1 ? termsRemarks(dossier, day) : []
    files.set(reading, { ...file, warnings: [...file.warnings, ...remarksOnYear(dossier.ledger, reading, starts), ...newest] })
  }
}

/** What became of the history, to the newest year; to the last list where no books came. */
function tellOfHistory(files: Map<Reading, StoredFile>, history: readonly ImportIssue[]): void {
  const books = newYears(files).map(({ reading }) => reading)
  const reading = [...[...files.keys()].filter(({ as }) => as === 'invoices'), ...books].at(-1)
  const file = reading && files.get(reading)
  if (reading !== undefined && file !== undefined) files.set(reading, { ...file, warnings: [...file.warnings, ...history] })
}

/** Books that were not there as they are, oldest first. */
function newYears(files: ReadonlyMap<Reading, StoredFile>): { reading: LedgerReading; file: StoredFile }[] {
  const years = [...files].flatMap(([reading, file]) => (isBooks(reading) && !file.alreadyImported ? [{ reading, file }] : []))
  return years.sort((a, b) => (a.reading.fiscalYear.start < b.reading.fiscalYear.start ? -1 : 1))
}

/** Terms over their legal maximum, and scenarios that nobody knows, in the file that brought them. */
function tellOfLists({ settings }: Dossier, files: Map<Reading, StoredFile>): void {
  for (const [reading, file] of files) {
    if ((reading.as !== 'contacts' && reading.as !== 'invoices') || file.alreadyImported) continue
    const scenarios = unknownScenarios(reading.contacts, settings).map((text) => remark('scenario-unknown', text))
    const remarks = [...overCapRemarks(reading.contacts, settings.customers.regime), ...scenarios]
    if (remarks.length > 0) files.set(reading, { ...file, warnings: [...file.warnings, ...remarks] })
  }
}

function isBooks(reading: Reading): reading is LedgerReading {
  return reading.as === 'fec' || reading.as === 'entries'
}

function isPast(reading: Reading): reading is PastReminderReading {
  return reading.as === 'reminders'
}

function followUps(joined: ReturnType<typeof joinContactsToBooks>, linked: number): ImportIssue[] {
  const pairs = joined.map(({ from, to }) => `${from} → ${to}`)
  const shown = pairs.slice(0, 10).join(' ; ') + (pairs.length > 10 ? ` ; et ${pairs.length - 10} de plus` : '')
  return [
    ...(joined.length === 0
      ? []
      : [remark('contacts-joined', `Les contacts importés avant la comptabilité ont trouvé leur client : ${shown}.`)]),
    ...(linked === 0
      ? []
      : [
          remark(
            'reminders-linked',
            `${linked} ${plural(linked, 'relance reprise de l’outil précédent s’est rattachée', 'relances reprises de l’outil précédent se sont rattachées')} à leur facture.`,
          ),
        ]),
  ]
}
