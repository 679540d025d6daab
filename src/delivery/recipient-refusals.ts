// What the server said of each address it refused, read from nodemailer's errors. Decides nothing of the message.

import type { RecipientRefusal } from '../domain/delivery.ts'
import { headerText } from './address.ts'
import type { SendOutcome } from './mailer.ts'

const LONGEST = 300

/** Of the errors that nodemailer keeps, one for each address refused; anything else is passed over. */
export function refusalsIn(errors: unknown): readonly RecipientRefusal[] {
  if (!Array.isArray(errors)) return []
  return errors.flatMap((error: unknown) => {
    const { recipient, response } = fields(error)
    if (typeof recipient !== 'string' || typeof response !== 'string') return []
    return [{ address: recipient, reply: headerText(response).slice(0, LONGEST) }]
  })
}

/** The outcome of a message that was not taken, with what the server said of each address. In doubt nothing is added. */
export function withRefusals<T extends SendOutcome>(outcome: T, error: unknown): T {
  const refusals = refusalsIn(fields(error)['rejectedErrors'])
  return outcome.kind !== 'refused' || refusals.length === 0 ? outcome : { ...outcome, refusals }
}

function fields(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>) : {}
}
