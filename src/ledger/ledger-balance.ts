// What the books say of a day, by SQL alone: the left side of the aged balance's control. From the last line on it comes from the
// raw sums that the import made before any classification, so that a line changed since is noticed; the items are not known here.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { basicDay, type IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { documentBalances } from './documents.ts'
import { countingYears, type ImportedYear, importedYears } from './fiscal-years.ts'
import { lastLineDays } from './last-line-days.ts'
import type { Ledger } from './ledger.ts'

/**
 * Balance of the customer accounts at the end of `day`, in cents: debit less credit of the years that count (see
 * `countingYears`), plus what invoice lists leave open for customers without lines. When no line of those years is later than
 * `day`: their raw sums, less the rows that were refused. Otherwise the lines themselves, which alone bear days; likewise for
 * one customer of years with refused rows, of which only the total is known. Opening entries count from the first day of their
 * year, whenever they were booked. Zero before the first imported year.
 */
export function ledgerBalance(ledger: Ledger, day: IsoDay, customer?: CustomerCode): Cents {
  const years = countingYears(importedYears(ledger), day)
  const refused = sumCents(years.map((year) => year.rejectedCents))
  const byLines = hasLaterLines(ledger, day) || (customer !== undefined && refused !== 0)
  const booked = byLines ? lineSum(ledger, years, day, customer) : rawSum(ledger, years, customer) - refused
  const listed = documentBalances(ledger, day)
  return sumCents([booked, customer === undefined ? sumCents(listed.values()) : (listed.get(customer) ?? cents(0))])
}

/**
 * The same of each customer with lines in the years that count, invoice lists apart. A customer without a line by then is left out.
 * By lines where rows were refused or something was booked later, else by raw sums.
 */
export function bookedBalances(ledger: Ledger, day: IsoDay): Map<CustomerCode, Cents> {
  const years = countingYears(importedYears(ledger), day)
  const byLines = hasLaterLines(ledger, day) || years.some((year) => year.rejectedCents !== 0)
  const rows = ledger.db.prepare<[{ years: string; day?: number }], { customer: CustomerCode; total: number }>(
    byLines
      ? `SELECT customer, sum(amount_cents) AS total FROM line WHERE year_id IN (SELECT value FROM json_each(@years))
           AND (opening = 1 OR day <= @day) GROUP BY customer`
      : 'SELECT customer, sum(balance_cents) AS total FROM raw_balance WHERE year_id IN (SELECT value FROM json_each(@years)) GROUP BY customer',
  )
  const found = rows.all({ years: idsOf(years), ...(byLines ? { day: basicDay(day) } : {}) })
  return new Map(found.map(({ customer, total }) => [customer, cents(total)]))
}

/** Whether lines were booked after `day`, openings apart: the raw sums, which bear no days, say nothing of it then. */
export function hasLaterLines(ledger: Ledger, day: IsoDay): boolean {
  const last = lastLineDays(ledger).ordinary
  return last !== null && last > day
}

function rawSum(ledger: Ledger, years: readonly ImportedYear[], customer: CustomerCode | undefined): number {
  return Number(
    ledger.db
      .prepare(
        `SELECT coalesce(sum(balance_cents), 0) FROM raw_balance WHERE year_id IN (SELECT value FROM json_each(@years))
           AND (@customer IS NULL OR customer = @customer)`,
      )
      .pluck()
      .get({ years: idsOf(years), customer: customer ?? null }),
  )
}

function lineSum(ledger: Ledger, years: readonly ImportedYear[], day: IsoDay, customer: CustomerCode | undefined): number {
  return Number(
    ledger.db
      .prepare(
        `SELECT coalesce(sum(amount_cents), 0) FROM line WHERE year_id IN (SELECT value FROM json_each(@years))
           AND (opening = 1 OR day <= @day) AND (@customer IS NULL OR customer = @customer)`,
      )
      .pluck()
      .get({ years: idsOf(years), day: basicDay(day), customer: customer ?? null }),
  )
}

function idsOf(years: readonly ImportedYear[]): string {
  return JSON.stringify(years.map((year) => year.id))
}
