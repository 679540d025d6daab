// Listens to what a mail server says of each address while a day is sent, so that it can be written down once all is over.
// Changes no outcome: a ledger that cannot be written to must not put a message in doubt.
import type { PreparedDelivery } from '../delivery/delivery.ts'
import type { Mailer, RecipientRefusal } from '../delivery/mailer.ts'
import type { RefusedAddress } from '../ledger/refused-addresses.ts'

interface Noted {
  readonly mailer: Mailer | null
  /** What was refused so far, message by message in the order they were prepared; of several tries, the last. */
  refused(): RefusedAddress[]
}

/** The same mailer, listened to. Messages are known by their bytes, which are handed over as they were prepared. */
export function noting(mailer: Mailer | null, deliveries: readonly PreparedDelivery[]): Noted {
  const told = new Map<Buffer, readonly RecipientRefusal[]>()
  const refused = () =>
    deliveries.flatMap(({ id, customer, day, message }) =>
      (told.get(message) ?? []).map(({ address, reply }) => ({ reminder: id, customer, day, address, reply })),
    )
  if (mailer === null) return { mailer, refused }
  const listened: Mailer = {
    async send(mail) {
      const outcome = await mailer.send(mail)
      told.set(mail.bytes, outcome.kind === 'unknown' ? [] : (outcome.refusals ?? []))
      return outcome
    },
    verify: () => mailer.verify(),
    close: () => mailer.close(),
  }
  return { mailer: listened, refused }
}
