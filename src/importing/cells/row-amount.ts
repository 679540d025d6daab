// The signed amount of one ledger row, from debit and credit or from amount and side.
import { type Cents, cents } from '../../domain/cents.ts'
import type { Role } from '../columns/columns.ts'
import type { LedgerTable } from '../ledgers/ledger-table.ts'
import { cell } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import { type AmountCell, parseAmount } from './amounts.ts'

/** What is wrong with a row, before anyone knows whether it matters. */
export interface Fault {
  readonly role: Role
  readonly code: string
  readonly message: string
}

export interface RowAmount {
  /** Debit less credit; null when it cannot be read. */
  readonly cents: Cents | null
  /** The row cannot be used. */
  readonly faults: readonly Fault[]
  /** The row can be used, and the user should know. */
  readonly remarks: readonly Fault[]
}

/** Reads the amount of a row; empty cells on both sides are zero. */
export function rowAmount(fields: readonly string[], table: LedgerTable): RowAmount {
  const { columns } = table.header
  return columns.debit !== undefined && columns.credit !== undefined ? twoSides(fields, table) : amountAndSide(fields, table)
}

function twoSides(fields: readonly string[], table: LedgerTable): RowAmount {
  const [debitText, creditText] = [cell(fields, table.header.columns.debit), cell(fields, table.header.columns.credit)]
  const debit = parseAmount(debitText, table.marks.debit)
  const credit = parseAmount(creditText, table.marks.credit)
  const faults = [...unreadable('debit', debit, debitText, credit), ...unreadable('credit', credit, creditText, debit)]
  if (faults.length > 0) return { cents: null, faults, remarks: [] }
  const [left, right] = [centsOf(debit), centsOf(credit)]
  const remarks = [...roundings('debit', debit, debitText), ...roundings('credit', credit, creditText)]
  if (left !== 0 && right !== 0) {
    remarks.push({
      role: 'debit',
      code: 'both-sides',
      message: `Le débit (${debitText}) et le crédit (${creditText}) sont tous deux remplis : leur différence est retenue.`,
    })
  }
  for (const [role, side, text] of [
    ['debit', debit, debitText],
    ['credit', credit, creditText],
  ] as const) {
    if (side.kind === 'absent') remarks.push({ role, code: 'amount-absent', message: `Le montant ${quoted(text)} est lu comme vide.` })
  }
  return { cents: cents(left - right), faults: [], remarks }
}

function amountAndSide(fields: readonly string[], table: LedgerTable): RowAmount {
  const { columns } = table.header
  const text = cell(fields, columns.signed_amount)
  const side = cell(fields, columns.sign)
  const amount = parseAmount(text, table.marks.signed_amount)
  if (amount.kind === 'empty') return { cents: cents(0), faults: [], remarks: [] }
  if (amount.kind !== 'amount') return { cents: null, faults: [invalid('signed_amount', text)], remarks: [] }
  const sign = signOf(side)
  if (sign !== null || amount.cents === 0) {
    return { cents: cents((sign ?? 1) * amount.cents), faults: [], remarks: roundings('signed_amount', amount, text) }
  }
  const message =
    side === '' ? 'Le sens (débit ou crédit) manque.' : `Le sens ${quoted(side)} n’est ni un débit ni un crédit (D ou C, +1 ou -1).`
  return { cents: null, faults: [{ role: 'sign', code: 'side-invalid', message }], remarks: [] }
}

/** D, débit, +1, +, 1: one; C, crédit, -1, -: minus one. */
function signOf(text: string): 1 | -1 | null {
  if (/^(d|d.?bit|\+?1|\+)$/i.test(text)) return 1
  return /^(c|cr.?dit|-1|-)$/i.test(text) ? -1 : null
}

/** An unreadable side; `N/A` is one too when the other side says nothing. */
function unreadable(role: Role, side: AmountCell, text: string, other: AmountCell): Fault[] {
  if (side.kind === 'invalid') return [invalid(role, text)]
  return side.kind === 'absent' && centsOf(other) === 0 && other.kind !== 'invalid' ? [invalid(role, text)] : []
}

function invalid(role: Role, text: string): Fault {
  return { role, code: 'amount-invalid', message: `Le montant ${quoted(text)} ne peut pas être lu.` }
}

function roundings(role: Role, side: AmountCell, text: string): Fault[] {
  if (side.kind !== 'amount' || !side.rounded) return []
  return [{ role, code: 'three-decimals', message: `Le montant ${quoted(text)} a plus de deux décimales : il est arrondi au centime.` }]
}

function centsOf(side: AmountCell): number {
  return side.kind === 'amount' ? side.cents : 0
}
