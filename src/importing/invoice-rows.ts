// Rows of a list of invoices put together: one record per customer and number, whatever rows it takes.
import { cents } from '../domain/cents.ts'
import type { ContactRecord, InvoiceRecord } from '../domain/reading.ts'
import { squeezed } from './columns.ts'
import { type ContactColumns, contactRecord, mergeContacts } from './contact-row.ts'
import type { CsvTable } from './csv-table.ts'
import { type InvoiceColumns, readInvoiceRow } from './invoice-row.ts'
import { type TotalRow, totalRow } from './invoice-totals.ts'
import type { IssueLog } from './issue-log.ts'
import type { Note } from './ledger-pass.ts'
import type { Row } from './rows.ts'

/** What the rows of a list hold. */
export interface FoundInvoices {
  readonly invoices: Map<string, InvoiceRecord>
  readonly contacts: Map<string, ContactRecord>
  readonly totals: TotalRow[]
  skipped: number
  rejected: number
}

/** Reads every row; the invoices and contacts found keep the order of the file. */
export function invoicesIn(table: CsvTable, where: InvoiceColumns, contacts: ContactColumns, issues: IssueLog): FoundInvoices {
  const found: FoundInvoices = { invoices: new Map(), contacts: new Map(), totals: [], skipped: 0, rejected: 0 }
  for (const row of table.rows) {
    const total = row.fields.length === 0 ? null : totalRow(row, where)
    if (total) found.totals.push(total)
    if (row.fields.length === 0 || total) found.skipped += 1
    else readRow(found, row, where, contacts, issues)
  }
  return found
}

function readRow(found: FoundInvoices, row: Row, where: InvoiceColumns, contacts: ContactColumns, issues: IssueLog): void {
  const { record, paidCents, errors, warnings } = readInvoiceRow(row, where)
  report(row, where, 'error', errors, issues)
  report(row, where, 'warning', warnings, issues)
  if (!record) {
    if (errors.length > 0) found.rejected += 1
    else found.skipped += 1
    return
  }
  const contact = contactRecord(row, contacts, issues)
  const known = found.contacts.get(contact.customer)
  found.contacts.set(contact.customer, known ? mergeContacts(known, contact) : contact)
  const key = `${record.customer}\u0000${record.number}`
  const earlier = found.invoices.get(key)
  if (!earlier) found.invoices.set(key, record)
  else if (agree(earlier, record)) found.skipped += 1
  else if (paidCents !== null && isPerPayment(where) && earlier.totalCents === record.totalCents) {
    found.invoices.set(key, { ...earlier, outstandingCents: cents(earlier.outstandingCents - paidCents) })
    found.skipped += 1
  } else {
    found.rejected += 1
    const message = `La facture ${record.number} figure aussi ligne ${earlier.row} avec d’autres montants.`
    report(row, where, 'error', [{ role: 'invoice_number', code: 'invoice-rows-disagree', message }], issues)
  }
}

function agree(a: InvoiceRecord, b: InvoiceRecord): boolean {
  return a.totalCents === b.totalCents && a.outstandingCents === b.outstandingCents && a.issuedOn === b.issuedOn
}

/** One row per payment: the paid column holds one payment, not what was paid in all. */
function isPerPayment({ columns, headers }: InvoiceColumns): boolean {
  return (
    columns.balance === undefined &&
    columns.amount_paid !== undefined &&
    squeezed(headers[columns.amount_paid] ?? '') === 'montantreglement'
  )
}

function report(row: Row, where: InvoiceColumns, severity: 'error' | 'warning', notes: readonly Note[], issues: IssueLog): void {
  for (const { role, code, message } of notes) {
    const column = role === null ? null : (where.headers[where.columns[role] ?? -1] ?? null)
    issues[severity]({ line: row.line, column, code, message, excerpt: row.text })
  }
}
