// Storing the files that are not books: invoice lists and contacts, inside the import's transaction.
import type { ContactReading, ImportIssue, InvoiceReading } from '../domain/reading.ts'
import { changeRemarks } from './contact-changes.ts'
import { contactRemarks, forgottenRemarks } from './contact-remarks.ts'
import { customerFinder } from './customer-finder.ts'
import { nameFromBooks } from './customers.ts'
import { recordFile, wasImported } from './import-file.ts'
import { editionKnown, keepFiles, knownList } from './known-lists.ts'
import type { Ledger } from './ledger.ts'
import { addChanges, NO_CHANGE } from './line-changes.ts'
import { listConflicts } from './list-conflicts.ts'
import { refuseOtherList } from './list-other.ts'
import { openPieces } from './list-pieces.ts'
import { leftAsideRemark, listsBeside, settledRemark } from './list-remarks.ts'
import { bySource, replacedLists, replaceLists } from './list-sources.ts'
import { listTotals } from './list-totals.ts'
import { editionsOf, refuseOlder } from './list-turns.ts'
import { listedCustomers } from './listed-customers.ts'
import { refuseListedTwice } from './listed-twice.ts'
import { stirAll } from './standings.ts'
import { storeContacts } from './store-contacts.ts'
import { storeList } from './store-documents.ts'
import type { StoredFile, StoreOptions } from './stored-import.ts'

/**
 * Stores the lists of one call. Whatever the order they come in, an invoice may go from one list to another.
 * @throws UsageError 'list-unknown'; InputError 'list-unclear', 'list-editions', 'list-older', 'list-other', 'list-part', 'list-twice'
 */
export function storeLists(ledger: Ledger, lists: readonly InvoiceReading[], options: StoreOptions): [InvoiceReading, StoredFile][] {
  const groups = bySource(ledger, lists, options)
  const stored = [...groups].map(([source, readings]) => storeEditions(ledger, source, readings, options))
  const others = new Set(openPieces(ledger).map(({ source }) => source))
  // The lists that come later in the call look at those before them.
  for (const { source, newest } of stored.toReversed()) {
    others.delete(source)
    for (const part of newest) refuseListedTwice(ledger, part, others)
  }
  return stored.flatMap(({ files }) => files)
}

interface StoredEditions {
  readonly source: string
  readonly files: [InvoiceReading, StoredFile][]
  /** Parts of the last edition, under the customers of the books; none where they were left aside. */
  readonly newest: readonly InvoiceReading[]
}

/** Stores the files of one list, one edition after the other. */
function storeEditions(ledger: Ledger, source: string, readings: readonly InvoiceReading[], options: StoreOptions): StoredEditions {
  const readingOf = new Map<InvoiceReading, InvoiceReading>()
  const warnings = new Map<InvoiceReading, readonly ImportIssue[]>()
  const owned = readings.map((reading) => {
    const found = listedCustomers(ledger, reading.invoices)
    const part = { ...reading, invoices: found.records }
    readingOf.set(part, reading)
    warnings.set(part, found.warnings)
    return part
  })
  const editions = editionsOf(owned, options.date)
  const replaced = replacedLists(ledger, options.replaces ?? [])
  const isSaid = replaced.includes(source)
  let newest: readonly InvoiceReading[] = []
  let renamed = replaced
  const files = editions.flatMap(({ parts, day }, index): [InvoiceReading, StoredFile][] => {
    const before = knownList(ledger, source)
    const known = before === undefined || isSaid ? null : editionKnown(ledger, before, parts)
    if (before !== undefined && known === 'older') {
      newest = []
      const told = index === editions.length - 1 ? [leftAsideRemark(before)] : []
      return parts.map((part) => [part, leftAside(part, told)])
    }
    if (before !== undefined && !isSaid) {
      if (known === null) refuseOlder(before, parts, day)
      refuseOtherList(ledger, before, parts)
    }
    replaceLists(ledger, source, renamed)
    renamed = []
    newest = parts
    return storeEdition(ledger, source, parts, { ...options, date: day })
  })
  const told = files.map(([part, file]): [InvoiceReading, StoredFile] => [
    readingOf.get(part) ?? part,
    { ...file, warnings: [...(warnings.get(part) ?? []), ...file.warnings] },
  ])
  return { source, files: told, newest }
}

