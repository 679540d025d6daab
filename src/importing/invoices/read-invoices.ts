// Reads a list of invoices that is not a ledger: one record per document, however many rows it takes.
import type { ContactRecord, InvoiceReading } from '../../domain/reading.ts'
import { columnUses } from '../columns/column-evidence.ts'
import { columnMark, tableDays } from '../columns/column-formats.ts'
import type { Columns, Role } from '../columns/columns.ts'
import { mapColumns, missingColumns } from '../columns/map-columns.ts'
import { CONTACT_ROLES } from '../contacts/contact-row.ts'
import { everyColumn } from '../contacts/read-contacts.ts'
import { fileHead } from '../file-head.ts'
import { issueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { withBlockCustomers } from '../shapes/block-customers.ts'
import { type CsvTable, readCsvTable } from '../tables/csv-table.ts'
import { refuseScientific } from '../tables/id-cells.ts'
import { remarkOnQuotes } from '../tables/quote-remarks.ts'
import type { TextFile } from '../text-file.ts'
import { amountPlan, amountRoles } from './invoice-amounts.ts'
import { explainInvoices } from './invoice-explanations.ts'
import type { InvoiceColumns } from './invoice-row.ts'
import { invoicesIn } from './invoice-rows.ts'
import { totalsNote } from './invoice-totals.ts'

// biome-ignore format: groups
const ROLES: readonly Role[] = [
  'invoice_number', 'installment', 'invoice_date', 'due_date', 'payment_date', 'balance', 'balance_debit', 'balance_credit', 'debit', 'credit',
  'amount_paid', 'amount_incl_tax', 'amount_excl_tax', 'line_total', 'customer_code', 'customer_name', 'status', 'paid_flag',
  'document_type', 'currency', ...CONTACT_ROLES.filter((role) => role !== 'email' && role !== 'phone'),
]

/**
 * Reads a list of invoices. Rows of one number must agree on their amounts, which are never added; only payments of a file
 * with one row per payment are, and lines where the document has no amount of its own. Total rows are checked and left out.
 * @throws InputError for columns that are missing, ambiguous or unreadable.
 */
export function readInvoices(text: TextFile, options: ReadOptions): InvoiceReading {
  const table = withBlockCustomers(readCsvTable(text, options.map))
  const { email, phone, ...map } = options.map ?? {}
  const columns = mapColumns(table, ROLES, map)
  const issues = issueLog()
  const emails = everyColumn(table, 'email', email)
  const phones = everyColumn(table, 'phone', phone)
  const where = invoiceColumns(table, columns)
  refuseScientific(table, columns)
  remarkOnQuotes(table, issues)
  const found = invoicesIn(table, where, { headers: table.headers, columns, emails, phones }, issues)
  totalsNote(found.totals, found.invoices, found.rejected + found.aside.length > 0, issues)
  const used = {
    ...columns,
    ...(emails[0] === undefined ? {} : { email: emails[0] }),
    ...(phones[0] === undefined ? {} : { phone: phones[0] }),
  }
  const rows = table.rows.map((row) => row.fields)
  const source = { map: options.map ?? {}, profile: options.profile ?? null }
  return {
    ...fileHead(text.source, text.encoding, columnUses(table.headers, used, rows, source), table.fingerprint),
    as: 'invoices',
    separator: table.separator,
    rows: table.rows.length,
    skipped: found.skipped,
    rejected: found.rejected,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: explainInvoices(text.encoding, table, where, found),
    invoices: found.invoices,
    contacts: [...found.contacts.values()].filter(saysSomething),
  }
}

function invoiceColumns(table: CsvTable, columns: Columns): InvoiceColumns {
  const plan = amountPlan(table, columns)
  const customer = columns.customer_code ?? columns.customer_name
  const missing: Role[] = (['invoice_number', 'invoice_date'] as const).filter((role) => columns[role] === undefined)
  if (customer === undefined) missing.push('customer_name')
  if (plan === null) missing.push('amount_incl_tax')
  if (plan === null || missing.length > 0) throw missingColumns(table, missing)
  const days = tableDays(table, [columns.invoice_date, columns.due_date])
  const marks: { [role in Role]?: ',' | '.' } = {}
  for (const role of amountRoles(plan)) {
    const mark = columnMark(table, columns[role])
    if (mark !== undefined) marks[role] = mark
  }
  return { headers: table.headers, columns, plan, readDay: (role, text) => days(columns[role], text), marks }
}

function saysSomething({ siren, address, contacts, terms, regime, language, scenario }: ContactRecord): boolean {
  return address.length + contacts.length > 0 || [siren, terms, regime, language, scenario].some((value) => value !== null)
}
