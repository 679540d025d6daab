// How far each bank account of the books is entered, and the day up to which the books can be trusted to show what was paid.
// Knows what an import recorded; neither the present day nor what a stale account forbids.
import { addDays, type IsoDay } from './day.ts'

/** A bank account (51) of the books. */
export interface BankAccount {
  readonly account: string
  /** Latest day of an entry on it, not after the day of the import. */
  readonly lastEntryOn: IsoDay
  /** Latest such day of a receipt from a customer; null: none is known. */
  readonly lastReceiptOn: IsoDay | null
}

/** An account that took no receipt for so many days of the books is not one through which customers pay (any more). */
export const USED_DAYS = 90

/**
 * The accounts through which customers pay: those with a receipt in the last 90 days of the books, which end with the latest bank
 * entry. The least up to date first, then by account.
 */
export function receivingAccounts(banks: readonly BankAccount[]): BankAccount[] {
  const end = banks.reduce<IsoDay | null>((last, { lastEntryOn }) => (last === null || lastEntryOn > last ? lastEntryOn : last), null)
  if (end === null) return []
  const since = addDays(end, -USED_DAYS)
  return banks
    .filter(({ lastReceiptOn }) => lastReceiptOn !== null && lastReceiptOn >= since)
    .sort((a, b) => (a.lastEntryOn < b.lastEntryOn || (a.lastEntryOn === b.lastEntryOn && a.account < b.account) ? -1 : 1))
}
