// Whom a message goes to, by channel. Reads the customer's contacts; checks no mailbox and sends nothing.
import { withoutAccents } from './accents.ts'
import type { Contact, Customer } from './customer.ts'
import type { HoldReason } from './hold.ts'
import { mobileNumber } from './phone.ts'
import type { Channel, Step } from './settings.ts'

const MAILBOX = /^[^\s@,;<>]+@[^\s@,;<>]+$/
const ACCOUNTING = /compta|factur|règlement|reglement|fournisseur|relance|account|billing|payable/i

/**
 * Where a message of this channel goes: e-mail addresses, lines of the postal address, phone numbers (of mobiles alone for a short message).
 * Contacts whose role holds `role` come alone when there are any, else those in charge of accounts, else the first contact who can be reached so: the
 * debt is told to no one else. Empty when nobody can be reached.
 */
export function recipients(customer: Customer, channel: Channel, role: string | null = null): readonly string[] {
  switch (channel) {
    case 'email':
      return concerned(customer, role, (contact) => (MAILBOX.test(contact.email?.trim() ?? '') ? contact.email : null))
    case 'call':
      return concerned(customer, role, (contact) => contact.phone)
    case 'sms':
      return concerned(customer, role, (contact) => (mobileNumber(contact.phone ?? '', true).ok ? contact.phone : null))
    case 'letter':
    case 'registered-letter': {
      const lines = customer.address.map((line) => line.trim()).filter((line) => line !== '')
      return lines.length === 0 ? [] : [customer.name, ...lines]
    }
    default:
      return channel satisfies never
  }
}

/**
 * Why nobody can be reached by this channel, and what to do; null when somebody can. A call sheet is a task for the
 * accountant, who can look a number up: it only needs some contact, an e-mail address will do; for the account manager, none.
 */
export function contactHold(
  customer: Customer,
  channel: Channel,
  { by, role }: Pick<Step, 'by' | 'role'> = { by: 'accounting', role: null },
): HoldReason | null {
  if (recipients(customer, channel, role).length > 0) return null
  if (channel === 'call' && by === 'account-manager' && customer.accountManager !== null) return null
  if (channel === 'call' && recipients(customer, 'email').length > 0) return null
  return { code: 'no-contact', until: null, text: missingText(channel) }
}

function missingText(channel: Channel): string {
  switch (channel) {
    case 'email':
      return 'Aucune adresse électronique valable pour ce client : complétez ses contacts avant de le relancer.'
    case 'letter':
    case 'registered-letter':
      return 'Aucune adresse postale pour ce client : complétez-la avant d’envoyer le courrier.'
    case 'call':
      return 'Aucun numéro de téléphone ni autre contact pour ce client : complétez ses contacts avant de l’appeler.'
    case 'sms':
      return 'Aucun numéro de mobile pour ce client : complétez ses contacts avant de le relancer par SMS.'
    default:
      return channel satisfies never
  }
}

function concerned(customer: Customer, role: string | null, addressOf: (contact: Contact) => string | null): string[] {
  const reachable = customer.contacts.flatMap((contact) => {
    const address = addressOf(contact)?.trim() ?? ''
    return address === '' ? [] : [{ address, role: contact.role ?? '' }]
  })
  const named = role === null ? [] : reachable.filter((contact) => isInCharge(contact, role))
  const accounting = reachable.filter((contact) => ACCOUNTING.test(contact.role))
  const chosen = [named, accounting, reachable.slice(0, 1)].find((some) => some.length > 0) ?? []
  return [...new Set(chosen.map((contact) => contact.address))]
}

/** Whether the contact's function holds these words, accents and case apart: "direction" is in "Direction financière". */
export function isInCharge(contact: Pick<Contact, 'role'>, role: string): boolean {
  return folded(contact.role ?? '').includes(folded(role))
}

function folded(role: string): string {
  return withoutAccents(role).toLowerCase()
}
