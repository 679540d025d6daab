// Who gets an open copy of a message: the account manager of the customer, where `reminders.copyAccountManager` asks for it.
// A copy is nobody's message: its mailbox stays free for a message of its own that day.
import type { Customer } from './customer.ts'
import type { Channel, ReminderSettings } from './settings.ts'

const ADDRESS = /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"()]+$/
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u

/**
 * The mailboxes that get a copy, as written ('Claire Petit <claire@firme.example>', or the address alone); empty for anything but an
 * e-mail, for a manager without a plain address, and for one who is among `to` already.
 */
export function copiesOf(
  customer: Pick<Customer, 'accountManager'>,
  channel: Channel,
  to: readonly string[],
  { copyAccountManager }: Pick<ReminderSettings, 'copyAccountManager'>,
): readonly string[] {
  const manager = customer.accountManager?.trim() ?? ''
  if (!copyAccountManager || channel !== 'email' || CONTROLS.test(manager)) return []
  const address = addressOf(manager)
  return address === null || to.some((one) => one.toLowerCase() === address) ? [] : [manager]
}

/** Copies of several companies, each mailbox once, the first writing kept. */
export function distinctCopies(copies: readonly string[]): readonly string[] {
  const known = new Map<string, string>()
  for (const one of copies) {
    const address = addressOf(one) ?? one
    if (!known.has(address)) known.set(address, one)
  }
  return [...known.values()]
}

/** The address of a mailbox in lower case; null when there is none, or more than one. */
function addressOf(mailbox: string): string | null {
  const named = /^[^<>@]*<([^<>]+)>$/.exec(mailbox)
  const address = (named?.[1] ?? mailbox).trim()
  return ADDRESS.test(address) ? address.toLowerCase() : null
}
