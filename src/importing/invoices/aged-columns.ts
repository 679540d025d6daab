// The columns of an aged balance (one row per customer, one column per age), told by their headers alone.
import { withoutAccents } from '../../domain/accents.ts'
import { squeezed } from '../columns/columns.ts'

export interface AgedColumns {
  /** Columns of ages, "not due" included. */
  readonly buckets: readonly number[]
  readonly notDue: number | null
  /** Column of the customer's balance; null when only ages are given. */
  readonly total: number | null
}

const NOT_DUE = /^(nonechu|actuel|current|aechoir|notdue|nonexigible)$/
const TOTAL = /^(total|solde|encours|residuel|residual|soldetotal|totaldu|balance|montanttotal)$/

// "0-30j", "31 à 60 jours", "> 90", "90j+", "+90 j", "plus de 90 jours", "Éch. ≤ 30 j.", "Age ≤ 30 d.", "91 or more".
const AGES: readonly RegExp[] = [
  /^(\d{1,3})\s*(?:-|–|a|to|\/)\s*(\d{1,3})\s*(?:j|jours|d|days)?$/,
  /^(?:>|\+|plus de|over|au dela de)\s*(\d{1,3})\s*(?:j|jours|d|days)?$/,
  /^(\d{1,3})\s*(?:\+|j\s*\+|jours et plus|(?:days )?or more(?: days past due)?)$/,
  /^(?:ech|age)\s*(?:<=|≤|<)?\s*(\d{1,3})\s*(?:j|d|jours|days)$/,
  /^(older|plus ancien|plus anciens)$/,
]
const FEWEST_AGES = 2

/** The aged columns of a header; null unless two columns of ages stand in it. */
export function agedColumns(headers: readonly string[]): AgedColumns | null {
  const ages = headers.flatMap((header, index) => (isAge(header) ? [index] : []))
  if (ages.length < FEWEST_AGES) return null
  const notDue = headers.findIndex((header) => NOT_DUE.test(squeezed(header)))
  const total = headers.findIndex((header) => TOTAL.test(squeezed(header)))
  return { buckets: notDue < 0 ? ages : [notDue, ...ages], notDue: notDue < 0 ? null : notDue, total: total < 0 ? null : total }
}

function isAge(header: string): boolean {
  const text = withoutAccents(header)
    .toLowerCase()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim()
  return AGES.some((age) => age.test(text))
}
