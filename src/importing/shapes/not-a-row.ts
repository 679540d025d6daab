// Rows of a print that are no data: totals, amounts carried from page to page, opening and closing balances, printing marks.
// Totals are used to check what was read; none of these rows is imported.
import { withoutAccents } from '../../domain/accents.ts'

export type Printed = 'total' | 'other'

const TOTALS: readonly RegExp[] = [/^(sous[- ]?)?tota(l|ux)\b/, /\bcumul/, /^(a )?report(er)?\b/]
const OTHERS: readonly RegExp[] = [
  /^solde (initial|final|en fin de p|de cloture|d.ouverture|au\b|anterieur)/,
  /^balance at (start|end) of period/,
  /^beginning balance/,
  /^% /,
  /^date de tirage/,
  /^(©|\(c\))/,
  /^page \d/,
]

/** What the first cell that is not empty makes of a row; null for a row of data. */
export function printedRow(fields: readonly string[]): Printed | null {
  const first = fields.find((field) => field.trim() !== '') ?? ''
  const text = withoutAccents(first).trim().toLowerCase()
  if (TOTALS.some((total) => total.test(text))) return 'total'
  return OTHERS.some((other) => other.test(text)) ? 'other' : null
}
