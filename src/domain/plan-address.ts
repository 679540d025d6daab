// One message per address and day, whatever the codes: two customers of the books can be one company, or share one mailbox.
import type { Customer } from './customer.ts'
import { customerRegion } from './customer-region.ts'
import { addDays } from './day.ts'
import { formatDay } from './format.ts'
import type { HoldReason } from './hold.ts'
import { nextWorkingDay } from './holidays.ts'
import { hasMailbox, mailboxOf } from './mailbox.ts'
import type { CustomerCode } from './names.ts'
import type { PlanInput } from './plan-input.ts'
import { dayBefore } from './plan-order.ts'
import type { Channel } from './settings.ts'

/** Mailboxes and mobiles that already have, or will have, a message today, with the customer it is about. */
export type TakenAddresses = Map<string, CustomerCode>

/** Notes that a message to this customer takes these mailboxes for the day. */
export function takeAddresses(taken: TakenAddresses, customer: CustomerCode, to: readonly string[]): void {
  for (const address of to) taken.set(mailboxOf(address), customer)
}

/**
 * Why an e-mail or a short message to this customer must wait for the next working day where he is; null when none of the mailboxes `to` is taken by
 * another customer's message.
 */
export function addressHold(
  channel: Channel,
  customer: Customer,
  taken: TakenAddresses,
  { date, settings }: Pick<PlanInput, 'date' | 'settings'>,
  to: readonly string[],
): HoldReason | null {
  if (!hasMailbox(channel)) return null
  for (const address of to) {
    const other = taken.get(mailboxOf(address))
    if (other === undefined || other === customer.code) continue
    const next = nextWorkingDay(addDays(date, 1), customerRegion(customer, settings.reminders.holidays))
    const text = `Un message part déjà le ${formatDay(date, 'fr')} à ${address}, pour le client ${other} : celui-ci attendra le ${formatDay(next, 'fr')}.`
    return { code: 'too-soon', until: dayBefore(next), text }
  }
  return null
}
