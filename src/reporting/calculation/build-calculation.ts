// From the claims of a command to the sheet: one block per customer, in the order of the claims, then the totals.
// Pure: the parties and the version are given; no clock, no file.

import { type Cents, sumCents } from '../../domain/cents.ts'
import type { ExplainedClaim } from '../../domain/claim.ts'
import type { Customer } from '../../domain/customer.ts'
import { formatDay, plural } from '../../domain/format.ts'
import { groupBy } from '../../domain/group.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { Creditor } from '../../domain/settings.ts'
import type { CalculationSheet, CustomerCalculation, InvoiceCalculation, Sums } from './calculation.ts'
import { invoiceCalculation } from './invoice-calculation.ts'
import { mentionsOf, STEPS } from './mentions.ts'
import { creditorParty, debtorParty } from './parties.ts'

export interface CalculationParties {
  /** Null without a dossier: the sheet then names nobody. */
  readonly creditor: Creditor | null
  readonly customers: ReadonlyMap<CustomerCode, Customer>
}

/**
 * The sheet of these claims, or null for none: there is nothing to redo. All claims are of one day.
 * @throws RangeError when a formula would not give the sum of its claim.
 */
export function buildCalculation(
  claims: readonly ExplainedClaim[],
  { creditor, customers: known }: CalculationParties,
  version: string,
): CalculationSheet | null {
  const first = claims[0]
  if (first === undefined) return null
  const customers = [...groupBy(claims, ({ customer }) => customer)].map(([code, own]) =>
    customerCalculation(own, code === null ? null : (known.get(code) ?? null)),
  )
  const invoices = customers.flatMap((customer) => customer.invoices)
  return {
    until: first.until,
    creditor: creditor === null ? null : creditorParty(creditor),
    reference: referenceOf(customers, invoices),
    customers,
    totals: totalsOf(invoices),
    steps: STEPS,
    mentions: mentionsOf(first.until, version),
    version,
  }
}

function customerCalculation(claims: readonly ExplainedClaim[], customer: Customer | null): CustomerCalculation {
  const invoices = claims.map((claim) => invoiceCalculation(claim, customer))
  return { debtor: customer === null ? null : debtorParty(customer), invoices, totals: totalsOf(invoices) }
}

function totalsOf(invoices: readonly InvoiceCalculation[]): Sums {
  const total = (amountOf: (invoice: InvoiceCalculation) => Cents) => sumCents(invoices.map(amountOf))
  return {
    principalCents: total((invoice) => invoice.principalCents),
    interestCents: total((invoice) => invoice.interestCents),
    feeCents: total((invoice) => invoice.feeCents),
    totalCents: total((invoice) => invoice.totalCents),
  }
}

function referenceOf(customers: readonly CustomerCalculation[], invoices: readonly InvoiceCalculation[]): string {
  const count = `${invoices.length}\u00a0${plural(invoices.length, 'facture', 'factures')}`
  const [only, ...others] = invoices
  const debtor = customers[0]?.debtor?.name ?? ''
  if (only !== undefined && others.length === 0) {
    const named = [only.ref, debtor].filter((part) => part !== '').join(', ')
    return named === '' ? `facture échue le ${formatDay(only.dueOn)}` : named
  }
  return customers.length === 1 ? [debtor, count].filter((part) => part !== '').join(', ') : `${customers.length}\u00a0clients, ${count}`
}
