// Whose plan bears on the plan of one customer: at most one message a day goes to a mailbox or a mobile, a run may be full, a group has one message.

import type { Customer } from '../domain/customer.ts'
import { mailboxOf } from '../domain/mailbox.ts'
import type { CustomerCode } from '../domain/names.ts'
import { isInGroup } from '../domain/plan-receiver.ts'
import type { Settings } from '../domain/settings.ts'
import type { Scope } from '../ledger/scope.ts'

/** These customers and those they share a mailbox with, they with others included; null: everybody. */
export function bearingOn(
  codes: readonly CustomerCode[],
  known: ReadonlyMap<CustomerCode, Customer>,
  { groups, reminders }: Pick<Settings, 'groups' | 'reminders'>,
): Scope {
  if (reminders.maxPerRun !== null) return null
  const found = new Set(codes)
  const boxes = new Set<string>()
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const one of found) for (const box of addressesOf(known.get(one))) boxes.add(box)
    for (const one of known.values()) if (addressesOf(one).some((box) => boxes.has(box))) found.add(one.code)
  }
  return [...found].some((one) => isInGroup(groups, one)) ? null : [...found].sort()
}

/** His mailboxes, and his phones. */
export function addressesOf(customer: Customer | undefined): string[] {
  return (customer?.contacts ?? []).flatMap(({ email, phone }) => [email, phone].flatMap((one) => (one === null ? [] : [mailboxOf(one)])))
}
