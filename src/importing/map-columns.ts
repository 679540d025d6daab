// Which column of a CSV plays which role: the user's word, then strong names, then weak names whose values look right.
// Refuses rather than guesses.
import { parseAmount } from './amounts.ts'
import { type Columns, columnRefusal, mappedColumns, type Role } from './columns.ts'
import type { CsvTable } from './csv-table.ts'
import { isDay, parseDayOrSerial } from './dates.ts'
import { strengthOf } from './dictionary.ts'
import { cell } from './rows.ts'
import { listed, quoted } from './wording.ts'

const SAMPLED = 200
const SHOWN = 3
const DAYS: readonly Role[] = ['entry_date', 'invoice_date', 'due_date', 'lettering_date', 'payment_date']
const AMOUNTS: readonly Role[] = [
  'debit',
  'credit',
  'signed_amount',
  'amount_incl_tax',
  'amount_excl_tax',
  'amount_paid',
  'balance',
  'foreign_amount',
]
const BILLING = /factur|billing|compta/i

/** Non-empty values of a column, up to 200. */
export function samplesOf(table: CsvTable, index: number): string[] {
  const samples: string[] = []
  for (const row of table.rows) {
    const text = cell(row.fields, index)
    if (text !== '') samples.push(text)
    if (samples.length === SAMPLED) break
  }
  return samples
}

/**
 * The columns of a table.
 * @param roles the roles the family knows, the surest first: a column once taken is not offered again
 * @throws InputError 'column-ambiguous' (two columns claim one role), 'column-values' (a column named for days or amounts
 *   holds something else), and those of `--map`.
 */
export function mapColumns(table: CsvTable, roles: readonly Role[], map: Readonly<Record<string, string>> | undefined): Columns {
  const mapped = mappedColumns(map, table.headers, roles, table.file)
  const columns: Partial<Record<Role, number>> = { ...mapped }
  const taken = new Set(Object.values(mapped))
  for (const strength of ['strong', 'weak'] as const) {
    for (const role of roles) {
      if (columns[role] !== undefined) continue
      const named = table.headers.flatMap((header, index) => (!taken.has(index) && strengthOf(header, role) === strength ? [index] : []))
      const fitting = strength === 'weak' ? named.filter((index) => fits(table, role, index)) : named
      const index = only(table, role, fitting)
      if (index === null) continue
      if (!fits(table, role, index)) throw wrongValues(table, role, index)
      columns[role] = index
      taken.add(index)
    }
  }
  return columns
}

/** The one candidate, or the billing one among several; null for none. @throws InputError 'column-ambiguous'. */
function only(table: CsvTable, role: Role, candidates: readonly number[]): number | null {
  const [first] = candidates
  if (first === undefined) return null
  if (candidates.length === 1) return first
  const billing = candidates.filter((index) => BILLING.test(table.headers[index] ?? ''))
  if (billing.length === 1) return billing[0] ?? null
  // The same column written twice with the same values is one column.
  const texts = candidates.map((index) => samplesOf(table, index).join('\n'))
  if (new Set(texts).size === 1) return first
  const names = candidates.map((index) => table.headers[index] ?? '')
  const shown = candidates.map(
    (index) => `${quoted(table.headers[index] ?? '')} (${samplesOf(table, index).slice(0, SHOWN).join(', ') || 'vide'})`,
  )
  throw columnRefusal(
    'column-ambiguous',
    `Plusieurs colonnes peuvent être ${ROLE_NAMES[role] ?? role} : ${listed(shown)}.`,
    table.file,
    table.headers,
    role,
    names,
  )
}

/** Days parse, amounts parse, for at least half of the cells that are not empty; anything fits another role. */
function fits(table: CsvTable, role: Role, index: number): boolean {
  const test = DAYS.includes(role)
    ? (text: string) => isDay(parseDayOrSerial(text, 'day-first')) || isDay(parseDayOrSerial(text, 'month-first'))
    : AMOUNTS.includes(role)
      ? (text: string) => parseAmount(text).kind === 'amount'
      : null
  const samples = samplesOf(table, index)
  return test === null || samples.length === 0 || samples.filter(test).length * 2 >= samples.length
}

function wrongValues(table: CsvTable, role: Role, index: number) {
  const header = table.headers[index] ?? ''
  const values = samplesOf(table, index).slice(0, SHOWN).map(quoted)
  const message = `La colonne ${quoted(header)} devrait contenir ${ROLE_NAMES[role] ?? role}, mais on y lit ${listed(values)}.`
  return columnRefusal('column-values', message, table.file, table.headers, role, [])
}

/** Roles in French, to follow "devrait contenir" or "peuvent être". */
const ROLE_NAMES: Readonly<Partial<Record<Role, string>>> = {
  journal: 'le journal',
  entry_date: 'la date d’écriture',
  account: 'le numéro de compte',
  customer_code: 'le code du client',
  customer_name: 'le nom du client',
  piece_ref: 'la référence de pièce',
  invoice_number: 'le numéro de facture',
  invoice_date: 'la date de facture',
  due_date: 'la date d’échéance',
  label: 'le libellé',
  debit: 'le débit',
  credit: 'le crédit',
  signed_amount: 'le montant',
  sign: 'le sens',
  lettering: 'le lettrage',
  amount_incl_tax: 'le montant TTC',
  amount_paid: 'le montant réglé',
  balance: 'le reste à payer',
  email: 'l’adresse e-mail',
  phone: 'le téléphone',
  address1: 'l’adresse',
  city: 'la ville',
  postcode: 'le code postal',
  status: 'le statut',
}

/** Refuses a table without a column it cannot do without. */
export function missingColumn(table: CsvTable, role: Role) {
  const what = ROLE_NAMES[role] ?? role
  return columnRefusal('column-missing', `Aucune colonne ne contient ${what}.`, table.file, table.headers, role, [])
}
