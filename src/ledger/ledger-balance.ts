// What the raw books say of a day, by SQL alone and before any classification: the left side of the aged balance's control.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { documentBalances } from './documents.ts'
import { countingYears, importedYears } from './fiscal-years.ts'
import type { Ledger } from './ledger.ts'

/**
 * Balance of the customer accounts at the end of `day`, in cents: debit less credit of the lines of the years that count
 * (see `countingYears`), plus what invoice lists leave open for customers without lines. Opening entries count from the
 * first day of their year, whenever they were booked. Zero before the first imported year.
 */
export function ledgerBalance(ledger: Ledger, day: IsoDay, customer?: CustomerCode): Cents {
  const years = countingYears(importedYears(ledger), day).map((year) => year.id)
  const lines = ledger.db
    .prepare(
      `SELECT coalesce(sum(amount_cents), 0) FROM line WHERE year_id IN (SELECT value FROM json_each(@years))
         AND (opening = 1 OR day <= @day) AND (@customer IS NULL OR customer = @customer)`,
    )
    .pluck()
    .get({ years: JSON.stringify(years), day, customer: customer ?? null })
  const listed = documentBalances(ledger, day)
  return sumCents([Number(lines), customer === undefined ? sumCents(listed.values()) : (listed.get(customer) ?? cents(0))])
}
