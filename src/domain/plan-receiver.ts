// Who hears of a customer's debt: himself, or the one who pays for the group he belongs to.
// A formal notice has its effects on the debtor alone (C. civ. 1344): it never goes to another company. Neither does what is registered,
// nor a short message, which has no room to tell companies apart.
import type { Customer } from './customer.ts'
import type { IsoDay } from './day.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerCode, ItemKey } from './names.ts'
import type { CustomerCase } from './plan-case.ts'
import { contactHold } from './plan-contact.ts'
import { type CustomerHistory, customerHistory } from './plan-history.ts'
import { isFormalNotice } from './scenario.ts'
import type { PayerGroup, Step } from './settings.ts'

type SentAs = Pick<Step, 'step' | 'template' | 'channel'>

/** Whether a message of this step goes to the payer of a group, with those of the other companies. */
export function goesToPayer(step: SentAs): boolean {
  return !isFormalNotice(step) && (step.channel === 'email' || step.channel === 'letter' || step.channel === 'call')
}

/** Who gets a message of this step. */
export function receiverOf({ customer, payer }: Pick<CustomerCase, 'customer' | 'payer'>, step: SentAs): Customer {
  return payer !== undefined && goesToPayer(step) ? payer.customer : customer
}

/** The payer of each member; payers themselves are absent. */
export function payerOfMembers(groups: readonly PayerGroup[]): Map<CustomerCode, CustomerCode> {
  return new Map(groups.flatMap(({ payer, members }) => members.map((member) => [member, payer] as const)))
}

/** The group a customer pays for, or is paid for in; null for none. */
export function groupOf(groups: readonly PayerGroup[], code: string): PayerGroup | null {
  return groups.find(({ payer, members }) => [payer, ...members].some((one) => one === code)) ?? null
}

/** Whether a customer of that code is the payer or a member of a group. */
export function isInGroup(groups: readonly PayerGroup[], code: string): boolean {
  return groupOf(groups, code) !== null
}

/** As `contactHold`, of whoever gets the message. */
export function receiverHold(one: CustomerCase, step: Step): HoldReason | null {
  const receiver = receiverOf(one, step)
  const reason = contactHold(receiver, step.channel, step)
  if (reason === null || receiver.code === one.customer.code) return reason
  const text = `Le client ${receiver.code} (${receiver.name}), qui paie pour celui-ci, ne peut pas être joint ainsi : complétez ses contacts.`
  return { ...reason, text }
}

/**
 * What has been heard from us by those whom a step concerns: the customer's own history and, for what goes to the payer, the days of
 * the payer's messages too, whichever company they were about.
 */
export function heardHistory(
  one: CustomerCase,
  own: CustomerHistory,
  rounds: ReadonlyMap<ItemKey, number>,
): (step: SentAs) => CustomerHistory {
  const { payer } = one
  if (payer === undefined) return () => own
  const payers = customerHistory(payer.sent, rounds)
  const both: CustomerHistory = {
    of: own.of,
    lastMessageOn: own.lastMessageOn,
    lastForOthersOn: later(own.lastForOthersOn, later(payers.lastMessageOn, payers.lastForOthersOn)),
    messageDays: [...own.messageDays, ...payers.messageDays].sort().reverse(),
    lastCallOn: later(own.lastCallOn, payers.lastCallOn),
  }
  return (step) => (goesToPayer(step) ? both : own)
}

function later(a: IsoDay | null, b: IsoDay | null): IsoDay | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
