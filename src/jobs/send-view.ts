// The lines of what `send` tells of reminders that it does not hand over.
import type { PreparedDelivery } from '../delivery/delivery.ts'
import type { Delivery } from '../domain/delivery.ts'
import type { Enclosures } from '../domain/enclosure.ts'
import type { Reminder } from '../domain/reminder.ts'
import type { DeliveryStatus, DeliveryView, SendView } from '../reporting/views.ts'

/** The line of a reminder that ends here, with the reason. */
export function viewOf(reminder: Reminder, status: DeliveryStatus, reason: string | null): DeliveryView {
  const { id, customer, step, channel } = reminder
  const to = [...reminder.to, ...(reminder.cc ?? [])]
  return { id, customer, step, channel, to, items: reminder.items.map((item) => item.key), status, messageId: null, file: null, reason }
}

/** The line of a dry run: the status the delivery would have. */
export function simulatedView(delivery: PreparedDelivery, transport: SendView['transport']): DeliveryView {
  const { id, customer, step, channel, to, items } = delivery
  const status = channel === 'email' && transport === 'smtp' ? 'sent' : 'written'
  return {
    id,
    customer,
    step,
    channel,
    to,
    items: items.map((item) => item.key),
    status,
    messageId: null,
    file: null,
    reason: 'Simulation : rien n’est parti.',
  }
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
