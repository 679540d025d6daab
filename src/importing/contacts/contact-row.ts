// One row of contact columns -> what it says of a customer. Used for contact files and for the contact columns of invoices.
import { customerCode } from '../../domain/names.ts'
import { isPublicSiren, proposeRegime } from '../../domain/proposed-regime.ts'
import type { ContactRecord } from '../../domain/reading.ts'
import { parseTerms } from '../../domain/terms.ts'
import { type Columns, type Role, squeezed } from '../columns/columns.ts'
import type { IssueLog } from '../issue-log.ts'
import { cell, type Row } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import { creditLimitIn, isDirectDebit, isFrance, postcode, regimeNamed, unguarded, yesOrNo } from './contact-cells.ts'
import type { OwnRole } from './contact-names.ts'
import { sirenIn, sirenOfVat, vatNumberIn } from './contact-numbers.ts'
import { contactKey, peopleOf } from './contact-people.ts'
import { languageNamed } from './language-cell.ts'

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
  /** Roles of lists of customers alone. */
  readonly own?: Readonly<Partial<Record<OwnRole, number>>>
  /** Every column of codes and of names, the preferred first. */
  readonly codes?: readonly number[]
  readonly names?: readonly number[]
}

/** The customer a row names: its code, else its name; '' when it names none. */
export function customerOf(fields: readonly string[], columns: Columns): { code: string; name: string } {
  const name = unguarded(cell(fields, columns.customer_name)).replace(/\s+/g, ' ')
  return { code: unguarded(cell(fields, columns.customer_code)) || name, name }
}

/** The customer a row of contacts names, by the first code or name that is filled, a person's last; and what else it calls him. */
export function contactIdentity(fields: readonly string[], where: ContactColumns) {
  const text = (index: number | undefined) => unguarded(cell(fields, index)).replace(/\s+/g, ' ')
  const filled = (indexes: readonly (number | undefined)[]) => indexes.map(text).filter((value) => value !== '')
  const codes = filled(where.codes ?? [where.columns.customer_code])
  const names = filled(where.names ?? [where.columns.customer_name])
  const { first_name, last_name } = where.columns
  const person = filled([first_name, last_name]).join(' ')
  // Beside a code, the person is somebody at the customer's, not the customer.
  const isPerson = names.length + codes.length === 0 && text(last_name) !== ''
  const name = names[0] ?? (isPerson ? person : '')
  const code = codes[0] ?? name
  const otherNames = [...new Set([...codes, ...names])].filter((other) => other !== code && other !== name)
  return { code, name, otherNames, person: isPerson && text(first_name) !== '' }
}

/** Reads the contact columns of a row; values that cannot be true are noted as warnings and left out. */
export function contactRecord(row: Row, where: ContactColumns, issues: IssueLog): ContactRecord {
  const { columns } = where
  const { code, name, otherNames, person } = contactIdentity(row.fields, where)
  const at = (index: number | undefined) => unguarded(cell(row.fields, index))
  const text: Text = (role) => at(columns[role])
  const own = (role: OwnRole) => at(where.own?.[role])
  const warn: Warn = (index, issueCode, message) =>
    issues.warning({ line: row.line, column: where.headers[index ?? -1] ?? null, code: issueCode, message, excerpt: row.text })
  const named = <T>(role: Role, issueCode: string, read: (value: string) => T | null): T | null => {
    const value = text(role)
    const found = value === '' ? null : read(value)
    if (value !== '' && found === null) warn(columns[role], issueCode, `La valeur ${quoted(value)} n’est pas comprise ; elle est ignorée.`)
    return found
  }
  const vatNumber = vatOf(own('vat_number'), where.own?.vat_number, warn)
  const siren = sirenOf(text, columns, warn) ?? (vatNumber === null ? null : sirenOfVat(vatNumber))
  const regime = named('regime', 'regime-unknown', regimeNamed)
  if (regime !== null && regime !== 'public' && siren !== null && isPublicSiren(siren))
    warn(columns.regime, 'regime-siren', otherThanPublic(siren))
  const creditLimit = creditLimitIn(own('credit_limit'))
  if (creditLimit === 'invalid')
    warn(
      where.own?.credit_limit,
      'credit-limit-invalid',
      `Le plafond ${quoted(own('credit_limit'))} n’est pas un montant, ou se lit de deux façons ; il est ignoré.`,
    )
  const country = text('country')
  const type = own('customer_type')
  const typed = regimeNamed(type)
  return {
    row: row.line,
    customer: customerCode(code),
    name: name || null,
    siren,
    address: addressOf(text),
    contacts: peopleOf(row, where, own('contact_role'), warn),
    terms: named('payment_terms', 'terms-unknown', termsIn),
    regime,
    language: named('language', 'language-unknown', languageNamed),
    scenario: text('scenario') || null,
    otherNames,
    vatNumber,
    directDebit: paysByDirectDebit(own('payment_method'), where),
    accountManager: own('account_manager') || null,
    orderReference: own('order_reference') || null,
    creditLimitCents: creditLimit === 'invalid' ? null : creditLimit,
    proposedRegime:
      regime !== null
        ? null
        : proposeRegime({
            name,
            siren,
            vatNumber,
            foreignCountry: isFrance(country) ? null : country,
            type: typed === null ? null : { regime: typed, told: type },
            person,
          }),
  }
}

