// What the values of a column must look like to play a role. One cell in, yes or no out; roles of plain text have no check.
import { parseAmount } from '../cells/amounts.ts'
import { isDay, parseColumnDay } from '../cells/dates.ts'
import { sirenIn } from '../contacts/contact-numbers.ts'
import type { Role } from './columns.ts'

export interface ColumnCheck {
  readonly test: (text: string) => boolean
  /** What the values are when they pass, French: "des dates". */
  readonly what: string
}

const DAYS: ColumnCheck = {
  test: (text) => (['day-first', 'month-first', 'compact-day-first'] as const).some((writing) => isDay(parseColumnDay(text, writing))),
  what: 'des dates',
}
const AMOUNTS: ColumnCheck = { test: (text) => parseAmount(text).kind === 'amount', what: 'des montants' }
const REFERENCES: ColumnCheck = { test: (text) => /\d/.test(text) && text.length <= 60, what: 'des numéros' }
const LETTERS: ColumnCheck = { test: (text) => !/\d[.,]\d/.test(text) && text.length <= 12, what: 'des lettres' }
const SIDES: ColumnCheck = { test: (text) => /^([dc+-]|[dc].{3,5}|[+-]?1)$/i.test(text), what: 'des sens' }
const FLAGS: ColumnCheck = { test: (text) => /^(0|1|oui|non|o|n|y|yes|no|true|false|vrai|faux)$/i.test(text), what: 'des oui ou non' }
const COMPANY_NUMBERS: ColumnCheck = { test: (text) => !['invalid', null].includes(sirenIn(text)), what: 'des numéros SIREN ou SIRET' }

// biome-ignore format: groups
const CHECKS: Readonly<Partial<Record<Role, ColumnCheck>>> = {
  entry_date: DAYS, invoice_date: DAYS, due_date: DAYS, lettering_date: DAYS, payment_date: DAYS,
  debit: AMOUNTS, credit: AMOUNTS, signed_amount: AMOUNTS, amount_incl_tax: AMOUNTS, amount_excl_tax: AMOUNTS, amount_paid: AMOUNTS,
  balance: AMOUNTS, balance_debit: AMOUNTS, balance_credit: AMOUNTS, line_total: AMOUNTS, foreign_amount: AMOUNTS,
  invoice_number: REFERENCES, siren: COMPANY_NUMBERS, siret: COMPANY_NUMBERS, lettering: LETTERS, sign: SIDES, paid_flag: FLAGS,
}
/** Strong names of these are taken whatever the values: a number without figures is rare, not wrong. */
const ONLY_WHEN_WEAK: readonly Role[] = ['invoice_number', 'siren', 'siret', 'lettering', 'sign', 'paid_flag']

/** The check of a role; null when anything fits. @param strong the header names the role for sure */
export function columnCheck(role: Role, strong: boolean): ColumnCheck | null {
  return strong && ONLY_WHEN_WEAK.includes(role) ? null : (CHECKS[role] ?? null)
}
