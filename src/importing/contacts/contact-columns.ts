// Which column of a list of customers plays which role: the user's word, then the export's own words, then the dictionary.
// Delivery addresses are never read; two columns for one role are refused rather than guessed.
import { InputError } from '../../domain/errors.ts'
import type { ColumnUse } from '../../domain/reading.ts'
import { type Columns, columnRefusal, type Role, sameName, squeezed } from '../columns/columns.ts'
import { strengthOf } from '../columns/dictionary.ts'
import { cutRecords } from '../tables/csv-records.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'
import type { TextFile } from '../text-file.ts'
import { listed, quoted } from '../wording.ts'
import { emailsIn } from './contact-cells.ts'
import { CONTACT_LAYOUTS, CONTACT_NAMES, CONTACT_WORDS, type ContactLayout, type ContactRole, type OwnRole } from './contact-names.ts'

/** Where the columns are. A role may have several: e-mails, phones, codes and names by order of preference. */
export interface ContactTable {
  readonly layout: ContactLayout | null
  readonly places: ReadonlyMap<ContactRole, readonly number[]>
  /** Columns of an address that is not the billing one. */
  readonly delivery: readonly number[]
}

const ROLES = Object.keys(CONTACT_WORDS) as ContactRole[]
const MANY: ReadonlySet<ContactRole> = new Set(['email', 'phone'])
const ADDRESS: ReadonlySet<ContactRole> = new Set(['address1', 'address2', 'postcode', 'city', 'country', 'phone', 'contact_name'])
/** Roles whose names in the dictionary of all exports mean something else in a list of customers. */
const OWN_NAMES: ReadonlySet<ContactRole> = new Set(['regime'])
const DELIVERY = /livraison|delivery|shipping|^shipto|expedition/
const BILLING = /factur|billing|invoice|compta/
const SHOWN = 3
const HEADER_WITHIN = 40

/**
 * The columns of a list of customers.
 * @throws InputError 'column-ambiguous', 'column-missing' without a customer, and those of `--map`.
 */
export function contactTable(table: CsvTable, map: Readonly<Record<string, string>> | undefined): ContactTable {
  const mapped = mappedRoles(table, map)
  const layout = layoutOf(table.headers)
  const places = new Map<ContactRole, number[]>(mapped)
  const taken = new Set([...mapped.values()].flat())
  const roles = table.headers.map((header, index) => (taken.has(index) ? null : roleOf(header, layout, table.headers)))
  const delivery = deliveryColumns(table.headers, roles)
  for (const role of ROLES) {
    if (mapped.has(role)) continue
    const named = roles.flatMap((found, index) => (found === role && !delivery.includes(index) ? [index] : []))
    const chosen = choose(table, role, named, layout)
    if (chosen.length > 0) places.set(role, chosen)
  }
  if (!nameable(places))
    throw columnRefusal('column-missing', 'Aucune colonne ne contient le code du client.', table.file, table.headers, 'customer_code', [])
  return { layout, places, delivery }
}

/** The row that names most columns of a list of customers: somebody, and how to reach him or what he agreed to. Undefined: none. */
export function contactHeader(rows: readonly Row[]): readonly string[] | undefined {
  let best: readonly string[] | undefined
  let most = 1
  for (const { fields } of rows.slice(0, HEADER_WITHIN)) {
    const layout = layoutOf(fields)
    const roles = new Set(fields.flatMap((field) => roleOf(field, layout, fields) ?? []))
    const names = roles.has('customer_code') || roles.has('customer_name') || roles.has('last_name')
    if (names && roles.size > most && !fields.some((field) => emailsIn(field).emails.length > 0)) [best, most] = [fields, roles.size]
  }
  return best
}

/** Whether headers name customers and how to reach them, or what they may owe. */
export function describesCustomers(headers: readonly string[]): boolean {
  const roles = headers.map((header) => roleOf(header, null, headers))
  return roles.some((role) => role === 'email' || role === 'phone' || role === 'credit_limit')
}

