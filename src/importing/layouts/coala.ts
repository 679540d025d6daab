// Coala: eight columns that end with E (euros), and the auxiliary account in a ninth, as written by Dolibarr (exportCoala).
// Another form gives a side and an amount instead of a debit and a credit.
import { delimited } from './delimited.ts'
import type { Field } from './layout.ts'

const BEFORE: readonly Field[] = [
  { role: 'entry_date', kind: /^\d\d\/\d\d\/\d{4}$/ },
  { role: 'journal', kind: 'code' },
  { role: 'account', kind: 'account' },
  { role: 'entry_number', kind: 'text' },
  { role: 'piece_ref', kind: 'text' },
]
const TWO_SIDES: readonly Field[] = [
  { role: 'debit', kind: 'amount?' },
  { role: 'credit', kind: 'amount?' },
]
const ONE_SIDE: readonly Field[] = [
  { role: 'sign', kind: 'side' },
  { role: 'signed_amount', kind: 'amount' },
]
const EUROS: Field = { role: null, kind: /^E$/ }
const AUXILIARY: Field = { role: 'customer_code', kind: 'text' }

/** Coala. */
export const coala = delimited({
  id: 'coala',
  name: 'Coala',
  days: 'written',
  separator: ';',
  forms: [
    [...BEFORE, ...TWO_SIDES, EUROS, AUXILIARY],
    [...BEFORE, ...TWO_SIDES, EUROS],
    [...BEFORE, ...ONE_SIDE, EUROS, AUXILIARY],
    [...BEFORE, ...ONE_SIDE, EUROS],
  ],
})
