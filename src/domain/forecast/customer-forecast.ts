// What a forecast tells of one customer: what he owes, how late he usually pays and how that is known, what is expected of him.
import { type Cents, sumCents } from '../cents.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode } from '../names.ts'
import { dayOfShare } from './delay-curve.ts'
import type { DelayBasis, Delays } from './delays.ts'

export interface CustomerForecast {
  readonly customer: CustomerCode
  readonly name: string
  /** His balance, credits deducted. */
  readonly openCents: Cents
  /** Days after the due date by which half of what is paid at all has been paid; negative: before it; null: no delay is known. */
  readonly medianDaysLate: number | null
  /** The same for one tenth, and for nine tenths. */
  readonly lowDays: number | null
  readonly highDays: number | null
  /** Whose delays these are. */
  readonly basis: DelayBasis
  /** His own, with a known due date. */
  readonly paidInvoices: number
  readonly expected30Cents: Cents
  readonly expected60Cents: Cents
  readonly expected90Cents: Cents
}

type Expected = readonly [of30: Cents, of60: Cents, of90: Cents]

/** @param items his open ones @param expected of him, at each horizon */
export function customerForecast(
  customer: CustomerCode,
  items: readonly OpenItem[],
  delays: Delays,
  [expected30Cents, expected60Cents, expected90Cents]: Expected,
): CustomerForecast {
  const { basis, curve } = delays.usual(customer)
  return {
    customer,
    name: items[0]?.customerName ?? customer,
    openCents: sumCents(items.map((item) => item.outstandingCents)),
    medianDaysLate: dayOfShare(curve, 50),
    lowDays: dayOfShare(curve, 10),
    highDays: dayOfShare(curve, 90),
    basis,
    paidInvoices: delays.paidCount(customer),
    expected30Cents,
    expected60Cents,
    expected90Cents,
  }
}
