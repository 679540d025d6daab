// Which column of a FEC holds what: the names of art. A47 A-1 of the Livre des procédures fiscales, in any order, with the
// synonyms and extra columns that packages write, or the legal order when there is no header.
import { parseAmount } from '../cells/amounts.ts'
import { isDay, parseDay } from '../cells/dates.ts'
import { type Columns, columnRefusal, mappedColumns, type Role, sameName, squeezed } from '../columns/columns.ts'
import { cell } from '../tables/rows.ts'
import { listed, quoted } from '../wording.ts'

// biome-ignore format: one role per line
const NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  journal: ['journalcode', 'codejournal', 'journal'],
  journal_name: ['journallib', 'journallibelle', 'libellejournal'],
  entry_number: ['ecriturenum', 'ecriturenumero', 'numecriture', 'numeroecriture', 'necriture'],
  entry_date: ['ecrituredate', 'dateecriture', 'datecomptable'],
  account: ['comptenum', 'comptenumero', 'numcompte', 'numerocompte', 'numerodecompte', 'ncompte', 'compte'],
  account_name: ['comptelib', 'comptelibelle', 'libellecompte', 'libelleducompte'],
  customer_code: ['compauxnum', 'compteauxnum', 'comptauxnum', 'compauxnumero', 'comptauxiliaire', 'compteauxiliaire', 'numerocompteauxiliaire'],
  customer_name: ['compauxlib', 'compteauxlib', 'comptauxlib', 'compauxlibelle', 'libellecompteauxiliaire'],
  piece_ref: ['pieceref', 'piecereference', 'refpiece', 'referencepiece', 'npiece', 'piecen', 'ndepiece', 'numeropiece', 'numerodepiece'],
  invoice_date: ['piecedate', 'datepiece', 'datedepiece'],
  label: ['ecriturelib', 'ecriturelibelle', 'libelleecriture', 'libelle'],
  debit: ['debit', 'montantdebit'],
  credit: ['credit', 'montantcredit'],
  signed_amount: ['montant'],
  sign: ['sens'],
  lettering: ['ecriturelet', 'ecriturelettrage', 'lettrage', 'codelettrage', 'ecritureletter'],
  lettering_date: ['datelet', 'datelettrage', 'datedelettrage'],
  foreign_amount: ['montantdevise', 'montantendevise', 'montantdevises'],
  currency: ['idevise', 'idendevise', 'identifiantdevise', 'devise', 'codedevise'],
  due_date: ['datelimitreglmt', 'datelimitereglmt', 'datelimitereglement', 'echeancedate', 'dateecheance', 'datedecheance', 'echeance'],
}

/** Every role a ledger column can play, for `--map`. */
const LEDGER_ROLES: readonly Role[] = [...(Object.keys(NAMES) as Role[]), 'invoice_number']

const LEGAL_ORDER: readonly (Role | null)[] = [
  'journal',
  'journal_name',
  'entry_number',
  'entry_date',
  'account',
  'account_name',
  'customer_code',
  'customer_name',
  'piece_ref',
  'invoice_date',
  'label',
  'debit',
  'credit',
  'lettering',
  'lettering_date',
  null,
  'foreign_amount',
  'currency',
]

/** The columns of a FEC; `headers` is what messages call them. */
export interface LedgerHeader {
  readonly headers: readonly string[]
  readonly columns: Columns
  /** False: the first row is data already. */
  readonly written: boolean
  /** How many empty cells most rows have beyond the header: a separator ends them. Absent: none. */
  readonly usualExcess?: number
}

/** How many roles of a FEC the names of a row tell: a header tells at least four. */
export function fecRolesIn(fields: readonly string[]): Role[] {
  return fields.flatMap((field) => roleOf(field) ?? [])
}

/** Whether a row without header is in the legal order: 17 cells at least, a day in the fourth, an account in the fifth. */
export function inLegalOrder(fields: readonly string[]): boolean {
  return (
    fields.length >= 17 &&
    isDay(parseDay(cell(fields, 3))) &&
    /^\d{3}/.test(cell(fields, 4)) &&
    parseAmount(cell(fields, 11)).kind !== 'invalid'
  )
}

/**
 * Reads the first row of a FEC.
 * @throws InputError 'column-twice' (two columns claim one role), 'column-missing' (no account, day or amounts),
 *   'header-unknown' (neither a header nor the legal order), or those of `--map`.
 */
export function readFecHeader(file: string, fields: readonly string[], map: Readonly<Record<string, string>> | undefined): LedgerHeader {
  const headers = fields.map((field) => cell([field], 0))
  const mapped = mappedColumns(map, headers, LEDGER_ROLES, file)
  if (fecRolesIn(headers).length + Object.keys(mapped).length < 4) {
    if (inLegalOrder(fields)) return { headers: legalHeaders(fields), columns: legalColumns(fields), written: false }
    throw columnRefusal('header-unknown', 'La première ligne ne nomme pas les colonnes d’un FEC.', file, headers, 'account', [])
  }
  const columns: Partial<Record<Role, number>> = {}
  for (const [index, header] of headers.entries()) {
    const role = roleOf(header)
    if (!role || mapped[role] !== undefined) continue
    const other = columns[role]
    if (other !== undefined) throw twice(file, headers, role, [headers[other] ?? '', header])
    columns[role] = index
  }
  return { headers, columns: complete(file, headers, { ...columns, ...mapped }), written: true }
}

const NEEDED_NAMES: Readonly<Partial<Record<Role, string>>> = {
  entry_date: 'la date d’écriture',
  account: 'le numéro de compte',
  debit: 'le débit',
  credit: 'le crédit',
}

/** The columns, when nothing a ledger line cannot do without is missing. @throws InputError 'column-missing', naming all that are. */
export function complete(file: string, headers: readonly string[], columns: Columns): Columns {
  const oneSide = columns.signed_amount !== undefined && columns.sign !== undefined
  const needed: Role[] = ['entry_date', 'account', ...(oneSide ? [] : (['debit', 'credit'] as const))]
  const missing = needed.filter((role) => columns[role] === undefined)
  if (missing.length === 0) return columns
  const what = listed(missing.map((role) => NEEDED_NAMES[role] ?? role))
  const some = missing.length > 1 ? 'des colonnes' : 'une colonne'
  throw columnRefusal('column-missing', `Il manque ${some} au fichier : ${what}.`, file, headers, missing, [])
}

function roleOf(header: string): Role | null {
  const name = squeezed(header)
  if (name === '') return null
  for (const [role, names] of Object.entries(NAMES) as [Role, readonly string[]][])
    if (names.some((known) => sameName(name, known))) return role
  return null
}

function twice(file: string, headers: readonly string[], role: Role, names: readonly string[]) {
  const both = listed(names.map(quoted))
  return columnRefusal('column-twice', `Deux colonnes disent la même chose : ${both}.`, file, headers, role, names)
}

function legalColumns(fields: readonly string[]): Columns {
  const sideInstead = /^[DC]$/i.test(cell(fields, 12))
  const columns: Partial<Record<Role, number>> = {}
  for (const [index, role] of LEGAL_ORDER.entries()) if (role) columns[role] = index
  if (!sideInstead) return columns
  const { debit, credit, ...others } = columns
  return { ...others, ...(debit === undefined ? {} : { signed_amount: debit }), ...(credit === undefined ? {} : { sign: credit }) }
}

function legalHeaders(fields: readonly string[]): string[] {
  return fields.map((_, index) => LEGAL_NAMES[index] ?? `colonne ${index + 1}`)
}

const LEGAL_NAMES =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'.split(
    ' ',
  )
