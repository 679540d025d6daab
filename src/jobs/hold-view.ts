// Holds as commands show them: with the number of the invoice, and what has become of them by a day.
import { brokenPromises } from '../domain/broken-promise.ts'
import type { IsoDay } from '../domain/day.ts'
import type { OpenItem } from '../domain/item.ts'
import { keyParts } from '../domain/item-key.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { planStanding } from '../domain/payment-plan.ts'
import { lastingHolds, type StoredHold } from '../ledger/holds.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface HoldView extends StoredHold {
  /** Reference of the invoice, null for the whole customer. */
  readonly ref: string | null
  /** `coming`: it begins later; `running`: it holds; `kept`, `broken`: a promise or a payment plan; `over`: its last day has passed. */
  readonly state: 'coming' | 'running' | 'kept' | 'broken' | 'released' | 'over'
}

/** Holds in force for a customer (null: for the whole dossier) on the day of the books, or to begin after it, by number. */
export function holdsSet(dossier: Dossier, books: Books, customer: CustomerCode | null): HoldView[] {
  return lastingHolds(dossier.ledger, books.day)
    .filter((hold) => hold.customer === customer)
    .map((hold) => holdView(hold, books.items, books.day))
}

/** @param items of the customer on `day` */
export function holdView(hold: StoredHold, items: readonly OpenItem[], day: IsoDay): HoldView {
  return { ...hold, ref: hold.item === null ? null : refOf(hold.item, hold.customer, items), state: stateOf(hold, items, day) }
}

/** The number of an item as printed; of one the books hold no longer, as its key tells it. */
export function refOf(key: ItemKey, customer: CustomerCode | null, items: readonly OpenItem[]): string {
  const known = items.find((item) => item.key === key)?.ref
  return known ?? (customer === null ? null : keyParts(customer, key)?.documentRef) ?? key
}

function stateOf(hold: StoredHold, items: readonly OpenItem[], day: IsoDay): HoldView['state'] {
  const { code, until, releasedOn, schedule } = hold
  if (releasedOn !== null && releasedOn <= day) return 'released'
  if (hold.from > day) return 'coming'
  if (brokenPromises([hold], items, day).length > 0) return 'broken'
  if (code === 'payment-plan' && schedule.length > 0) return planStanding(hold, items, day).kind === 'paid' ? 'kept' : 'running'
  if (until === null || until >= day) return 'running'
  return code === 'promise' ? 'kept' : 'over'
}
