// An import, whole or not at all: every file of the call in one transaction, then the control, then history relinked.
// Reading the files happened before; what the items are is the domain's business.
import type { ContactReading, InvoiceReading, LedgerReading, Reading } from '../domain/reading.ts'
import { keepAcceptedGap } from './accepted-gap.ts'
import { keepBooksTraits } from './books-traits.ts'
import { type Control, refuseGap, startControl, ties } from './control.ts'
import { lastBankDay, lastLineDay } from './fiscal-years.ts'
import { followedItems } from './followed-items.ts'
import { formerCodes } from './former-codes.ts'
import { releaseReceived } from './holds.ts'
import { relinkItems, trackedCustomers } from './identity.ts'
import { customerItems, openItemsByCustomer, settlePolicy } from './items.ts'
import { keepLastLineDays } from './last-line-days.ts'
import { atomically, type Ledger, withoutWriting } from './ledger.ts'
import { appearedItems, keepTwins } from './lost-items.ts'
import { bumpGeneration, meta, setMeta } from './meta.ts'
import { followFormerCodes } from './recoding.ts'
import { storeContactFile, storeLists } from './store-lists.ts'
import { storeYear } from './store-year.ts'
import type { StoredFile, StoredImport, StoreOptions } from './stored-import.ts'

export type { StoredFile, StoreOptions } from './stored-import.ts'

/** Kept once an import has looked at what was there before it: programs before version 11 of the ledger did not. */
const FOLLOWED = 'followed'

/**
 * Stores the readings of one import in one transaction: fiscal years from the oldest, then invoice lists, then contacts.
 * A dry run does the same and rolls it back.
 * @throws InputError 'other-dossier', 'opening-missing', 'year-overlap', and those of `storeLists`; UsageError 'list-unknown'; ControlError 'control-gap'; BusyError; MachineError.
 * Whatever is thrown, the ledger is as it was.
 */
export function storeReadings(ledger: Ledger, readings: readonly Reading[], options: StoreOptions): StoredImport {
  const run = options.dryRun ? withoutWriting : atomically
  return run(ledger, () => {
    const brings = readings.some((reading) => reading.as !== 'contacts')
    const before = brings ? followedItems(ledger) : null
    const stored = storeAll(ledger, readings, options)
    if (importedBooks(readings, stored)) {
      keepBooksTraits(ledger)
      keepLastLineDays(ledger)
    }
    const { control, relinked, recoded } = surveyBooks(ledger, before)
    if (!options.acceptGap) refuseGap(control)
    keepAcceptedGap(ledger, control, ties(control))
    const files = readings.flatMap((reading) => stored.get(reading) ?? [])
    if (files.some((file) => !file.alreadyImported)) bumpGeneration(ledger)
    const booksUntil = lastBankDay(ledger, options.date)
    if (booksUntil !== null && importedBooks(readings, stored)) releaseReceived(ledger, booksUntil, { day: options.date, at: options.at })
    return { files, control, relinked, recoded }
  })
}

/** The control of the whole ledger as it is. */
export function controlOf(ledger: Ledger): Control {
  const day = lastLineDay(ledger)
  const tally = startControl(ledger, day)
  if (day !== null) for (const items of openItemsByCustomer(ledger, day)) tally.add(items)
  return tally.control()
}

/**
 * The control, and the ids that history hangs on brought to the items there are now.
 * @param before natural keys of what was open before the import; null: it brings no items
 */
function surveyBooks(
  ledger: Ledger,
  before: ReadonlySet<string> | null,
): { control: Control } & Pick<StoredImport, 'relinked' | 'recoded'> {
  const day = lastLineDay(ledger)
  const tally = startControl(ledger, day)
  const known = meta(ledger, FOLLOWED) !== null
  const tracked = trackedCustomers(ledger)
  const appeared =
    before === null || tracked.size === 0 ? null : appearedItems(known ? before : new Set(), settlePolicy(ledger).openingYears)
  if (day !== null)
    for (const items of openItemsByCustomer(ledger, day)) {
      tally.add(items)
      appeared?.add(items)
    }
  const codes = formerCodes(ledger)
  const itemsOf = day === null ? () => [] : customerItems(ledger, day)
  const relinked = [...tracked].flatMap((customer) => {
    const keys = itemsOf(customer).map((item) => item.key)
    return relinkItems(ledger, customer, keys, codes.formersOf(customer), (key) => (appeared?.like(customer, key) ?? []).length > 0)
  })
  followFormerCodes(ledger, itemsOf)
  const recoded = appeared === null ? [] : keepTwins(ledger, appeared, codes, !known)
  if (before !== null) setMeta(ledger, FOLLOWED, 'yes')
  return { control: tally.control(), relinked, recoded }
}

function storeAll(ledger: Ledger, readings: readonly Reading[], options: StoreOptions): Map<Reading, StoredFile> {
  const stored = new Map<Reading, StoredFile>()
  const years = readings.filter((reading): reading is LedgerReading => reading.as === 'fec' || reading.as === 'entries')
  const oldestFirst = years.toSorted((a, b) => (a.fiscalYear.start < b.fiscalYear.start ? -1 : 1))
  for (const reading of oldestFirst) stored.set(reading, storeYear(ledger, reading, options))
  const lists = readings.filter((reading): reading is InvoiceReading => reading.as === 'invoices')
  for (const [reading, file] of storeLists(ledger, lists, options)) stored.set(reading, file)
  const contacts = readings.filter((reading): reading is ContactReading => reading.as === 'contacts')
  for (const reading of contacts) stored.set(reading, storeContactFile(ledger, reading, options))
  return stored
}

function importedBooks(readings: readonly Reading[], stored: ReadonlyMap<Reading, StoredFile>): boolean {
  return readings.some((reading) => 'lines' in reading && stored.get(reading)?.alreadyImported === false)
}
