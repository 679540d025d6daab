// The aged balance: what each customer owes on a day, by age. Five buckets and the unallocated credits make the balance.
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import { daysBetween, type IsoDay } from './day.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'

/** `due`: days since the due date. `issue`: days since the document's day, nothing counting as not due but the day itself. */
export type AgeBasis = 'due' | 'issue'

export interface AgedAmounts {
  readonly notDueCents: Cents
  readonly d1to30Cents: Cents
  readonly d31to60Cents: Cents
  readonly d61to90Cents: Cents
  readonly over90Cents: Cents
  /** Payments, credit notes and advances not matched: negative or zero. */
  readonly unallocatedCents: Cents
  /** The five buckets plus `unallocatedCents`. */
  readonly balanceCents: Cents
}

export interface AgedCustomer extends AgedAmounts {
  readonly customer: CustomerCode
  readonly name: string
}

export interface AgedBalance {
  /** Customers with something outstanding, by code; those whose debits and credits cancel out included. */
  readonly customers: readonly AgedCustomer[]
  readonly totals: AgedAmounts
}

type Bucket = Exclude<keyof AgedAmounts, 'balanceCents'>
const BUCKETS: readonly Bucket[] = ['notDueCents', 'd1to30Cents', 'd31to60Cents', 'd61to90Cents', 'over90Cents', 'unallocatedCents']

/**
 * Aged balance of the items as they stood on `day`. A debit due on `day` itself is not due yet, nor is one without due date
 * (retention money); the first late day is 1.
 */
export function agedBalance(items: readonly OpenItem[], day: IsoDay, by: AgeBasis): AgedBalance {
  const rows = new Map<CustomerCode, { name: string; sums: Record<Bucket, number> }>()
  for (const item of items) {
    if (item.outstandingCents === ZERO) continue
    const row = rows.get(item.customer) ?? { name: item.customerName, sums: emptySums() }
    row.sums[bucketOf(item, day, by)] += item.outstandingCents
    rows.set(item.customer, row)
  }
  const customers = [...rows]
    .map(([customer, row]) => ({ customer, name: row.name, ...amounts(row.sums) }))
    .sort((a, b) => (a.customer < b.customer ? -1 : 1))
  return { customers, totals: agedTotals(customers) }
}

/** Bucket by bucket, the sum of some customers. */
export function agedTotals(customers: readonly AgedAmounts[]): AgedAmounts {
  const totals = emptySums()
  for (const customer of customers) for (const bucket of BUCKETS) totals[bucket] += customer[bucket]
  return amounts(totals)
}

function bucketOf(item: OpenItem, day: IsoDay, by: AgeBasis): Bucket {
  if (item.outstandingCents < 0) return 'unallocatedCents'
  if (by === 'due' && item.dueOn === null) return 'notDueCents'
  const age = daysBetween(by === 'due' ? (item.dueOn ?? item.issuedOn) : item.issuedOn, day)
  if (age <= 0) return 'notDueCents'
  if (age <= 30) return 'd1to30Cents'
  if (age <= 60) return 'd31to60Cents'
  return age <= 90 ? 'd61to90Cents' : 'over90Cents'
}

function emptySums(): Record<Bucket, number> {
  return { notDueCents: 0, d1to30Cents: 0, d31to60Cents: 0, d61to90Cents: 0, over90Cents: 0, unallocatedCents: 0 }
}

function amounts(sums: Record<Bucket, number>): AgedAmounts {
  const balanceCents = sumCents(BUCKETS.map((bucket) => sums[bucket]))
  return {
    notDueCents: cents(sums.notDueCents),
    d1to30Cents: cents(sums.d1to30Cents),
    d31to60Cents: cents(sums.d31to60Cents),
    d61to90Cents: cents(sums.d61to90Cents),
    over90Cents: cents(sums.over90Cents),
    unallocatedCents: cents(sums.unallocatedCents),
    balanceCents,
  }
}
