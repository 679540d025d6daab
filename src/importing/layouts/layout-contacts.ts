// Customers' cards of a layout -> contacts, by the same rules as a contact file. Suppliers' cards are left aside.
import type { ContactReading, ContactRecord } from '../../domain/reading.ts'
import { contactRecord, customerOf, mergeContacts } from '../contacts/contact-row.ts'
import { fileHead } from '../file-head.ts'
import { issueLog } from '../issue-log.ts'
import type { ReadOptions, SourceFile } from '../read-options.ts'
import type { LayoutContacts, LayoutText } from './layout.ts'

/** One record per customer, in the order of the file. */
export function layoutContacts(
  source: SourceFile,
  text: LayoutText,
  cards: LayoutContacts,
  options: ReadOptions,
  explanations: readonly string[],
): ContactReading {
  const issues = issueLog()
  const found = new Map<string, ContactRecord>()
  const { phone } = cards.columns
  const where = { headers: cards.headers, columns: cards.columns, emails: [], phones: phone === undefined ? [] : [phone] }
  for (const row of cards.rows) {
    if (!cards.isCustomer(row.fields, options.customerAccounts) || customerOf(row.fields, cards.columns).code === '') continue
    const record = contactRecord(row, where, issues)
    const known = found.get(record.customer)
    found.set(record.customer, known ? mergeContacts([known, record]) : record)
  }
  return {
    ...fileHead(source, text.encoding()),
    as: 'contacts',
    separator: '',
    rows: cards.rows.length,
    skipped: cards.rows.length - found.size,
    rejected: 0,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations,
    columns: [],
    contacts: [...found.values()],
  }
}
