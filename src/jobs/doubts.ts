// What a person needs to find out whether a message left: to whom, with which words, when, under which name. Decides nothing.
import { outboxName } from '../delivery/outbox.ts'
import { inDoubt } from '../ledger/deliveries.ts'
import { plannedReminder } from '../ledger/plans.ts'
import type { DoubtView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'

/** Every delivery in doubt, in the order they were claimed. */
export function doubtsOf({ ledger, settings }: Dossier): DoubtView[] {
  return inDoubt(ledger).map((delivery) => {
    const { id, customer, step, channel, to, messageId, claimedAt } = delivery
    const planned = plannedReminder(ledger, id)
    const subject = planned === null ? null : ((JSON.parse(planned) as { subject?: string }).subject ?? null)
    const leaves = channel === 'email' || (channel === 'sms' && settings.sms !== null)
    return { id, customer, step, channel, to, subject, messageId, claimedAt, file: leaves ? null : outboxName(delivery) }
  })
}
