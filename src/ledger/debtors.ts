// Customers who owe something, by the raw sums of the books, and those of them of whom no payment terms are known.
import { type Cents, cents } from '../domain/cents.ts'
import type { CustomerCode } from '../domain/names.ts'
import { countingYears, importedYears } from './fiscal-years.ts'
import type { Ledger } from './ledger.ts'
import { kindNumbers, SAID } from './packed-line.ts'

/** What each customer owes, the largest balance first, then by code. @param which all, or those without terms nor a due date in the file */
export function debtors(ledger: Ledger, which: 'all' | 'without-terms'): Map<CustomerCode, Cents> {
  const years = countingYears(importedYears(ledger), null).map((year) => year.id)
  const rows = ledger.db
    .prepare<[string], { customer: CustomerCode; balance: number }>(
      `SELECT customer, balance FROM (SELECT customer, sum(balance_cents) AS balance FROM raw_balance
         WHERE year_id IN (SELECT value FROM json_each(?)) GROUP BY customer HAVING sum(balance_cents) > 0) d
       ${which === 'all' ? '' : WITHOUT_TERMS} ORDER BY balance DESC, customer`,
    )
    .all(JSON.stringify(years))
  return new Map(rows.map(({ customer, balance }) => [customer, cents(balance)]))
}

/** By the index of open lines, customer by customer. */
const WITHOUT_TERMS = `WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.code = d.customer AND (c.terms IS NOT NULL OR c.excluded IS NOT NULL))
  AND EXISTS (SELECT 1 FROM line l WHERE l.customer = d.customer AND l.closed = 0 AND l.amount_cents > 0 AND ${SAID.dueOn} IS NULL
    AND l.kind IN ${kindNumbers('invoice', 'deposit', 'opening', 'bounced')})`

/** How many customers have payment terms of their own. */
export function customersWithTerms(ledger: Ledger): number {
  return Number(ledger.db.prepare('SELECT count(*) FROM customer WHERE terms IS NOT NULL').pluck().get())
}
