// What is delivered, what is told of it, and the journal that must exist for it: plain shapes, no behaviour.
// The journal is fulfilled by the ledger; this room does not know how.
import type { ClaimAnswer, Delivery, DeliveryAnswer, DeliveryClaim } from '../domain/delivery.ts'
import type { CustomerCode, ItemKey, ReminderId } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'

/** A reminder approved and about to leave; its bytes are made when its turn comes, so that a day's messages never stand in memory together. */
export interface WaitingDelivery extends Delivery {
  /** @throws InputError or SettingsError when this one cannot be composed */
  compose(): Promise<PreparedDelivery>
}

/** A reminder ready to leave: rendered, approved, composed. */
export interface PreparedDelivery extends DeliveryClaim {
  /** Address of the envelope of an e-mail; null for what is not one. */
  readonly from: string | null
  /** Identifier of a short message for its gateway; absent: the reminder's own. */
  readonly gatewayId?: string
  /** The page of a call to make on the day this message leaves: written beside it, never recorded apart. Absent: none. */
  readonly callSheet?: Buffer
  /** What is enclosed with a message that is written to the outbox, a letter: written beside it, before it. Absent: nothing. */
  readonly enclosures?: readonly EnclosureFile[]
}

/** A file beside a letter. */
export interface EnclosureFile {
  readonly name: string
  readonly content: Buffer
}

/** Of a claim; `why`: it no longer holds, a whole French sentence; `waitsForHours`: it will, at another hour. */
export type ClaimVerdict = ClaimAnswer | { readonly why: string; readonly waitsForHours?: true }

export interface DeliveryJournal {
  /**
   * ONE transaction: records the answers, then tests every condition of each claim again and claims. One verdict per claim, in order.
   */
  exchange(answers: readonly DeliveryAnswer[], claims: readonly DeliveryClaim[]): readonly ClaimVerdict[]
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
  /** Path of the call sheet written beside the message. Absent: none. */
  readonly callSheet?: string
  /** A short message that leaves at another hour of its customer's day. Absent: it waits for no hour. */
  readonly waitsForHours?: true
  /** Whole French sentences; null when there is nothing to say. */
  readonly reason: string | null
}

/** The line of a delivery that ended so. */
export function resultOf(
  claim: Delivery,
  status: DeliveryResult['status'],
  reason: string | null,
  file: string | null = null,
): DeliveryResult {
  const { id, customer, step, channel, to, messageId } = claim
  return { id, customer, step, channel, to, items: claim.items.map((item) => item.key), status, messageId, file, reason }
}
