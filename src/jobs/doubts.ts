// What a person needs to find out whether a message left: to whom, with which words, when, under which name. Decides nothing.
import { gatewayHost } from '../delivery/http-gateway.ts'
import { outboxName } from '../delivery/outbox.ts'
import type { SmsSettings } from '../domain/settings.ts'
import { asksFor } from '../domain/sms-request.ts'
import { inDoubt } from '../ledger/deliveries.ts'
import type { DeliveryRecord } from '../ledger/delivery-rows.ts'
import { keptMessage } from '../ledger/messages.ts'
import { plannedReminder } from '../ledger/plans.ts'
import type { DoubtView, SmsInDoubt } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { gatewayIdFor } from './sms.ts'

/** Every delivery in doubt, in the order they were claimed. */
export function doubtsOf(dossier: Dossier): DoubtView[] {
  const { ledger, settings } = dossier
  return inDoubt(ledger).map((delivery) => {
    const { id, customer, step, channel, to, messageId, claimedAt } = delivery
    const planned = plannedReminder(ledger, id)
    const subject = planned === null ? null : ((JSON.parse(planned) as { subject?: string }).subject ?? null)
    const sms = channel === 'sms' && settings.sms !== null ? { sms: smsInDoubt(dossier, settings.sms, delivery) } : {}
    const leaves = channel === 'email' || 'sms' in sms
    return { id, customer, step, channel, to, subject, ...sms, messageId, claimedAt, file: leaves ? null : outboxName(delivery) }
  })
}

function smsInDoubt(dossier: Dossier, request: SmsSettings, delivery: DeliveryRecord): SmsInDoubt {
  const text = keptMessage(dossier.ledger, delivery.digest)?.toString('utf8') ?? ''
  return {
    text: text === '' ? null : text,
    gateway: gatewayHost(request),
    gatewayId: asksFor(request, 'id') ? gatewayIdFor(dossier, delivery) : null,
  }
}