/** What the user maps, else the names of the row that tells most, so that it is found again. */
export function contactMap(text: TextFile, map: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  if (Object.keys(map).length > 0) return map
  const header = contactHeader(cutRecords(text.firstLines.join('\n'), text.separator).rows) ?? []
  return Object.fromEntries(header.filter((name) => name.trim() !== '').map((name, index) => [`column${index}`, name]))
}

/** The export these headers come from; null when none of the known ones. */
export function layoutOf(headers: readonly string[]): ContactLayout | null {
  const names = new Set(headers.map(squeezed))
  return CONTACT_LAYOUTS.find(({ signature }) => signature.every((name) => names.has(name))) ?? null
}

/** The first column of each role that all lists know, for those who read rows. */
export function commonColumns({ places }: ContactTable): Columns {
  return Object.fromEntries([...places].map(([role, [index]]) => [role, index])) as Columns
}

/** The same for the roles of their own. */
export function ownColumns({ places }: ContactTable): Readonly<Partial<Record<OwnRole, number>>> {
  return Object.fromEntries([...places].map(([role, [index]]) => [role, index])) as Partial<Record<OwnRole, number>>
}

/** What each column was taken for, and which were left aside, in French. */
export function contactEvidence(table: CsvTable, { layout, places, delivery }: ContactTable): string[] {
  const name = (index: number) => quoted(table.headers[index] ?? '')
  const used = ROLES.flatMap((role) => (places.get(role) ?? []).map((index) => `${name(index)} (${CONTACT_WORDS[role]})`))
  return [
    ...(layout === null ? [] : [`Présentation reconnue : liste de clients ${layout.name}.`]),
    `Colonnes reconnues : ${listed(used)}.`,
    ...(delivery.length === 0 ? [] : [`Adresse de livraison laissée de côté : ${listed(delivery.map(name))}.`]),
  ]
}

/** One entry per column, in the order of the file, with up to three of its values. */
export function contactUses(table: CsvTable, found: ContactTable, map: Readonly<Record<string, string>> | undefined): ColumnUse[] {
  const roles = new Map([...found.places].flatMap(([role, indexes]) => indexes.map((index) => [index, role] as const)))
  return table.headers.map((header, index) => {
    const role = roles.get(index) ?? null
    const samples = differing(table, index, SHOWN)
    if (role === null) return { header, role, evidence: found.delivery.includes(index) ? 'ignorée (livraison)' : 'ignorée', samples }
    const known = found.layout?.roles[squeezed(header)] === role ? `présentation ${found.layout.name}` : 'nom reconnu'
    return { header, role, evidence: map?.[role] === undefined ? known : 'désigné par --map', samples }
  })
}

function roleOf(header: string, layout: ContactLayout | null, headers: readonly string[]): ContactRole | null {
  const name = squeezed(header)
  if (name === '' || DELIVERY.test(name)) return null
  const said = layout?.roles[name]
  if (said !== undefined) return said === '-' ? null : said
  for (const role of ROLES) if ((CONTACT_NAMES[role] ?? '').split(' ').some((known) => known !== '' && sameName(name, known))) return role
  for (const role of ROLES) if (!OWN_NAMES.has(role) && strengthOf(header, role as Role) === 'strong') return role
  // Alone, a name is the customer's; beside a first name, it is the person's.
  if (sameName(name, 'nom') && headers.some((other) => strengthOf(other, 'first_name') === 'strong')) return 'last_name'
  for (const role of ['customer_code', 'customer_name'] as const) if (strengthOf(header, role) === 'weak') return role
  return null
}

/** Columns said to be of delivery, and those that repeat a part of the address after the first of them. */
function deliveryColumns(headers: readonly string[], roles: readonly (ContactRole | null)[]): number[] {
  const first = headers.findIndex((header) => DELIVERY.test(squeezed(header)))
  if (first < 0) return []
  return headers.flatMap((header, index) => {
    const role = roles[index] ?? null
    const repeated = index > first && role !== null && ADDRESS.has(role) && role !== 'phone' && roles.indexOf(role) < first
    return DELIVERY.test(squeezed(header)) || (repeated && roles.indexOf(role) >= 0) ? [index] : []
  })
}

