// Whether the optional cells of a row look like what their columns hold: what tells a row shifted by one cell, whose amounts and
// days can all be read. Decides nothing.
import { parseAmount } from '../cells/amounts.ts'
import { isDay } from '../cells/dates.ts'
import { squeezed } from '../columns/columns.ts'
import { cell } from '../tables/rows.ts'
import type { LedgerTable } from './ledger-table.ts'

const VALIDATION = /^(ecriture)?(validdate|datevalidation|datedevalidation)$/
/** An amount as ledgers write them, which no letter is. */
const DECIMALS = /^[+-]?\d[\d\s]*[.,]\d{2}$/

/**
 * Whether one side alone says an amount, no letter is an amount, no day of lettering stands without a letter, days are days, and
 * an amount in another currency is no day and has its currency.
 */
export function readsWhole(fields: readonly string[], table: LedgerTable): boolean {
  const { header, readDay } = table
  const { columns } = header
  const at = (index: number | undefined) => cell(fields, index)
  const isRead = (index: number | undefined) => readDay(at(index)) !== 'invalid'
  const letter = at(columns.lettering)
  const strayDay = columns.lettering !== undefined && letter === '' && at(columns.lettering_date) !== ''
  return (
    !(says(at(columns.debit)) && says(at(columns.credit))) &&
    !DECIMALS.test(letter) &&
    !strayDay &&
    [columns.lettering_date, columns.due_date, validationColumn(table)].every(isRead) &&
    !/\d/.test(at(columns.currency)) &&
    isForeign(at(columns.foreign_amount), at(columns.currency), table)
  )
}

function says(text: string): boolean {
  const amount = parseAmount(text)
  return amount.kind === 'amount' && amount.cents !== 0
}

function isForeign(text: string, currency: string, { readDay }: LedgerTable): boolean {
  if (text === '') return true
  const isDayAlone = currency === '' && /^\d{8}$|\/|-\d\d-/.test(text) && isDay(readDay(text))
  return !isDayAlone && parseAmount(text).kind !== 'invalid'
}

/** The day of validation plays no role; it still says whether a row is shifted. */
function validationColumn({ header: { headers } }: LedgerTable): number | undefined {
  const index = headers.findIndex((header) => VALIDATION.test(squeezed(header)))
  return index < 0 ? undefined : index
}
