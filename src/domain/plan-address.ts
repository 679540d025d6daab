// One message per address and day, whatever the codes: two customers of the books can be one company, or share one mailbox.
import type { Customer } from './customer.ts'
import type { IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerCode } from './names.ts'
import type { Channel } from './settings.ts'

/** Mailboxes that already have, or will have, a message today, with the customer it is about. */
export type TakenAddresses = Map<string, CustomerCode>

/** Notes that a message to this customer takes these mailboxes for the day. */
export function takeAddresses(taken: TakenAddresses, customer: CustomerCode, to: readonly string[]): void {
  for (const address of to) taken.set(address.toLowerCase(), customer)
}

/** Why an e-mail to this customer must wait; null when none of the mailboxes `to` is taken by another customer's message. */
export function addressHold(
  channel: Channel,
  customer: Customer,
  taken: TakenAddresses,
  date: IsoDay,
  to: readonly string[],
): HoldReason | null {
  if (channel !== 'email') return null
  for (const address of to) {
    const other = taken.get(address.toLowerCase())
    if (other === undefined || other === customer.code) continue
    const text = `Un message part déjà le ${formatDay(date, 'fr')} à ${address}, pour le client ${other} : celui-ci attendra le jour ouvré suivant.`
    return { code: 'too-soon', until: date, text }
  }
  return null
}