function leftAside({ file, sha256, invoices }: InvoiceReading, warnings: readonly ImportIssue[]): StoredFile {
  return { file, sha256, alreadyImported: true, imported: 0, unchanged: invoices.length, changes: NO_CHANGE, warnings }
}

/** Stores the parts of one edition, which replaces the one before. */
function storeEdition(
  ledger: Ledger,
  source: string,
  parts: readonly InvoiceReading[],
  options: StoreOptions,
): [InvoiceReading, StoredFile][] {
  const records = parts.flatMap((part) => part.invoices)
  const beside = listsBeside(ledger, source)
  const before = { list: knownList(ledger, source), pieces: openPieces(ledger, source) }
  const known = parts.every((part) => wasImported(ledger, part))
  nameFromBooks(ledger, new Map(records.map((record) => [record.customer, record.customerName || record.customer])), '')
  const list = storeList(ledger, source, records, options.date)
  const taught = storeContacts(
    ledger,
    parts.flatMap((part) => part.contacts),
  )
  const same = known && list.imported + list.changes.vanished + taught.rows === 0
  if (!same) stirAll(ledger)
  const settled = settledRemark(
    before.pieces.filter(({ id }) => list.settled.has(id)),
    before.list,
    list.day,
  )
  let left = list.imported
  const files = parts.map((part, i): [InvoiceReading, StoredFile] => {
    const imported = i === parts.length - 1 ? left : Math.min(left, part.invoices.length)
    left -= imported
    const unchanged = part.invoices.length - imported
    if (!same) recordFile(ledger, part, { ...options, date: list.day, source, imported, unchanged })
    // Customers whose details changed count too: nothing of them is an invoice of the list.
    const changes = i === 0 ? addChanges(list.changes, { ...NO_CHANGE, changed: taught.described + taught.changed.length }) : NO_CHANGE
    const { file, sha256 } = part
    const totals = i === 0 ? listTotals(ledger, records, options.date) : []
    const warnings = [
      ...listConflicts(ledger, part),
      ...totals,
      ...(i === 0 ? [...beside, ...settled, ...changeRemarks(taught)] : []),
      ...forgottenRemarks(ledger, part.contacts, customerFinder(ledger)),
    ]
    return [part, { file, sha256, alreadyImported: same, imported, unchanged, changes, warnings }]
  })
  const names = parts.map(({ file }) => file)
  if (!same) keepFiles(ledger, source, names)
  return files
}

/** Merges a contact file into what is known of the customers. */
export function storeContactFile(ledger: Ledger, reading: ContactReading, options: StoreOptions): StoredFile {
  const known = wasImported(ledger, reading)
  const finder = customerFinder(ledger)
  const has = (role: string) => reading.columns.some((column) => column.role === role)
  const taught = storeContacts(ledger, reading.contacts, { emails: has('email'), phones: has('phone') })
  const imported = taught.rows
  const unchanged = reading.contacts.length - imported
  const alreadyImported = known && imported === 0
  if (!alreadyImported) recordFile(ledger, reading, { ...options, source: 'contacts', imported, unchanged })
  const { file, sha256 } = reading
  const warnings = [
    ...changeRemarks(taught),
    ...(alreadyImported ? [] : contactRemarks(ledger, reading.contacts, finder)),
    ...forgottenRemarks(ledger, reading.contacts, finder),
  ]
  const changes = { ...NO_CHANGE, new: taught.described, changed: taught.changed.length }
  return { file, sha256, alreadyImported, imported, unchanged, changes, warnings }
}
