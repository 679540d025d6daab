// One row of contact columns -> what it says of a customer. Used for contact files and for the contact columns of invoices.
import type { Contact } from '../domain/customer.ts'
import { customerCode } from '../domain/names.ts'
import type { ContactRecord } from '../domain/reading.ts'
import type { Columns, Role } from './columns.ts'
import { emailsIn, languageNamed, postcode, regimeNamed, sirenIn, unguarded } from './contact-cells.ts'
import type { IssueLog } from './issue-log.ts'
import { cell, type Row } from './rows.ts'
import { quoted } from './wording.ts'

/** The columns that speak of a customer rather than of a document. */
// biome-ignore format: groups
export const CONTACT_ROLES: readonly Role[] = [
  'email', 'phone', 'siren', 'siret', 'first_name', 'last_name', 'contact_name', 'address1', 'address2', 'postcode', 'city', 'country',
  'payment_terms', 'regime', 'language', 'scenario',
]

/** Where the columns are, and every column of e-mails or phones: a file may have several. */
export interface ContactColumns {
  readonly headers: readonly string[]
  readonly columns: Columns
  readonly emails: readonly number[]
  readonly phones: readonly number[]
}

/** The customer a row names: its code, else its name; '' when it names none. */
export function customerOf(fields: readonly string[], columns: Columns): { code: string; name: string } {
  const name = unguarded(cell(fields, columns.customer_name)).replace(/\s+/g, ' ')
  return { code: unguarded(cell(fields, columns.customer_code)) || name, name }
}

/** Reads the contact columns of a row; values that cannot be true are noted as warnings and left out. */
export function contactRecord(row: Row, where: ContactColumns, issues: IssueLog): ContactRecord {
  const { columns } = where
  const text = (role: Role) => unguarded(cell(row.fields, columns[role]))
  const { code, name } = customerOf(row.fields, columns)
  const warn = (index: number | undefined, issueCode: string, message: string) =>
    issues.warning({ line: row.line, column: where.headers[index ?? -1] ?? null, code: issueCode, message, excerpt: row.text })
  const named = <T>(role: Role, read: (value: string) => T | null): T | null => {
    const value = text(role)
    const found = value === '' ? null : read(value)
    if (value !== '' && found === null)
      warn(columns[role], `${role}-unknown`, `La valeur ${quoted(value)} n’est pas connue ; elle est ignorée.`)
    return found
  }
  return {
    row: row.line,
    customer: customerCode(code),
    name: name || null,
    siren: siren(text, columns, warn),
    address: address(text),
    contacts: people(row, where, text, warn),
    terms: text('payment_terms') || null,
    regime: named('regime', regimeNamed),
    language: named('language', languageNamed),
    scenario: text('scenario') || null,
  }
}

type Text = (role: Role) => string
type Warn = (index: number | undefined, code: string, message: string) => void

function siren(text: Text, columns: Columns, warn: Warn): string | null {
  for (const role of ['siren', 'siret'] as const) {
    const found = sirenIn(text(role))
    if (found === 'invalid')
      warn(columns[role], 'siren-invalid', `Le numéro ${quoted(text(role))} n’est pas un ${role.toUpperCase()} : sa clé est fausse.`)
    else if (found !== null) return found
  }
  return null
}

function address(text: Text): string[] {
  const country = text('country')
  const french = country === '' || /^(fr|fra|france)$/i.test(country)
  const town = [postcode(text('postcode'), french), text('city')].filter((part) => part !== '').join(' ')
  const lines = [text('address1'), text('address2'), town].flatMap((line) => line.split(/\r?\n|\\n/)).map((line) => line.trim())
  const written = lines.filter((line) => line !== '')
  return written.length > 0 && !french ? [...written, country.toUpperCase()] : written
}

/** One contact per e-mail; a phone without e-mail is a contact too. */
function people(row: Row, where: ContactColumns, text: Text, warn: Warn): Contact[] {
  const name = [text('first_name'), text('last_name')].filter((part) => part !== '').join(' ') || text('contact_name') || null
  const phone = where.phones.map((index) => unguarded(cell(row.fields, index))).find((value) => value !== '') ?? null
  const emails: string[] = []
  for (const index of where.emails) {
    const found = emailsIn(cell(row.fields, index))
    emails.push(...found.emails)
    for (const refused of found.refused) warn(index, 'email-invalid', `${quoted(refused)} n’est pas une adresse e-mail ; elle est ignorée.`)
  }
  const distinct = [...new Set(emails)]
  if (distinct.length > 0) return distinct.map((email) => ({ name, email, phone, role: null }))
  return name !== null || phone !== null ? [{ name, email: null, phone, role: null }] : []
}

/** What two rows say of one customer, put together: the first that speaks wins, contacts add up without doubles. */
export function mergeContacts(first: ContactRecord, second: ContactRecord): ContactRecord {
  const known = new Set(first.contacts.map(contactKey))
  return {
    ...first,
    name: first.name ?? second.name,
    siren: first.siren ?? second.siren,
    address: first.address.length > 0 ? first.address : second.address,
    contacts: [...first.contacts, ...second.contacts.filter((contact) => !known.has(contactKey(contact)))],
    terms: first.terms ?? second.terms,
    regime: first.regime ?? second.regime,
    language: first.language ?? second.language,
    scenario: first.scenario ?? second.scenario,
  }
}

function contactKey({ name, email, phone }: Contact): string {
  return email === null ? `${name}|${phone}` : email.toLowerCase()
}
