// Parts of one whole that people hold one beside another (two disputes on an invoice): what they add up to, of how much.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { groupBy } from '../domain/group.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { HoldView } from './hold-view.ts'

export interface PartsHeld {
  readonly customer: CustomerCode | null
  /** Reference of the invoice, null for the whole customer. */
  readonly ref: string | null
  /** Two at least, in the order they were said. */
  readonly parts: readonly Pick<HoldView, 'code' | 'cents'>[]
  readonly heldCents: Cents
  /** What is left to pay of the invoice, or of all that the customer owes. */
  readonly leftCents: Cents
}

/** One entry for each whole that has several parts held today; empty for most. @param items of the customers concerned, on that day */
export function partsHeld(holds: readonly HoldView[], items: readonly OpenItem[]): PartsHeld[] {
  const parts = holds.filter((hold) => hold.state === 'running' && hold.cents !== null && hold.schedule.length === 0)
  return [...groupBy(parts, ({ customer, item }) => `${customer} ${item ?? ''}`).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined || same.length < 2) return []
    const { customer, item, ref } = first
    const whole = items.filter((one) => one.customer === customer && one.outstandingCents > 0 && (item === null || one.key === item))
    return [
      {
        customer,
        ref,
        parts: same.map(({ code, cents: part }) => ({ code, cents: part })),
        heldCents: cents(sumCents(same.map((hold) => hold.cents ?? 0))),
        leftCents: cents(sumCents(whole.map(({ outstandingCents }) => outstandingCents))),
      },
    ]
  })
}
