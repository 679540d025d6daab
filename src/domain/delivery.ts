// What is written down of a message before it leaves and once its fate is known: shared by who sends and who records.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { CustomerCode, ItemKey, ReminderId } from './names.ts'
import type { Channel } from './settings.ts'

export interface DeliveredItem {
  readonly key: ItemKey
  readonly customer?: CustomerCode
  readonly step: string
  readonly round: number
}

/** A message and what it is about. */
export interface Delivery {
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly day: IsoDay
  readonly step: string
  readonly channel: Channel
  readonly to: readonly string[]
  /** Those of `to` that only get a copy; absent: none. */
  readonly copies?: readonly string[]
  /** Each item at its own step and round; with the company that owes it where it is not the customer. */
  readonly items: readonly DeliveredItem[]
  readonly totalCents: Cents
  /** With its angle brackets; null for what is not an e-mail. */
  readonly messageId: string | null
}

/** Written down before anything leaves: the delivery is in `sending` until its answer is recorded. */
export interface DeliveryClaim extends Delivery {
  /** The exact bytes: MIME for an e-mail, HTML for a letter or a call sheet. */
  readonly message: Buffer
}

/** An address that the server refused, and its own words for it. */
export interface RecipientRefusal {
  readonly address: string
  readonly reply: string
}

/** Whether the refusal is a permanent one (5xx, RFC 5321): trying again as it is would be refused again. */
export function isForGood({ reply }: Pick<RecipientRefusal, 'reply'>): boolean {
  return reply.startsWith('5')
}

/** `already`: one of its items is under way, in doubt, sent or written at this step of this round by this channel. */
export type ClaimAnswer = 'claimed' | 'already'

export interface DeliveryAnswer {
  readonly id: ReminderId
  /** Failed: it certainly did not leave. inDoubt: it may have, and is never sent again by itself. */
  readonly status: 'sent' | 'written' | 'failed' | 'inDoubt'
  /** The moment the answer was known, ISO 8601 with its offset. */
  readonly at: string
  /** The server's words, null when it said nothing. */
  readonly reply: string | null
  readonly refusedRecipients: readonly string[]
  /** The server's words for each refused address. Absent: none were told. */
  readonly refusals?: readonly RecipientRefusal[]
  /** Path of the file written, null for what went by mail. */
  readonly file: string | null
  /** The files written beside a letter, in their order. Absent: none, or nobody knows. */
  readonly enclosures?: readonly EnclosureTold[]
}

/** A file that travels with a letter. */
export interface EnclosureTold {
  /** Name of the file in the outbox. */
  readonly name: string
  /** Of its bytes, 64 hexadecimal digits in lower case. */
  readonly sha256: string
}
