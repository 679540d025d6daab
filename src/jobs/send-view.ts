// The lines of what `send` tells of reminders that it does not hand over.
import { composedOrWhy } from '../delivery/deliver.ts'
import { resultOf, type WaitingDelivery } from '../delivery/delivery.ts'
import type { Delivery } from '../domain/delivery.ts'
import type { Enclosures } from '../domain/enclosure.ts'
import type { Reminder } from '../domain/reminder.ts'
import type { Settings } from '../domain/settings.ts'
import type { DeliveryStatus, DeliveryView } from '../reporting/views.ts'

/** The line of a reminder that ends here, with the reason. */
export function viewOf(reminder: Reminder, status: DeliveryStatus, reason: string | null): DeliveryView {
  const { id, customer, step, channel } = reminder
  const to = [...reminder.to, ...(reminder.cc ?? [])]
  return { id, customer, step, channel, to, items: reminder.items.map((item) => item.key), status, messageId: null, file: null, reason }
}

/** The lines of a dry run, in order: the status each delivery would have. Every message is composed, to tell which cannot be. */
export async function simulatedViews(deliveries: readonly WaitingDelivery[], { smtp, sms }: Settings): Promise<DeliveryView[]> {
  const views: DeliveryView[] = []
  for (const delivery of deliveries) {
    const composed = await composedOrWhy(delivery)
    if (typeof composed === 'string') views.push(resultOf(delivery, 'failed', composed))
    else {
      const leaves = composed.channel === 'email' ? smtp !== null : composed.channel === 'sms' && sms !== null
      const status = leaves ? 'sent' : 'written'
      views.push({ ...resultOf(composed, status, 'Simulation : rien n’est parti.'), messageId: null })
    }
  }
  return views
}

/** The line of a delivery that an earlier run left in doubt. */
export function doubtView(delivery: Delivery & { readonly why: string | null }): DeliveryView {
  const { id, customer, step, channel, to, items, messageId, why } = delivery
  const reason = [why, `Tranchez : relance history resolve ${id} sent, ou not-sent.`].filter((part) => part !== null).join(' ')
  return { id, customer, step, channel, to, items: items.map((item) => item.key), status: 'inDoubt', messageId, file: null, reason }
}

/** The line with what comes with the message; unchanged where nothing was looked for. */
export function withEnclosures(view: DeliveryView, { enclosed, missing }: Enclosures = { enclosed: [], missing: [] }): DeliveryView {
  return {
    ...view,
    ...(enclosed.length > 0 ? { attachments: enclosed } : {}),
    ...(missing.length > 0 ? { missingAttachments: missing } : {}),
  }
}