function choose(table: CsvTable, role: ContactRole, named: readonly number[], layout: ContactLayout | null): number[] {
  if (role === 'customer_code') return codeColumns(table, named)
  if (named.length < 2 || MANY.has(role) || (layout !== null && role === 'customer_name')) return [...named]
  const header = (index: number) => squeezed(table.headers[index] ?? '')
  const billing = named.filter((index) => BILLING.test(header(index)))
  if (billing.length === 1) return billing
  const same = (of: (index: number) => string) => new Set(named.map(of)).size === 1
  if (same(header) || same((index) => values(table, index).join('\n'))) return named.slice(0, 1)
  // A weak name yields to a strong one: « Nom » beside « Raison sociale ».
  const strong = named.filter((index) => strengthOf(table.headers[index] ?? '', role as Role) !== 'weak')
  if (strong.length === 1) return strong
  throw ambiguous(table, role, named)
}

/** Accounting codes first, since the books know customers by them; a column with one code for all rows is the collective account. */
function codeColumns(table: CsvTable, named: readonly number[]): number[] {
  const telling = named.filter((index) => differing(table, index, 2).length > 1 || !filledTwice(table, index))
  const accounting = (index: number) => /compta|compte|aux|cpt/.test(squeezed(table.headers[index] ?? ''))
  return telling.toSorted((a, b) => Number(accounting(b)) - Number(accounting(a)) || a - b)
}

function nameable(places: ReadonlyMap<ContactRole, readonly number[]>): boolean {
  return places.has('customer_code') || places.has('customer_name') || places.has('last_name')
}

function mappedRoles(table: CsvTable, map: Readonly<Record<string, string>> | undefined): Map<ContactRole, number[]> {
  const places = new Map<ContactRole, number[]>()
  for (const [name, header] of Object.entries(map ?? {})) {
    const role = ROLES.find((known) => known === name)
    if (!role) {
      throw new InputError('map-role-unknown', `Le rôle ${quoted(name)} de --map n’existe pas pour ce type de fichier.`, {
        file: table.file,
        advice: `Rôles possibles : ${ROLES.join(', ')}.`,
      })
    }
    const exact = table.headers.indexOf(header)
    const index = exact >= 0 ? exact : table.headers.findIndex((written) => sameName(squeezed(written), squeezed(header)))
    const message = `Le fichier n’a pas de colonne ${quoted(header)}, que --map demande.`
    if (index < 0) throw columnRefusal('map-header-unknown', message, table.file, table.headers, role as Role, [])
    places.set(role, [index])
  }
  return places
}

function ambiguous(table: CsvTable, role: ContactRole, named: readonly number[]): InputError {
  const names = named.map((index) => table.headers[index] ?? '')
  const shown = named.map((index) => `${quoted(table.headers[index] ?? '')} (${values(table, index).slice(0, SHOWN).join(', ') || 'vide'})`)
  const message = `Plusieurs colonnes peuvent donner ${CONTACT_WORDS[role]} : ${listed(shown)}.`
  return columnRefusal('column-ambiguous', message, table.file, table.headers, role as Role, names)
}

/** The first values of a column that differ, at most `most` of them. */
function differing(table: CsvTable, index: number, most: number): string[] {
  const found = new Set<string>()
  for (const { fields } of table.rows) {
    const text = cell(fields, index)
    if (text !== '') found.add(text)
    if (found.size === most) break
  }
  return [...found]
}

function filledTwice({ rows }: CsvTable, index: number): boolean {
  let filled = 0
  return rows.some(({ fields }) => cell(fields, index) !== '' && ++filled > 1)
}

function values(table: CsvTable, index: number): string[] {
  return table.rows.map((row) => cell(row.fields, index)).filter((text) => text !== '')
}
