// Why an item is not reminded today: the closed list of codes, and the holds people set by hand.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { CustomerCode, ItemKey } from './names.ts'

export type HoldCode =
  | 'not-due'
  | 'below-minimum'
  | 'too-soon'
  | 'waiting-next-step'
  | 'last-step-reached'
  | 'dispute'
  | 'promise'
  | 'payment-plan'
  | 'paused'
  | 'insolvency'
  | 'handed-over'
  | 'excluded'
  | 'direct-debit'
  | 'bill-of-exchange'
  | 'doubtful'
  | 'retention'
  | 'assigned'
  | 'discount'
  | 'received'
  | 'credits-cover'
  | 'payment-seen'
  | 'unconfirmed-lettering'
  | 'refund-or-bounce'
  | 'due-date-assumed'
  | 'regime-to-confirm'
  | 'no-contact'
  | 'no-detail'
  | 'other-currency'
  | 'invoice-refused'
  | 'mandate-missing'
  | 'history-unlinked'
  | 'in-doubt'
  | 'stale-books'
  | 'non-working-day'
  | 'run-cap'
  | 'ceiling'
  | 'pilot'

/** `text` is a whole French sentence; `until` is the last day of the hold (inclusive), null when open-ended. */
export interface HoldReason {
  readonly code: HoldCode
  readonly until: IsoDay | null
  readonly text: string
}

/** A hold set by a person: on one item, or on the whole customer (`item: null`). */
export interface ManualHold {
  readonly customer: CustomerCode
  readonly item: ItemKey | null
  readonly code: Extract<
    HoldCode,
    | 'dispute'
    | 'promise'
    | 'payment-plan'
    | 'paused'
    | 'insolvency'
    | 'handed-over'
    | 'received'
    | 'excluded'
    | 'assigned'
    | 'invoice-refused'
  >
  /** Part of the item concerned; null: the whole. */
  readonly cents: Cents | null
  readonly from: IsoDay
  readonly until: IsoDay | null
  readonly text: string
}
