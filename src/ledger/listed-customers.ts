// Whose invoice it is, when a list names a customer otherwise than the books do: by his name, or with a code mistyped.
// Without this the invoice would be owed twice: once in the books, once in the list.
import { withoutAccents } from '../domain/accents.ts'
import { groupBy } from '../domain/group.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ImportIssue, InvoiceRecord } from '../domain/reading.ts'
import { bookedOwners } from './booked-documents.ts'
import type { Ledger } from './ledger.ts'

export interface ListedCustomers {
  /** The records, each under the customer of the books where one was found. */
  readonly records: readonly InvoiceRecord[]
  /** One warning per customer the books do not have under that code. By line of the file. */
  readonly warnings: readonly ImportIssue[]
}

/**
 * Finds in the books the customers of a list whose code has no line there: the only customer of that name, else the one who
 * has a line of that document and amount. The others stay as they are, and are told: their invoices are outside account 411.
 * Nothing is done where no books were imported.
 */
export function listedCustomers(ledger: Ledger, records: readonly InvoiceRecord[]): ListedCustomers {
  const booked = bookedCustomers(ledger)
  if (booked.length === 0) return { records, warnings: [] }
  const codes = new Set(booked.map((one) => one.code))
  const byName = groupBy(booked, (one) => folded(one.name))
  const unknown = records.filter((record) => !codes.has(record.customer))
  const ownersOf = bookedOwners(
    ledger,
    unknown.map((record) => record.totalCents),
  )
  const found = records.map((record) => {
    if (codes.has(record.customer)) return record
    const named = byName.get(folded(record.customer)) ?? byName.get(folded(record.customerName)) ?? []
    const owners = named.length === 1 ? named.map((one) => one.code) : ownersOf(record.documentRef, record.totalCents)
    const [owner] = owners
    return owner !== undefined && owners.length === 1 ? { ...record, customer: owner } : record
  })
  return { records: found, warnings: warningsOf(records, found, codes) }
}

function bookedCustomers(ledger: Ledger): { code: CustomerCode; name: string }[] {
  return ledger.db
    .prepare<[], { code: CustomerCode; name: string }>(
      `SELECT code, coalesce(given_name, books_name, code) AS name FROM customer c
       WHERE EXISTS (SELECT 1 FROM line l WHERE l.customer = c.code) ORDER BY code`,
    )
    .all()
}

function warningsOf(told: readonly InvoiceRecord[], found: readonly InvoiceRecord[], codes: ReadonlySet<CustomerCode>): ImportIssue[] {
  const said = new Set<CustomerCode>()
  return told.flatMap((record, index) => {
    if (codes.has(record.customer) || said.has(record.customer)) return []
    said.add(record.customer)
    const owner = found[index]?.customer ?? record.customer
    const message =
      owner === record.customer
        ? `Le client « ${record.customer} » n’a aucune écriture : ses factures s’ajoutent au détail, hors du compte 411.`
        : `Le client « ${record.customer} » de la liste est pris pour ${owner}, qui a ce nom ou cette facture en comptabilité.`
    const code = owner === record.customer ? 'customer-not-in-books' : 'customer-recognised'
    return [{ line: record.row, column: null, code, severity: 'warning', message, excerpt: record.customer.slice(0, 120) }]
  })
}

function folded(name: string): string {
  return withoutAccents(name)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
}
