// Reads a list of customers: e-mails, phones, addresses, terms. One record per customer, in the order of the file.
import type { ContactReading, ContactRecord } from '../domain/reading.ts'
import type { Role } from './columns.ts'
import { CONTACT_ROLES, type ContactColumns, contactRecord, customerOf, mergeContacts } from './contact-row.ts'
import { type CsvTable, readCsvTable } from './csv-table.ts'
import { strengthOf } from './dictionary.ts'
import { fileHead } from './file-head.ts'
import { type IssueLog, issueLog } from './issue-log.ts'
import { mapColumns, missingColumn } from './map-columns.ts'
import type { ReadOptions } from './read-options.ts'
import type { TextFile } from './text-file.ts'
import { listed, quoted, separatorName } from './wording.ts'

// E-mails and phones may stand in several columns: they are found apart.
const ROLES: readonly Role[] = ['customer_code', 'customer_name', ...CONTACT_ROLES.filter((role) => role !== 'email' && role !== 'phone')]

/**
 * Reads a contact file. A row without customer is an error; a customer on several rows gives one record, the other rows
 * count as skipped.
 * @throws InputError for columns that are missing or ambiguous.
 */
export function readContacts(text: TextFile, options: ReadOptions): ContactReading {
  const table = readCsvTable(text)
  const where = contactColumns(table, options)
  const issues = issueLog()
  const { records, skipped, rejected } = readRows(table, where, issues)
  const used = (Object.entries(where.columns) as [Role, number][]).map(([role, index]) => `${quoted(table.headers[index] ?? '')} (${role})`)
  return {
    ...fileHead(text.source, text.encoding),
    as: 'contacts',
    separator: table.separator,
    rows: table.rows.length,
    skipped,
    rejected,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: [
      `Encodage ${text.encoding}, colonnes séparées par ${separatorName(table.separator)}.`,
      `Colonnes reconnues : ${listed(used)}.`,
    ],
    contacts: records,
  }
}

function readRows(table: CsvTable, where: ContactColumns, issues: IssueLog) {
  const byCustomer = new Map<string, ContactRecord>()
  let skipped = 0
  let rejected = 0
  for (const row of table.rows) {
    if (row.fields.length === 0) {
      skipped += 1
    } else if (customerOf(row.fields, where.columns).code === '') {
      rejected += 1
      issues.error({ line: row.line, code: 'customer-missing', message: 'La ligne ne nomme aucun client.', excerpt: row.text })
    } else {
      const record = contactRecord(row, where, issues)
      const known = byCustomer.get(record.customer)
      if (known) skipped += 1
      byCustomer.set(record.customer, known ? mergeContacts(known, record) : record)
    }
  }
  return { records: [...byCustomer.values()], skipped, rejected }
}

function contactColumns(table: CsvTable, options: ReadOptions): ContactColumns {
  const { email, phone, ...map } = options.map ?? {}
  const columns = mapColumns(table, ROLES, map)
  if (columns.customer_code === undefined && columns.customer_name === undefined) throw missingColumn(table, 'customer_code')
  return {
    headers: table.headers,
    columns,
    emails: everyColumn(table, 'email', email),
    phones: everyColumn(table, 'phone', phone),
  }
}

/** Every column of a role; the one the user names, alone. */
export function everyColumn(table: CsvTable, role: 'email' | 'phone', mapped: string | undefined): number[] {
  if (mapped !== undefined) {
    const { [role]: index } = mapColumns(table, [role], { [role]: mapped })
    return index === undefined ? [] : [index]
  }
  return table.headers.flatMap((header, index) => (strengthOf(header, role) === 'strong' ? [index] : []))
}
