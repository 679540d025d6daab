// What is under way with a customer besides what he owes: holds that last, messages nobody knows the end of, letters to be printed.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import { deliveriesWith } from './delivery-rows.ts'
import { lastingHolds, type StoredHold } from './holds.ts'
import type { Ledger } from './ledger.ts'
import { lettersToBatch } from './letter-batches.ts'

export interface UnderWay {
  readonly holds: readonly StoredHold[]
  /** Half-way, or in doubt. */
  readonly doubts: readonly ReminderId[]
  /** Written, in no file to be printed yet. */
  readonly letters: readonly ReminderId[]
}

/** @param codes his, those he had before included */
export function underWay(ledger: Ledger, day: IsoDay, codes: readonly CustomerCode[]): UnderWay {
  const isHis = ({ customer }: { readonly customer: CustomerCode | null }) => customer !== null && codes.includes(customer)
  return {
    holds: lastingHolds(ledger, day).filter(isHis),
    doubts: [...deliveriesWith(ledger, 'sending'), ...deliveriesWith(ledger, 'inDoubt')]
      .filter((one) => isHis(one) || one.items.some(({ customer }) => customer !== undefined && codes.includes(customer)))
      .map(({ id }) => id),
    letters: lettersToBatch(ledger).filter(isHis).map(({ id }) => id),
  }
}
