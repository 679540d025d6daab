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

/** A promise to pay that was not kept, known by the day after its last day. */
export interface BrokenPromise {
  readonly customer: CustomerCode
  readonly day: IsoDay
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

/** The profile of every customer with items; those absent from the map are unknown payers. */
export function payerProfiles(items: readonly OpenItem[], broken: readonly BrokenPromise[] = []): Map<CustomerCode, PayerProfile> {
  const promises = groupBy(broken, ({ customer }) => customer)
  const ofCustomer = (code: CustomerCode) => (promises.get(code) ?? []).map(({ day }) => day)
  return new Map([...groupBy(items, (item) => item.customer)].map(([code, own]) => [code, payerProfile(own, ofCustomer(code))]))
}
