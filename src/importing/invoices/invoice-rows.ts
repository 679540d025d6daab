// Rows of a list of invoices put together: one record per customer and number, whatever rows it takes.
// Header amounts are never added; payments of a file with one row per payment are, and lines where only lines have amounts.
import { cents } from '../../domain/cents.ts'
import type { ContactRecord, InvoiceRecord } from '../../domain/reading.ts'
import { type ContactColumns, contactRecord, mergeContacts } from '../contacts/contact-row.ts'
import type { IssueLog } from '../issue-log.ts'
import type { Note } from '../note.ts'
import { titleOf } from '../shapes/block-customers.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'
import { amountRoles } from './invoice-amounts.ts'
import type { LeftAside } from './invoice-aside.ts'
import { contradictions } from './invoice-contradictions.ts'
import { type InvoiceColumns, type InvoiceRow, readInvoiceRow } from './invoice-row.ts'
import { type TotalRow, totalRow } from './invoice-totals.ts'

/** One document and the row it was first met on. */
interface Document {
  readonly record: InvoiceRecord
  readonly read: InvoiceRow
  readonly row: Row
}

/** What the rows of a list hold. */
export interface FoundInvoices {
  readonly invoices: readonly InvoiceRecord[]
  readonly contacts: Map<string, ContactRecord>
  readonly totals: readonly TotalRow[]
  readonly aside: readonly LeftAside[]
  readonly skipped: number
  readonly rejected: number
}

/** Reads every row; the invoices and contacts found keep the order of the file. */
export function invoicesIn(table: CsvTable, where: InvoiceColumns, contacts: ContactColumns, issues: IssueLog): FoundInvoices {
  const documents = new Map<string, Document>()
  const found = { contacts: new Map<string, ContactRecord>(), totals: [] as TotalRow[], aside: [] as LeftAside[] }
  const counts: Counts = { taken: 0, skipped: 0, rejected: 0 }
  for (const row of table.rows) {
    const total = row.fields.length === 0 ? null : totalRow(row, where)
    if (total) found.totals.push(total)
    if (row.fields.length === 0 || total || isNoDocument(row, where)) {
      counts.skipped += 1
      continue
    }
    const read = readInvoiceRow(row, where)
    report(row, where, 'error', read.errors, issues)
    report(row, where, 'warning', read.warnings, issues)
    if (read.aside) found.aside.push(read.aside)
    if (!read.record) {
      if (read.errors.length > 0) counts.rejected += 1
      else counts.skipped += 1
      continue
    }
    const contact = contactRecord(row, contacts, issues)
    const known = found.contacts.get(contact.customer)
    found.contacts.set(contact.customer, known ? mergeContacts([known, contact]) : contact)
    counts[addDocument(documents, { record: read.record, read, row }, where, issues)] += 1
  }
  for (const { record, read, row } of documents.values()) report(row, where, 'warning', contradictions(record, read.status), issues)
  return {
    ...found,
    skipped: counts.skipped,
    rejected: counts.rejected,
    invoices: [...documents.values()].map((document) => document.record),
  }
}

/** Puts a row with the document it belongs to; what the row itself counts as. */
function addDocument(documents: Map<string, Document>, next: Document, where: InvoiceColumns, issues: IssueLog): keyof Counts {
  const { record, read, row } = next
  const key = [record.customer, record.number, ...(read.installment === '' ? [] : [read.installment, record.dueOn])].join('\u0000')
  const earlier = documents.get(key)
  if (!earlier) {
    documents.set(key, next)
    return 'taken'
  }
  const merged = together(earlier.record, next, where)
  if (merged) {
    documents.set(key, { ...earlier, record: merged })
    return 'skipped'
  }
  const message = `La facture ${record.number} figure aussi ligne ${earlier.record.row} avec ${earlier.record.dueOn === record.dueOn ? 'd’autres montants' : 'une autre échéance'}.`
  report(row, where, 'error', [{ role: 'invoice_number', code: 'invoice-rows-disagree', message }], issues)
  return 'rejected'
}

/** What the rows count as; a row taken is a document of its own. */
type Counts = Record<'taken' | 'skipped' | 'rejected', number>

/** Two rows of one document as one; null when they disagree. */
function together(earlier: InvoiceRecord, { record, read }: Document, { plan }: InvoiceColumns): InvoiceRecord | null {
  if (plan.total === 'lines') {
    const sum = (one: number, other: number) => cents(one + other)
    const totalCents = sum(earlier.totalCents, record.totalCents)
    return { ...earlier, totalCents, outstandingCents: sum(earlier.outstandingCents, record.outstandingCents) }
  }
  if (plan.balance === 'payments' && read.paidCents !== null && earlier.totalCents === record.totalCents) {
    return { ...earlier, outstandingCents: cents(earlier.outstandingCents - read.paidCents) }
  }
  const agree =
    earlier.totalCents === record.totalCents &&
    earlier.outstandingCents === record.outstandingCents &&
    earlier.issuedOn === record.issuedOn &&
    // The same amount on another day is another instalment: which one is owed cannot be told.
    earlier.dueOn === record.dueOn
  return agree ? earlier : null
}

/** A title (a bucket, an account), or a further row of the document above whose own cells are blank. */
function isNoDocument(row: Row, { columns, plan }: InvoiceColumns): boolean {
  if (titleOf(row) !== null) return true
  const blank = (role: 'invoice_number' | 'invoice_date' | 'customer_code' | 'customer_name') => cell(row.fields, columns[role]) === ''
  const amounts = amountRoles(plan).some((role) => cell(row.fields, columns[role]) !== '')
  return !amounts && blank('invoice_number') && blank('invoice_date') && blank('customer_code') && blank('customer_name')
}

function report(row: Row, where: InvoiceColumns, severity: 'error' | 'warning', notes: readonly Note[], issues: IssueLog): void {
  for (const { role, code, message } of notes) {
    const column = role === null ? null : (where.headers[where.columns[role] ?? -1] ?? null)
    issues[severity]({ line: row.line, column, code, message, excerpt: row.text })
  }
}
