// Storing the files that are not books: invoice lists and contacts, inside the import's transaction.
import type { ContactReading, InvoiceReading } from '../domain/reading.ts'
import { contactRemarks, forgottenRemarks } from './contact-remarks.ts'
import { customerFinder } from './customer-finder.ts'
import { nameFromBooks, storeContacts } from './customers.ts'
import { recordFile, wasImported } from './import-file.ts'
import { lastEdition, refuseOlderList } from './last-edition.ts'
import type { Ledger } from './ledger.ts'
import { NO_CHANGE } from './line-changes.ts'
import { listConflicts } from './list-conflicts.ts'
import { listsBeside, refuseOtherList, refuseTwoEditions, settledRemark } from './list-editions.ts'
import { openPieces } from './list-pieces.ts'
import { bySource, keepFiles, replacedLists, replaceLists } from './list-sources.ts'
import { listTotals } from './list-totals.ts'
import { listedCustomers } from './listed-customers.ts'
import { refuseListedTwice } from './listed-twice.ts'
import { stirAll } from './standings.ts'
import { storeList } from './store-documents.ts'
import type { StoredFile, StoreOptions } from './stored-import.ts'

/**
 * Stores the lists of one call. Whatever the order they come in, an invoice may go from one list to another.
 * @throws UsageError 'list-unknown'; InputError 'list-unclear', 'list-editions', 'list-older', 'list-other', 'list-part', 'list-twice'
 */
export function storeLists(ledger: Ledger, lists: readonly InvoiceReading[], options: StoreOptions): [InvoiceReading, StoredFile][] {
  const groups = bySource(ledger, lists, options)
  const stored = [...groups].flatMap(([source, readings]) => storeEdition(ledger, source, readings, options))
  const others = new Set(openPieces(ledger).map(({ source }) => source))
  // The lists that come later in the call look at those before them.
  for (const [source, readings] of [...groups].toReversed()) {
    others.delete(source)
    for (const reading of readings) refuseListedTwice(ledger, owned(ledger, reading).part, others)
  }
  return stored
}

/** A list under the customers of the books, with a warning for each one they know otherwise. */
function owned(ledger: Ledger, reading: InvoiceReading) {
  const { records, warnings } = listedCustomers(ledger, reading.invoices)
  return { part: { ...reading, invoices: records }, warnings }
}

/** Stores the files of one list: parts of one edition, which replaces the one before. */
function storeEdition(
  ledger: Ledger,
  source: string,
  readings: readonly InvoiceReading[],
  options: StoreOptions,
): [InvoiceReading, StoredFile][] {
  const found = readings.map((reading) => owned(ledger, reading))
  const parts = found.map(({ part }) => part)
  refuseTwoEditions(parts)
  const replaced = replacedLists(ledger, options.replaces ?? [])
  const known = parts.every((part) => wasImported(ledger, part))
  if (!replaced.includes(source)) {
    refuseOlderList(ledger, source, parts, options.date)
    refuseOtherList(ledger, source, parts)
  }
  replaceLists(ledger, source, replaced)
  const records = parts.flatMap((part) => part.invoices)
  const beside = listsBeside(ledger, source)
  const before = { pieces: openPieces(ledger, source), told: lastEdition(ledger, source) }
  nameFromBooks(ledger, new Map(records.map((record) => [record.customer, record.customerName || record.customer])), '')
  const list = storeList(ledger, source, records, options.date)
  const taught = storeContacts(
    ledger,
    parts.flatMap((part) => part.contacts),
  )
  const same = known && list.imported + list.changes.vanished + taught === 0
  if (!same) stirAll(ledger)
  const gone = before.pieces.filter(({ id }) => list.settled.has(id))
  const settled = settledRemark(gone, source, before.told, list.day)
  let left = list.imported
  const files = parts.map((part, i): [InvoiceReading, StoredFile] => {
    const imported = i === parts.length - 1 ? left : Math.min(left, part.invoices.length)
    left -= imported
    const unchanged = part.invoices.length - imported
    if (!same) recordFile(ledger, part, { ...options, source, imported, unchanged })
    const changes = i === 0 ? list.changes : NO_CHANGE
    const { file, sha256 } = part
    const totals = i === 0 ? listTotals(ledger, records, options.date) : []
    const warnings = [
      ...(found[i]?.warnings ?? []),
      ...listConflicts(ledger, part),
      ...totals,
      ...(i === 0 ? [...beside, ...settled] : []),
      ...forgottenRemarks(ledger, part.contacts, customerFinder(ledger)),
    ]
    return [readings[i] ?? part, { file, sha256, alreadyImported: same, imported, unchanged, changes, warnings }]
  })
  if (!same)
    keepFiles(
      ledger,
      source,
      parts.map(({ file }) => file),
    )
  return files
}

/** Merges a contact file into what is known of the customers. */
export function storeContactFile(ledger: Ledger, reading: ContactReading, options: StoreOptions): StoredFile {
  const known = wasImported(ledger, reading)
  const finder = customerFinder(ledger)
  const has = (role: string) => reading.columns.some((column) => column.role === role)
  const imported = storeContacts(ledger, reading.contacts, { emails: has('email'), phones: has('phone') })
  const unchanged = reading.contacts.length - imported
  const alreadyImported = known && imported === 0
  if (!alreadyImported) recordFile(ledger, reading, { ...options, source: 'contacts', imported, unchanged })
  const { file, sha256 } = reading
  const warnings = [
    ...(alreadyImported ? [] : contactRemarks(ledger, reading.contacts, finder)),
    ...forgottenRemarks(ledger, reading.contacts, finder),
  ]
  return { file, sha256, alreadyImported, imported, unchanged, changes: NO_CHANGE, warnings }
}
