// Storing the files that are not books: invoice lists and contacts, inside the import's transaction.
import type { ContactReading, InvoiceReading } from '../domain/reading.ts'
import { contactRemarks, forgottenRemarks } from './contact-remarks.ts'
import { customerFinder } from './customer-finder.ts'
import { nameFromBooks, storeContacts } from './customers.ts'
import { recordFile, wasImported } from './import-file.ts'
import type { Ledger } from './ledger.ts'
import { NO_CHANGE } from './line-changes.ts'
import { listConflicts } from './list-conflicts.ts'
import { goneFromList, listSource, listsBeside, refuseListedTwice, refuseOtherList, replaceLists } from './list-sources.ts'
import { listTotals } from './list-totals.ts'
import { listedCustomers } from './listed-customers.ts'
import { stirAll } from './standings.ts'
import { storeList } from './store-documents.ts'
import type { StoredFile, StoreOptions } from './stored-import.ts'

/**
 * Stores the files of one source given in one call: parts of one list, which replaces the one before.
 * @throws UsageError 'list-unknown', InputError 'list-other', 'list-twice' (see `replaceLists`, `refuseOtherList` and `refuseListedTwice`)
 */
export function storeEditions(ledger: Ledger, readings: readonly InvoiceReading[], options: StoreOptions): [InvoiceReading, StoredFile][] {
  const owned = readings.map((reading) => listedCustomers(ledger, reading.invoices))
  const parts = readings.map((reading, i) => ({ ...reading, invoices: owned[i]?.records ?? reading.invoices }))
  const source = listSource(parts[0]?.file ?? '')
  const records = parts.flatMap((part) => part.invoices)
  replaceLists(ledger, source, options.replaces ?? [])
  refuseOtherList(ledger, source, records, { file: parts[0]?.file ?? '', replaced: options.replaces ?? [] })
  for (const part of parts) refuseListedTwice(ledger, source, part.invoices, part.file)
  const beside = listsBeside(ledger, source)
  const known = parts.every((part) => wasImported(ledger, part))
  nameFromBooks(ledger, new Map(records.map((record) => [record.customer, record.customerName || record.customer])), '')
  const list = storeList(ledger, source, records, options.date)
  const taught = storeContacts(
    ledger,
    parts.flatMap((part) => part.contacts),
  )
  const same = known && list.imported + list.changes.vanished + taught === 0
  if (!same) stirAll(ledger)
  let left = list.imported
  return parts.map((part, i) => {
    const imported = i === parts.length - 1 ? left : Math.min(left, part.invoices.length)
    left -= imported
    const unchanged = part.invoices.length - imported
    if (!same) recordFile(ledger, part, { ...options, source, imported, unchanged })
    const changes = i === 0 ? list.changes : NO_CHANGE
    const { file, sha256 } = part
    const totals = i === 0 ? listTotals(ledger, records, options.date) : []
    const gone = i === 0 ? goneFromList(list.vanished, options.date) : []
    const warnings = [
      ...(owned[i]?.warnings ?? []),
      ...listConflicts(ledger, part),
      ...totals,
      ...gone,
      ...(i === 0 ? beside : []),
      ...forgottenRemarks(ledger, part.contacts, customerFinder(ledger)),
    ]
    return [readings[i] ?? part, { file, sha256, alreadyImported: same, imported, unchanged, changes, warnings }]
  })
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

/** The lists of one call, those of one source together. */
export function bySource(lists: readonly InvoiceReading[]): InvoiceReading[][] {
  const groups = new Map<string, InvoiceReading[]>()
  for (const list of lists) groups.set(listSource(list.file), [...(groups.get(listSource(list.file)) ?? []), list])
  return [...groups.values()]
}
