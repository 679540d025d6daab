// The seam between delivering and a mail server: what can be known of one message after it was handed over.
// Implemented by smtp-mailer.ts; tests may give their own.
import type { RecipientRefusal } from '../domain/delivery.ts'

export interface OutgoingMail {
  /** Address of the envelope (MAIL FROM). */
  readonly from: string
  /** Addresses of the envelope (RCPT TO). */
  readonly to: readonly string[]
  /** Those of `to` that only get a copy: the message is not sent where they alone were taken. Absent: none. */
  readonly copies?: readonly string[]
  /** The composed message, sent as it is. */
  readonly bytes: Buffer
}

/**
 * What is known after handing a message over.
 * - `accepted`: the server took it; some recipients may have been refused.
 * - `refused`: it certainly was not taken: a 4xx/5xx reply is in hand, or DATA was never sent.
 * - `unknown`: the connection was lost from DATA on. It may have been taken: never sent again by itself.
 */
export type SendOutcome =
  | {
      readonly kind: 'accepted'
      readonly reply: string
      readonly refusedRecipients: readonly string[]
      /** What the server said of each refused address. Absent: of none. */
      readonly refusals?: readonly RecipientRefusal[]
    }
  | {
      readonly kind: 'refused'
      /** The server's words, null when it said nothing. */
      readonly reply: string | null
      /** Trying again a little later may succeed. */
      readonly retriable: boolean
      /** The way to the server failed (connection, TLS, password), not this message alone: the next one would fail too. */
      readonly connection: boolean
      /** What happened and what to do, French sentences. */
      readonly why: string
      readonly refusals?: readonly RecipientRefusal[]
    }
  | { readonly kind: 'unknown'; readonly why: string }

export type VerifyOutcome = { readonly ok: true } | { readonly ok: false; readonly reply: string | null; readonly why: string }

export interface Mailer {
  /** Hands one message over. Several calls may run at once. Never throws for what the server does. */
  send(mail: OutgoingMail): Promise<SendOutcome>
  /** How many more may begin now, at the pace asked for. Absent: as many as there are. */
  room?(): number
  /** Waits until one more may begin, or the run is stopped. */
  hasRoom?(): Promise<void>
  /** Connects, encrypts and signs in, sends nothing. */
  verify(): Promise<VerifyOutcome>
  /** Ends the connections; the mailer is not used afterwards. */
  close(): void
}
