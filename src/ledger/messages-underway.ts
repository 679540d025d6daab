// Messages to a customer that are under way: those nobody knows the end of, letters that wait to be printed.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import { deliveriesWith } from './delivery-rows.ts'
import type { Ledger } from './ledger.ts'
import { lettersToBatch } from './letter-batches.ts'

export interface Underway {
  /** Half-way, or in doubt. */
  readonly doubts: readonly ReminderId[]
  /** Written, in no file to be printed yet. */
  readonly letters: readonly ReminderId[]
  /** E-mails and short messages of the day: they keep others who share the mailbox from a second one. */
  readonly today: readonly ReminderId[]
}

/** @param codes his, those he had before included */
export function messagesUnderway(ledger: Ledger, codes: readonly CustomerCode[], day: IsoDay): Underway {
  const isHis = ({ customer }: { readonly customer: CustomerCode | null }) => customer !== null && codes.includes(customer)
  return {
    doubts: [...deliveriesWith(ledger, 'sending'), ...deliveriesWith(ledger, 'inDoubt')]
      .filter((one) => isHis(one) || one.items.some(({ customer }) => customer !== undefined && codes.includes(customer)))
      .map(({ id }) => id),
    letters: lettersToBatch(ledger)
      .filter(isHis)
      .map(({ id }) => id),
    today: ledger.db
      .prepare<[IsoDay, string], ReminderId>(
        `SELECT reminder_id FROM delivery WHERE day = ? AND channel IN ('email', 'sms') AND status IN ('sent', 'written')
           AND customer IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .all(day, JSON.stringify(codes)),
  }
}
