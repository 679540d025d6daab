// Reads a list of invoices that is not a ledger: one record per document, however many rows it takes.
import { sumCents } from '../domain/cents.ts'
import { formatAmount } from '../domain/format.ts'
import type { ContactRecord, InvoiceReading, InvoiceRecord } from '../domain/reading.ts'
import { columnDays, columnMark } from './column-formats.ts'
import type { Role } from './columns.ts'
import { CONTACT_ROLES } from './contact-row.ts'
import { type CsvTable, readCsvTable } from './csv-table.ts'
import { fileHead } from './file-head.ts'
import type { InvoiceColumns } from './invoice-row.ts'
import { invoicesIn } from './invoice-rows.ts'
import { totalsNote } from './invoice-totals.ts'
import { issueLog } from './issue-log.ts'
import { mapColumns, missingColumn } from './map-columns.ts'
import { everyColumn } from './read-contacts.ts'
import type { ReadOptions } from './read-options.ts'
import type { TextFile } from './text-file.ts'
import { quoted, separatorName } from './wording.ts'

// biome-ignore format: groups
const ROLES: readonly Role[] = [
  'invoice_number', 'invoice_date', 'due_date', 'payment_date', 'balance', 'amount_paid', 'amount_incl_tax', 'amount_excl_tax',
  'customer_code', 'customer_name', 'status', 'document_type', 'currency',
  ...CONTACT_ROLES.filter((role) => role !== 'email' && role !== 'phone'),
]

/**
 * Reads a list of invoices. Rows of one number must agree on their amounts, which are never added; only payments of a file
 * with one row per payment are. Total rows are checked and left out.
 * @throws InputError for columns that are missing, ambiguous or unreadable.
 */
export function readInvoices(text: TextFile, options: ReadOptions): InvoiceReading {
  const table = readCsvTable(text)
  const { email, phone, ...map } = options.map ?? {}
  const columns = mapColumns(table, ROLES, map)
  if (columns.invoice_number === undefined) throw missingColumn(table, 'invoice_number')
  if (columns.invoice_date === undefined) throw missingColumn(table, 'invoice_date')
  if (columns.customer_code === undefined && columns.customer_name === undefined) throw missingColumn(table, 'customer_name')
  if (columns.amount_incl_tax === undefined && columns.balance === undefined) throw missingColumn(table, 'amount_incl_tax')
  const issues = issueLog()
  const contacts = {
    headers: table.headers,
    columns,
    emails: everyColumn(table, 'email', email),
    phones: everyColumn(table, 'phone', phone),
  }
  const where = invoiceColumns(table, columns)
  const found = invoicesIn(table, where, contacts, issues)
  const invoices = [...found.invoices.values()]
  totalsNote(found.totals, invoices, found.rejected > 0, issues)
  return {
    ...fileHead(text.source, text.encoding),
    as: 'invoices',
    separator: table.separator,
    rows: table.rows.length,
    skipped: found.skipped,
    rejected: found.rejected,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: explain(text, table, where, invoices),
    invoices,
    contacts: [...found.contacts.values()].filter(saysSomething),
  }
}

function invoiceColumns(table: CsvTable, columns: InvoiceColumns['columns']): InvoiceColumns {
  const days = {
    invoice_date: columnDays(table, columns.invoice_date),
    due_date: columnDays(table, columns.due_date),
  }
  const marks: { [role in Role]?: ',' | '.' } = {}
  for (const role of ['amount_incl_tax', 'balance', 'amount_paid'] as const) {
    const mark = columnMark(table, columns[role])
    if (mark !== undefined) marks[role] = mark
  }
  return { headers: table.headers, columns, readDay: (role, text) => days[role](text), marks }
}

function explain(text: TextFile, table: CsvTable, { columns, headers }: InvoiceColumns, invoices: readonly InvoiceRecord[]): string[] {
  const named = (role: Role) => quoted(headers[columns[role] ?? -1] ?? '')
  const how =
    columns.balance !== undefined
      ? `Reste à payer lu dans la colonne ${named('balance')}.`
      : columns.amount_paid !== undefined
        ? `Reste à payer : ${named('amount_incl_tax')} moins ${named('amount_paid')}.`
        : 'Seul le total des factures est donné : chacune est lue comme entièrement due, sauf statut contraire.'
  const total = sumCents(invoices.map((invoice) => invoice.outstandingCents))
  return [
    `Encodage ${text.encoding}, colonnes séparées par ${separatorName(table.separator)}.`,
    how,
    columns.due_date === undefined ? 'Aucune colonne d’échéance.' : `Échéances lues dans la colonne ${named('due_date')}.`,
    `${invoices.length} factures et avoirs, ${formatAmount(total)} à recevoir.`,
  ]
}

function saysSomething({ siren, address, contacts, terms, regime, language, scenario }: ContactRecord): boolean {
  return address.length + contacts.length > 0 || [siren, terms, regime, language, scenario].some((value) => value !== null)
}