function otherThanPublic(siren: string): string {
  return `Le SIREN ${siren} est celui d’un organisme public (il commence par ${siren[0]}), et le régime donné en est un autre : vérifiez-le.`
}

type Text = (role: Role) => string
export type Warn = (index: number | undefined, code: string, message: string) => void

function sirenOf(text: Text, columns: Columns, warn: Warn): string | null {
  for (const role of ['siren', 'siret'] as const) {
    const found = sirenIn(text(role))
    if (found === 'invalid') warn(columns[role], 'siren-invalid', wrongNumber(text(role), role.toUpperCase()))
    else if (found !== null) return found
  }
  return null
}

function vatOf(text: string, index: number | undefined, warn: Warn): string | null {
  const found = vatNumberIn(text)
  if (found !== 'invalid') return found
  warn(index, 'vat-invalid', wrongNumber(text, 'numéro de TVA'))
  return null
}

function wrongNumber(text: string, what: string): string {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text))
    return `Le ${what} ${quoted(text)} a été abîmé par un tableur : exportez cette colonne en texte. Il est ignoré.`
  return `${quoted(text)} n’est pas un ${what} : sa clé est fausse. Il est ignoré.`
}

function termsIn(text: string): string | null {
  const known = TERMS.get(text)
  if (known !== undefined) return known
  const terms = readTerms(text)
  if (TERMS.size >= MANY_TERMS) TERMS.clear()
  TERMS.set(text, terms)
  return terms
}

/** The same few terms come back row after row. */
const TERMS = new Map<string, string | null>()
const MANY_TERMS = 1000

/** A bare number is a number of days. Null when the terms are not understood. */
function readTerms(text: string): string | null {
  const days = /^(\d{1,3})(?:[.,]0+)?$/.exec(text)?.[1]
  if (days !== undefined) return Number(days) === 0 ? 'à réception' : `${Number(days)} ${Number(days) === 1 ? 'jour' : 'jours'}`
  return parseTerms(text) === null ? null : text
}

function paysByDirectDebit(text: string, { headers, own }: ContactColumns): boolean | null {
  if (text === '') return null
  const asks = /^(prelevement|directdebit)/.test(squeezed(headers[own?.payment_method ?? -1] ?? ''))
  return (asks ? yesOrNo(text) : null) ?? isDirectDebit(text)
}

function addressOf(text: Text): string[] {
  const country = text('country')
  const french = isFrance(country)
  const town = [postcode(text('postcode'), french), text('city')].filter((part) => part !== '').join(' ')
  const lines = [text('address1'), text('address2'), town].flatMap((line) => line.split(/\r?\n|\u2028|\\n/)).map((line) => line.trim())
  const written = lines.filter((line) => line !== '')
  return written.length > 0 && !french ? [...written, country.toUpperCase()] : written
}

/** What the rows of one customer say, put together: the first that speaks wins, contacts add up without doubles. */
export function mergeContacts([first, ...others]: readonly [ContactRecord, ...ContactRecord[]]): ContactRecord {
  if (others.length === 0) return first
  const contacts = new Map(first.contacts.map((contact) => [contactKey(contact), contact]))
  const otherNames = new Set(first.otherNames)
  let said = first
  for (const record of others) {
    for (const contact of record.contacts) if (!contacts.has(contactKey(contact))) contacts.set(contactKey(contact), contact)
    for (const name of record.otherNames) otherNames.add(name)
    said = filledBy(said, record)
  }
  return { ...said, contacts: [...contacts.values()], otherNames: [...otherNames] }
}

function filledBy(first: ContactRecord, second: ContactRecord): ContactRecord {
  return {
    ...first,
    name: first.name ?? second.name,
    siren: first.siren ?? second.siren,
    address: first.address.length > 0 ? first.address : second.address,
    terms: first.terms ?? second.terms,
    regime: first.regime ?? second.regime,
    language: first.language ?? second.language,
    scenario: first.scenario ?? second.scenario,
    vatNumber: first.vatNumber ?? second.vatNumber,
    directDebit: first.directDebit ?? second.directDebit,
    accountManager: first.accountManager ?? second.accountManager,
    orderReference: first.orderReference ?? second.orderReference,
    creditLimitCents: first.creditLimitCents ?? second.creditLimitCents,
    proposedRegime: (first.regime ?? second.regime) !== null ? null : (first.proposedRegime ?? second.proposedRegime),
  }
}
