// What is delivered, what is recorded of it, and the journal that must exist for it: plain shapes, no behaviour.
// The journal is fulfilled by the ledger; this room does not know how.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey, ReminderId } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'

/** What is written down before anything leaves: the row is in `sending` until its answer is recorded. */
export interface DeliveryClaim {
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly day: IsoDay
  readonly step: string
  readonly channel: Channel
  readonly to: readonly string[]
  readonly items: readonly { readonly key: ItemKey; readonly step: string; readonly round: number }[]
  readonly totalCents: Cents
  /** With its angle brackets; null for what is not an e-mail. */
  readonly messageId: string | null
  /** The exact bytes: MIME for an e-mail, HTML for a letter or a call sheet. */
  readonly message: Buffer
}

/** A reminder ready to leave: rendered, approved, composed. */
export interface PreparedDelivery extends DeliveryClaim {
  /** Address of the envelope of an e-mail; null for what is not one. */
  readonly from: string | null
}

export interface DeliveryAnswer {
  readonly id: ReminderId
  /** Failed: it certainly did not leave. inDoubt: it may have, and is never sent again by itself. */
  readonly status: 'sent' | 'written' | 'failed' | 'inDoubt'
  /** The moment the answer was known, ISO 8601 with its offset. */
  readonly at: string
  /** The server's words, null when it said nothing. */
  readonly reply: string | null
  readonly refusedRecipients: readonly string[]
  /** Path of the file written, null for what went by mail. */
  readonly file: string | null
}

export interface DeliveryJournal {
  /**
   * ONE transaction: records the answers, then claims. One verdict per claim, in order; `already` when one of its items was sent,
   * is in doubt or is being sent at this step of this round by this channel.
   */
  exchange(answers: readonly DeliveryAnswer[], claims: readonly DeliveryClaim[]): readonly ('claimed' | 'already')[]
}

/** One line of what `send` tells. `needsApproval` is set by who prepares, never here. */
export interface DeliveryResult {
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly step: string
  readonly channel: Channel
  readonly to: readonly string[]
  readonly items: readonly ItemKey[]
  readonly status: 'sent' | 'written' | 'failed' | 'skipped' | 'inDoubt' | 'needsApproval'
  readonly messageId: string | null
  readonly file: string | null
  /** Whole French sentences; null when there is nothing to say. */
  readonly reason: string | null
}

/** The line of a delivery that ended so. */
export function resultOf(
  claim: DeliveryClaim,
  status: DeliveryResult['status'],
  reason: string | null,
  file: string | null = null,
): DeliveryResult {
  const { id, customer, step, channel, to, messageId } = claim
  return { id, customer, step, channel, to, items: claim.items.map((item) => item.key), status, messageId, file, reason }
}
