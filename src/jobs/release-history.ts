// A lost invoice that holds a customer no more: it was cancelled, replaced, or was another customer's. A person decides; history tells it.
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { settleLoss } from '../ledger/lost-items.ts'
import type { Dossier } from './dossier.ts'
import { type HoldsView, heldThing, holdsView } from './holds.ts'

export interface HistoryReleaseRequest {
  readonly customer: string
  readonly reason: string | null
  readonly author: string | null
}

export interface HistoryReleaseView extends HoldsView {
  /** What holds him no more, under the code it was last known by. */
  readonly lost: readonly { readonly customer: CustomerCode; readonly key: ItemKey }[]
}

/**
 * Lifts what lost items hold of a customer, for those that are lost today alone.
 * @throws InputError 'customer-unknown'; 'hold-missing' where nothing lost holds him.
 */
export function releaseHistory(
  dossier: Dossier,
  day: IsoDay,
  { customer: typed, reason, author }: HistoryReleaseRequest,
): HistoryReleaseView {
  const { books, customer } = heldThing(dossier, day, { customer: typed, ref: null })
  if (customer === null) throw new RangeError('the history of nobody')
  const lost = settleLoss(dossier.ledger, { customer, day, at: dossier.clock.now(), reason, author })
  if (lost.length === 0)
    throw new InputError('hold-missing', `Aucun historique à rattacher ne retient ${customer}.`, {
      advice: `Ce qui retient ses relances se voit par « relance show ${customer} ».`,
    })
  return { ...holdsView(dossier, books, customer, []), lost: lost.map(({ customer: code, key }) => ({ customer: code, key })) }
}
