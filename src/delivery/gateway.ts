// The seam between delivering and a gateway for short messages: what can be known of one message is what can be of an e-mail.
// Implemented by http-gateway.ts; tests may give their own.
import type { SendOutcome } from './mailer.ts'

export interface OutgoingSms {
  /** What the gateway may know it by: the same whenever it is tried again (see `gatewayIdOf`). */
  readonly id: string
  /** International: '+33612345678'. */
  readonly to: string
  readonly text: string
}

export interface Gateway {
  /** Hands one message over. Several calls may run at once. Never throws for what the gateway does. */
  send(sms: OutgoingSms): Promise<SendOutcome>
}
