// Holds as commands show them: with the number of the invoice, and what has become of them by a day.
import { brokenPromises } from '../domain/broken-promise.ts'
import type { IsoDay } from '../domain/day.ts'
import { paidOf } from '../domain/hold-paid.ts'
import type { OpenItem } from '../domain/item.ts'
import { keyParts } from '../domain/item-key.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { planStanding } from '../domain/payment-plan.ts'
import { lastingHolds, plannedHolds, type StoredHold } from '../ledger/holds.ts'
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
    .map(holdViewer(dossier, books))
}

/** How holds are shown on the day of these books, which hold all the items of the customers concerned. */
export function holdViewer({ ledger }: Dossier, { items, day }: Pick<Books, 'items' | 'day'>): (hold: StoredHold) => HoldView {
  const planned = plannedHolds(ledger, day)
  return (hold) => {
    const { customer, item, id } = hold
    const beside = planned.filter((other) => other.customer === customer && other.id !== id)
    const own = items.filter((one) => one.customer === customer)
    return { ...hold, ref: item === null ? null : refOf(item, customer, items), state: stateOf(hold, beside, own, day) }
  }
}

/** The number of an item as printed; of one the books hold no longer, as its key tells it. */
export function refOf(key: ItemKey, customer: CustomerCode | null, items: readonly OpenItem[]): string {
  const known = items.find((item) => item.key === key)?.ref
  return known ?? (customer === null ? null : keyParts(customer, key)?.documentRef) ?? key
}

/** @param beside what else is promised by the customer: money that pays it does not pay this. @param items of the customer */
function stateOf(hold: StoredHold, beside: readonly StoredHold[], items: readonly OpenItem[], day: IsoDay): HoldView['state'] {
  const { code, until, releasedOn, schedule } = hold
  if (releasedOn !== null && releasedOn <= day) return 'released'
  if (hold.from > day) return 'coming'
  const holds = [hold, ...beside]
  if (brokenPromises(holds, items, day).some((broken) => broken.hold === hold)) return 'broken'
  if (code === 'payment-plan' && schedule.length > 0)
    return planStanding(hold, paidOf(holds, items).of(hold), day).kind === 'paid' ? 'kept' : 'running'
  if (until === null || until >= day) return 'running'
  return code === 'promise' ? 'kept' : 'over'
}
