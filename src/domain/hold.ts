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

/** One part of a payment plan (échéancier accordé), to be paid on `day` at the latest. */
export interface PlannedPayment {
  readonly day: IsoDay
  readonly cents: Cents
}

/** A hold set by a person: on one item, on a whole customer (`item: null`), or on the whole dossier (`customer: null` too). */
export interface ManualHold {
  readonly customer: CustomerCode | null
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
    | 'retention'
    | 'direct-debit'
    | 'bill-of-exchange'
  >
  /** Part of the item concerned; null: the whole. */
  readonly cents: Cents | null
  readonly from: IsoDay
  readonly until: IsoDay | null
  readonly text: string
  /** Who said so; null: nobody knows any more. */
  readonly author: string | null
  /** Of a payment plan, by day; empty otherwise. */
  readonly schedule: readonly PlannedPayment[]
  /** What the customer owed of what is held, on `from`: payments of a plan or a promise are counted from it. Null: not told. */
  readonly owedCents: Cents | null
  /** Last day for something that does not end the hold: what a third party was given, the declaration of the claim. Null: none. */
  readonly deadlineOn: IsoDay | null
  /** First day on which it holds no longer; absent or null: nobody lifted it. */
  readonly releasedOn?: IsoDay | null
}

/** A hold of a whole customer (null: of the whole dossier) from a day on, open-ended, with whatever else is told. */
export function plainHold(
  customer: CustomerCode | null,
  code: ManualHold['code'],
  from: IsoDay,
  told: Partial<ManualHold> = {},
): ManualHold {
  return {
    ...{
      customer,
      item: null,
      code,
      cents: null,
      from,
      until: null,
      text: '',
      author: null,
      schedule: [],
      owedCents: null,
      deadlineOn: null,
    },
    ...told,
  }
}
