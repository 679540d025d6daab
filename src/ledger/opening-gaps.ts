// Customers whose openings are not the balance that the year before left: told at the import, never corrected.
import { type Cents, cents } from '../domain/cents.ts'
import type { CustomerCode } from '../domain/names.ts'
import { countingYears, hasYearBefore, type ImportedYear, importedYears } from './fiscal-years.ts'
import type { Ledger } from './ledger.ts'

export interface OpeningGap {
  readonly customer: CustomerCode
  readonly name: string
  readonly openedCents: Cents
  readonly closedCents: Cents
}

export interface YearGaps {
  readonly closed: ImportedYear
  readonly opened: ImportedYear
  /** The largest gaps first, then by code. */
  readonly gaps: readonly OpeningGap[]
}

/** The gaps between each imported year that carries openings and the year before; years without any are left out. Oldest first. */
export function openingGaps(ledger: Ledger): YearGaps[] {
  const years = importedYears(ledger)
  return years.flatMap((opened, index): YearGaps[] => {
    const before = years.slice(0, index)
    const closed = before.at(-1)
    if (closed === undefined || opened.openingRegime === 'none' || !hasYearBefore(before, opened)) return []
    const gaps = gapsBetween(ledger, countingYears(before, null), opened)
    // A lump for the whole account names nobody: only its sum can be compared.
    const total = gaps.reduce((sum, gap) => sum + gap.openedCents - gap.closedCents, 0)
    return gaps.length === 0 || (opened.openingRegime === 'lump-account' && total === 0) ? [] : [{ closed, opened, gaps }]
  })
}

/** One pass over the lines of the opened year. */
function gapsBetween(ledger: Ledger, closed: readonly ImportedYear[], opened: ImportedYear): OpeningGap[] {
  const rows = ledger.db
    .prepare<[{ opened: number; closed: string }], { customer: CustomerCode; name: string; opened: number; closed: number }>(
      `SELECT g.customer, coalesce(c.given_name, c.books_name, g.customer) AS name, g.opened, g.closed FROM (
         SELECT customer, sum(opened) AS opened, sum(closed) AS closed FROM (
           SELECT customer, amount_cents AS opened, 0 AS closed FROM line WHERE year_id = @opened AND opening = 1
           UNION ALL SELECT customer, 0, balance_cents FROM raw_balance WHERE year_id IN (SELECT value FROM json_each(@closed)))
         GROUP BY customer HAVING sum(opened) <> sum(closed)) g
       LEFT JOIN customer c ON c.code = g.customer ORDER BY abs(g.opened - g.closed) DESC, g.customer`,
    )
    .all({ opened: opened.id, closed: JSON.stringify(closed.map((year) => year.id)) })
  return rows.map(({ customer, name, ...sums }) => ({ customer, name, openedCents: cents(sums.opened), closedCents: cents(sums.closed) }))
}
