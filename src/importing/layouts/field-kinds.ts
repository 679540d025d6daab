// Whether a cell is what its column holds, and what columns are called in French. Knows no layout.
import { parseAmount } from '../cells/amounts.ts'
import type { DayCell } from '../cells/dates.ts'
import type { Role } from '../columns/columns.ts'
import type { Field, Kind } from './layout.ts'

type Test = (text: string, readDay: (text: string) => DayCell) => boolean

const isAmount = (text: string) => parseAmount(text).kind === 'amount'

const TESTS: Readonly<Record<Exclude<Kind, RegExp>, Test>> = {
  text: () => true,
  code: (text) => /^\S{1,8}$/.test(text),
  account: (text) => /^[0-9A-Z][0-9A-Z_.-]{2,}$/i.test(text) && /\d/.test(text),
  side: (text) => /^[DC]$/.test(text),
  amount: isAmount,
  'amount?': (text) => text === '' || isAmount(text),
  // Cut cells hold them with a decimal mark already; what is left as it was could not be read.
  cents: (text) => /^-?\d+\.\d\d$/.test(text),
  day: (text, readDay) => !['empty', 'invalid'].includes(readDay(text)),
  'day?': (text, readDay) => readDay(text) !== 'invalid',
}

/** Whether every cell is what its column holds. */
export function fits(cells: readonly string[], fields: readonly Field[], readDay: (text: string) => DayCell): boolean {
  return cells.length === fields.length && fields.every(({ kind }, index) => holds(kind, (cells[index] ?? '').trim(), readDay))
}

function holds(kind: Kind, text: string, readDay: (text: string) => DayCell): boolean {
  return kind instanceof RegExp ? kind.test(text) : TESTS[kind](text, readDay)
}

/** Whether a line that ends inside this cell has lost something: a number cut short is another number. */
export function mustBeWhole(kind: Kind): boolean {
  return kind === 'amount' || kind === 'cents' || kind === 'day' || kind === 'side'
}

const NAMES: Readonly<Partial<Record<Role, string>>> = {
  journal: 'Journal',
  journal_name: 'Libellé du journal',
  entry_number: 'N° d’écriture',
  entry_date: 'Date',
  account: 'Compte',
  account_name: 'Intitulé du compte',
  customer_code: 'Tiers',
  customer_name: 'Nom du tiers',
  piece_ref: 'N° de pièce',
  invoice_date: 'Date de facture',
  due_date: 'Échéance',
  label: 'Libellé',
  debit: 'Débit',
  credit: 'Crédit',
  signed_amount: 'Montant',
  sign: 'Sens',
  lettering: 'Lettrage',
}

/** What messages call a column that the file does not name. */
export function columnName(role: Role | null, index: number): string {
  return (role === null ? undefined : NAMES[role]) ?? `colonne ${index + 1}`
}
