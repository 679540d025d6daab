// The roles a column can play and how header texts are made comparable. Knows no family of files.
import { withoutAccents } from '../../domain/accents.ts'
import { InputError } from '../../domain/errors.ts'
import { quoted, someListed } from '../wording.ts'

/** Role names are what `--map role=Header` takes. */
export type Role =
  | 'journal'
  | 'journal_name'
  | 'entry_number'
  | 'entry_date'
  | 'account'
  | 'account_name'
  | 'customer_code'
  | 'customer_name'
  | 'piece_ref'
  | 'invoice_number'
  | 'invoice_date'
  | 'due_date'
  | 'label'
  | 'debit'
  | 'credit'
  | 'signed_amount'
  | 'sign'
  | 'lettering'
  | 'lettering_date'
  | 'foreign_amount'
  | 'currency'
  | 'amount_incl_tax'
  | 'amount_excl_tax'
  | 'amount_paid'
  | 'balance'
  | 'balance_debit'
  | 'balance_credit'
  | 'line_total'
  | 'paid_flag'
  | 'installment'
  | 'status'
  | 'document_type'
  | 'payment_date'
  | 'email'
  | 'phone'
  | 'contact_name'
  | 'first_name'
  | 'last_name'
  | 'address1'
  | 'address2'
  | 'postcode'
  | 'city'
  | 'country'
  | 'siren'
  | 'siret'
  | 'payment_terms'
  | 'regime'
  | 'language'
  | 'scenario'

/** Where each role stands in a row, from 0. */
export type Columns = Readonly<Partial<Record<Role, number>>>

/** Accents, case, punctuation and spaces dropped; `?` and U+FFFD (an accent lost in the export) kept as `?`. */
export function squeezed(header: string): string {
  const known = SQUEEZED.get(header)
  if (known !== undefined) return known
  const name = squeeze(header.slice(0, LONGEST_NAME))
  if (SQUEEZED.size > MANY_NAMES) SQUEEZED.clear()
  SQUEEZED.set(header.slice(0, LONGEST_NAME), name)
  return name
}

/** No title of a column is longer; a damaged cell may hold megabytes. */
const LONGEST_NAME = 200
/** The same titles and labels come back row after row. */
const MANY_NAMES = 5000
const SQUEEZED = new Map<string, string>()

function squeeze(header: string): string {
  return withoutAccents(header)
    .toLowerCase()
    .replaceAll('\ufffd', '?')
    .replace(/n°|nº/g, 'n')
    .replace(/[^a-z0-9?]/g, '')
}

/** Whether a squeezed header is that name; a `?` stands for any one letter of it. */
export function sameName(header: string, name: string): boolean {
  if (!header.includes('?')) return header === name
  if (header.length !== name.length || !/[a-z]{2}/.test(header)) return false
  return [...header].every((letter, index) => letter === '?' || letter === name[index])
}

/** A refusal about columns: names the headers of the file and prints the command that settles it, for every role at once. */
export function columnRefusal(
  code: string,
  message: string,
  file: string,
  headers: readonly string[],
  roles: Role | readonly Role[],
  choices: readonly string[],
): InputError {
  const asked = [roles].flat().map((role) => `--map ${role}="${choices[0] ?? '…'}"`)
  const which = asked.length > 1 ? 'les bonnes' : 'la bonne'
  return new InputError(code, message, {
    file,
    line: 1,
    excerpt: headers.join(' | ').slice(0, 120),
    advice: `Colonnes du fichier : ${someListed(headers.filter((header) => header !== '').map(quoted))}. Désignez ${which} avec ${asked.join(' ')}.`,
  })
}

/**
 * The columns the user names, role by role; a header is compared as people read it (accents and case apart).
 * @throws InputError 'map-role-unknown' or 'map-header-unknown'.
 */
export function mappedColumns(
  map: Readonly<Record<string, string>> | undefined,
  headers: readonly string[],
  roles: readonly Role[],
  file: string,
): Columns {
  const columns: Partial<Record<Role, number>> = {}
  const unknown: (readonly [role: Role, header: string])[] = []
  for (const [name, header] of Object.entries(map ?? {})) {
    const role = roles.find((known) => known === name)
    if (!role) {
      throw new InputError('map-role-unknown', `Le rôle ${quoted(name)} de --map n’existe pas pour ce type de fichier.`, {
        file,
        advice: `Rôles possibles : ${roles.join(', ')}.`,
      })
    }
    const exact = headers.indexOf(header)
    const index = exact >= 0 ? exact : headers.findIndex((written) => sameName(squeezed(written), squeezed(header)))
    if (index < 0) unknown.push([role, header])
    else columns[role] = index
  }
  if (unknown.length === 0) return columns
  const asked = joined(unknown.map(([, header]) => quoted(header)))
  const message = `Le fichier n’a pas de colonne ${asked}, que --map demande.`
  throw columnRefusal(
    'map-header-unknown',
    message,
    file,
    headers,
    unknown.map(([role]) => role),
    [],
  )
}

/** 'a', 'a ni b', 'a, b ni c': after a negation. */
export function joined(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ni ${texts.at(-1)}`
}
