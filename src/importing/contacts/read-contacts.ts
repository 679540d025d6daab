// Reads a list of customers: e-mails, phones, addresses, terms. One record per customer, in the order of the file.
import { plural } from '../../domain/format.ts'
import type { ContactReading, ContactRecord } from '../../domain/reading.ts'
import { strengthOf } from '../columns/dictionary.ts'
import { mapColumns } from '../columns/map-columns.ts'
import { fileHead } from '../file-head.ts'
import { type IssueLog, issueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { type CsvTable, readCsvTable } from '../tables/csv-table.ts'
import type { TextFile } from '../text-file.ts'
import { separatorName } from '../wording.ts'
import { commonColumns, contactEvidence, contactMap, contactTable, contactUses, ownColumns } from './contact-columns.ts'
import { type ContactColumns, contactIdentity, contactRecord, mergeContacts } from './contact-row.ts'

/**
 * Reads a contact file. A row without customer is an error; a customer on several rows gives one record, the other rows
 * count as skipped.
 * @throws InputError for columns that are missing or ambiguous.
 */
export function readContacts(text: TextFile, options: ReadOptions): ContactReading {
  const table = readCsvTable(text, contactMap(text, options.map))
  const found = contactTable(table, options.map)
  const where: ContactColumns = {
    headers: table.headers,
    columns: commonColumns(found),
    emails: found.places.get('email') ?? [],
    phones: found.places.get('phone') ?? [],
    own: ownColumns(found),
    codes: found.places.get('customer_code') ?? [],
    names: found.places.get('customer_name') ?? [],
  }
  const issues = issueLog()
  const { records, skipped, rejected, joined } = readRows(table, where, issues)
  return {
    ...fileHead(text.source, text.encoding, [], table.fingerprint),
    as: 'contacts',
    separator: table.separator,
    rows: table.rows.length,
    skipped,
    rejected,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: [
      `Encodage ${text.encoding}, colonnes séparées par ${separatorName(table.separator)}.`,
      ...contactEvidence(table, found),
      ...(joined > 0
        ? [
            `${records.length} clients : ${joined} ${plural(joined, 'ligne ajoute', 'lignes ajoutent')} des contacts à un client déjà nommé.`,
          ]
        : []),
    ],
    columns: contactUses(table, found, options.map),
    contacts: records,
  }
}

function readRows(table: CsvTable, where: ContactColumns, issues: IssueLog) {
  const byCustomer = new Map<string, [ContactRecord, ...ContactRecord[]]>()
  let skipped = 0
  let rejected = 0
  let joined = 0
  for (const row of table.rows) {
    if (row.fields.length === 0) {
      skipped += 1
    } else if (contactIdentity(row.fields, where).code === '') {
      rejected += 1
      issues.error({ line: row.line, code: 'customer-missing', message: 'La ligne ne nomme aucun client.', excerpt: row.text })
    } else {
      const record = contactRecord(row, where, issues)
      const known = byCustomer.get(record.customer)
      if (known === undefined) byCustomer.set(record.customer, [record])
      else {
        known.push(record)
        joined += 1
      }
    }
  }
  const records = [...byCustomer.values()].map((rows) => mergeContacts(rows))
  return { records, skipped: skipped + joined, rejected, joined }
}

/** Every column of a role; the one the user names, alone. */
export function everyColumn(table: CsvTable, role: 'email' | 'phone', mapped: string | undefined): number[] {
  if (mapped !== undefined) {
    const { [role]: index } = mapColumns(table, [role], { [role]: mapped })
    return index === undefined ? [] : [index]
  }
  return table.headers.flatMap((header, index) => (strengthOf(header, role) === 'strong' ? [index] : []))
}
