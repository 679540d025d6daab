// Which column of a CSV plays which role: the user's word, then strong names, then weak names whose values look right.
// Refuses rather than guesses where money, days or numbers are at stake; for the rest the better name wins.

import { isCollectiveAccount } from '../shapes/collective-account.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { listed, quoted } from '../wording.ts'
import { columnCheck } from './column-checks.ts'
import { samplesOf } from './column-samples.ts'
import { type Columns, columnRefusal, joined, mappedColumns, type Role } from './columns.ts'
import { besideOf, rankOf, strengthOf } from './dictionary.ts'

const SHOWN = 3
const BILLING = /factur|billing|compta/i
// biome-ignore format: groups
const NEVER_CHOSEN: readonly Role[] = [
  'debit', 'credit', 'signed_amount', 'sign', 'account', 'lettering', 'entry_date', 'invoice_date', 'due_date',
  'amount_incl_tax', 'amount_paid', 'balance', 'balance_debit', 'balance_credit', 'line_total', 'foreign_amount', 'status', 'email',
]

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
      const fitting =
        strength === 'weak' ? named.filter((index) => fits(table, role, index, false) && standsBeside(table, role, index)) : named
      const index = only(table, role, fitting, strength)
      if (index === null) continue
      if (!fits(table, role, index, true)) throw wrongValues(table, role, index)
      columns[role] = index
      taken.add(index)
    }
  }
  return columns
}

/** The one candidate; among several, by evidence, then by the better name. @throws InputError 'column-ambiguous'. */
function only(table: CsvTable, role: Role, candidates: readonly number[], strength: 'strong' | 'weak'): number | null {
  const [first] = candidates
  if (first === undefined || candidates.length === 1) return first ?? null
  const filled = candidates.filter((index) => samplesOf(table, index).length > 0 && fits(table, role, index, true))
  if (filled.length === 1) return filled[0] ?? null
  const left = filled.length === 0 ? candidates : filled
  const billing = left.filter((index) => BILLING.test(table.headers[index] ?? ''))
  if (billing.length === 1) return billing[0] ?? null
  // The same column written twice with the same values is one column.
  const texts = left.map((index) => samplesOf(table, index).join('\n'))
  if (new Set(texts).size === 1) return left[0] ?? null
  if (!NEVER_CHOSEN.includes(role) && (strength === 'weak' || role !== 'invoice_number')) {
    const rank = (index: number) => rankOf(table.headers[index] ?? '', role)
    return left.reduce((best, index) => (rank(index) < rank(best) ? index : best))
  }
  throw ambiguous(table, role, left)
}

function ambiguous(table: CsvTable, role: Role, candidates: readonly number[]) {
  const shown = candidates.map(
    (index) => `${quoted(table.headers[index] ?? '')} (${samplesOf(table, index).slice(0, SHOWN).join(', ') || 'vide'})`,
  )
  const names = candidates.map((index) => table.headers[index] ?? '')
  const message = `Plusieurs colonnes peuvent être ${ROLE_NAMES[role] ?? role} : ${listed(shown)}.`
  return columnRefusal('column-ambiguous', message, table.file, table.headers, role, names)
}

/** At least half of the cells that are not empty look right; the number of a collective account is nobody's code. */
function fits(table: CsvTable, role: Role, index: number, strong: boolean): boolean {
  const samples = samplesOf(table, index)
  if (role === 'customer_code' && !strong && samples.length > 0 && samples.every(isCollectiveAccount)) return false
  const check = columnCheck(role, strong)
  return check === null || samples.length === 0 || samples.filter(check.test).length * 2 >= samples.length
}

/** A name that counts only beside another role has that other column, with the right values. */
function standsBeside(table: CsvTable, role: Role, index: number): boolean {
  const other = besideOf(table.headers[index] ?? '', role)
  if (other === null) return true
  return table.headers.some((header, at) => at !== index && strengthOf(header, other) !== null && fits(table, other, at, false))
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
  payment_date: 'la date de paiement',
  lettering_date: 'la date de lettrage',
  label: 'le libellé',
  debit: 'le débit',
  credit: 'le crédit',
  signed_amount: 'le montant',
  sign: 'le sens',
  lettering: 'le lettrage',
  amount_incl_tax: 'le montant TTC',
  amount_excl_tax: 'le montant hors taxes',
  amount_paid: 'le montant réglé',
  balance: 'le reste à payer',
  balance_debit: 'le solde débiteur',
  balance_credit: 'le solde créditeur',
  line_total: 'le total de la ligne',
  foreign_amount: 'le montant en devise',
  email: 'l’adresse e-mail',
  phone: 'le téléphone',
  address1: 'l’adresse',
  city: 'la ville',
  postcode: 'le code postal',
  status: 'le statut',
}

/** Refuses a table without the columns it cannot do without: all of them at once. */
export function missingColumns(table: CsvTable, roles: readonly Role[]) {
  const what = joined(roles.map((role) => ROLE_NAMES[role] ?? role))
  return columnRefusal('column-missing', `Aucune colonne ne contient ${what}.`, table.file, table.headers, roles, [])
}
