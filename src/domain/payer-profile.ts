// What is known of a customer as a payer: his record, his class with its reason, his score with the facts that weigh most.
// From his books and recorded events alone: the same on every day until one of them changes.
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import { type ClassedPayer, ENOUGH, payerClass } from './payer-class.ts'
import { type PayerRecord, payerRecord } from './payer-record.ts'
import { type PayerScore, payerScore } from './payer-score.ts'

export interface PayerProfile extends PayerRecord, ClassedPayer, PayerScore {
  /** Fewer than three invoices paid: nothing can be said yet. */
  readonly newPayer: boolean
  /** At least three invoices paid, half of them or more after their due date, whatever the days. */
  readonly latePayer: boolean
}

/** The profile of one customer, from all his items, open and settled, in any order. */
export function payerProfile(items: readonly OpenItem[], brokenOn: readonly IsoDay[] = []): PayerProfile {
  const record = payerRecord(items, brokenOn)
  const { settledCount, lateCount } = record
  return {
    ...payerClass(record),
    ...payerScore(record),
    ...record,
    newPayer: settledCount < ENOUGH,
    latePayer: settledCount >= ENOUGH && lateCount * 2 >= settledCount,
  }
}

/** What is known of a customer without history. */
export const UNKNOWN_PAYER: PayerProfile = payerProfile([])

/**
 * The profile of every customer with items; those absent from the map are unknown payers.
 * @param broken promises that were not kept, by the last day of each
 */
export function payerProfiles(
  items: readonly OpenItem[],
  broken: readonly { readonly customer: CustomerCode; readonly day: IsoDay }[] = [],
): Map<CustomerCode, PayerProfile> {
  const promises = groupBy(broken, ({ customer }) => customer)
  const ofCustomer = (code: CustomerCode) => (promises.get(code) ?? []).map(({ day }) => day)
  return new Map([...groupBy(items, (item) => item.customer)].map(([code, own]) => [code, payerProfile(own, ofCustomer(code))]))
}
