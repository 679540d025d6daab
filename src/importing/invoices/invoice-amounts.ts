// How a list of invoices says what a document amounts to and what is left of it: decided once for the file, then read by row.
import { type Cents, ZERO } from '../../domain/cents.ts'
import { parseAmount } from '../cells/amounts.ts'
import type { Columns, Role } from '../columns/columns.ts'
import { squeezed } from '../columns/columns.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell } from '../tables/rows.ts'

/**
 * Where what is left comes from: its own column; debit less credit balances; the amount asked less what was paid (Stripe's
 * "Amount Due" stays after payment); the total less what was paid; the total less the payments, one per row; the status alone.
 */
export type BalanceSource = 'column' | 'sides' | 'asked-less-paid' | 'total-less-paid' | 'payments' | 'status'
/** Where the total comes from: its column, debit less credit, the lines added, or what is left when nothing else is said. */
export type TotalSource = 'column' | 'sides' | 'lines' | 'balance'

export interface AmountPlan {
  readonly total: TotalSource
  readonly balance: BalanceSource
}

/** How this table tells its amounts; null when no column tells any. */
export function amountPlan(table: CsvTable, columns: Columns): AmountPlan | null {
  const has = (role: Role) => columns[role] !== undefined
  const sides = has('balance_debit') && has('balance_credit')
  const balance = has('balance')
    ? has('amount_paid') && isAmountAsked(table, columns)
      ? 'asked-less-paid'
      : 'column'
    : sides
      ? 'sides'
      : !has('amount_paid')
        ? 'status'
        : squeezed(table.headers[columns.amount_paid ?? -1] ?? '') === 'montantreglement'
          ? 'payments'
          : 'total-less-paid'
  const total = has('amount_incl_tax')
    ? 'column'
    : has('debit') && has('credit')
      ? 'sides'
      : has('line_total')
        ? 'lines'
        : balance === 'column' || balance === 'sides' || balance === 'asked-less-paid'
          ? 'balance'
          : null
  return total === null ? null : { total, balance }
}

/** Whether "Amount Due" is what the invoice asked for: where something was paid, it has not gone down. The numbers decide. */
function isAmountAsked({ headers, rows }: CsvTable, columns: Columns): boolean {
  if (!/^amountdue/.test(squeezed(headers[columns.balance ?? -1] ?? ''))) return false
  const amount = (fields: readonly string[], role: Role) => {
    const read = parseAmount(cell(fields, columns[role]))
    return read.kind === 'amount' ? read.cents : ZERO
  }
  const paid = rows.filter((row) => amount(row.fields, 'amount_paid') !== 0)
  return paid.every(({ fields }) => {
    const [due, total] = [amount(fields, 'balance'), amount(fields, 'amount_incl_tax')]
    return columns.amount_incl_tax === undefined ? due >= amount(fields, 'amount_paid') : due === total
  })
}

/** The roles whose cells hold amounts under a plan. */
export function amountRoles({ total, balance }: AmountPlan): readonly Role[] {
  const roles: Role[] = []
  if (total === 'column') roles.push('amount_incl_tax')
  if (total === 'sides') roles.push('debit', 'credit')
  if (total === 'lines') roles.push('line_total')
  if (balance === 'column' || balance === 'asked-less-paid') roles.push('balance')
  if (balance === 'sides') roles.push('balance_debit', 'balance_credit')
  if (balance === 'asked-less-paid' || balance === 'total-less-paid' || balance === 'payments') roles.push('amount_paid')
  return roles
}

export interface RowAmounts {
  readonly total: Cents | null
  /** Null: the columns do not say. */
  readonly outstanding: Cents | null
  readonly paid: Cents | null
}

/** The amounts of a row. @param read the amount of a role's cell; null when it is empty */
export function rowAmounts({ total, balance }: AmountPlan, read: (role: Role) => Cents | null): RowAmounts {
  const less = (one: Cents | null, other: Cents | null) => (one === null && other === null ? null : (((one ?? 0) - (other ?? 0)) as Cents))
  const left = leftOf(balance, read, less)
  const whole = totalOf(total, read, less) ?? left
  const paid = amountRoles({ total, balance }).includes('amount_paid') ? read('amount_paid') : null
  if (balance === 'total-less-paid' || balance === 'payments') return { total: whole, outstanding: less(whole, paid), paid }
  return { total: whole, outstanding: left, paid }
}

type Read = (role: Role) => Cents | null
type Less = (one: Cents | null, other: Cents | null) => Cents | null

function totalOf(total: TotalSource, read: Read, less: Less): Cents | null {
  if (total === 'column') return read('amount_incl_tax')
  if (total === 'sides') return less(read('debit'), read('credit'))
  return total === 'lines' ? read('line_total') : null
}

function leftOf(balance: BalanceSource, read: Read, less: Less): Cents | null {
  if (balance === 'column') return read('balance')
  if (balance === 'sides') return less(read('balance_debit'), read('balance_credit'))
  return balance === 'asked-less-paid' ? less(read('balance'), read('amount_paid')) : null
}
