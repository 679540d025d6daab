// Turns the day's message of one customer into a reminder: amounts, penalties, recipients, approval, name.
// Decides nothing about who is reminded; writes no text but the reason.
import { createHash } from 'node:crypto'
import { assigneeOf } from './assignee.ts'
import { brokenWords } from './broken-words.ts'
import { compareText } from './compare.ts'
import { type Customer, regimeOf } from './customer.ts'
import { covers } from './hold-cover.ts'
import { type ReminderId, reminderId } from './names.ts'
import { approvalNeeds } from './plan-approval.ts'
import { recipients } from './plan-contact.ts'
import { copiesOf } from './plan-copy.ts'
import type { Message } from './plan-message.ts'
import { byDueDate } from './plan-order.ts'
import { reminderReason } from './plan-reason.ts'
import { remindedItems } from './recalled.ts'
import type { Reminder, ReminderItem } from './reminder.ts'
import type { ReminderCase } from './reminder-case.ts'
import { listItem } from './reminder-item.ts'
import { mayClaim, penaltiesTold, withheldOf } from './reminder-penalties.ts'
import { reminderSums } from './reminder-sums.ts'
import { noticeAfter } from './scenario.ts'
import type { ScenarioChoice } from './scenario-choice.ts'
import type { Step } from './settings.ts'
import { decidedText } from './step-decision.ts'

/** The reminder of one customer. Sums are those of the items that ask for something; "pour information" ones are outside. */
export function buildReminder(one: ReminderCase): Reminder {
  const { customer, message, creditsCents, input } = one
  const { step, index, scenario } = message.top
  const regime = regimeOf(customer, input.settings.customers.regime)
  const isAssigned = assigneeOf(input.settings.assignees, customer.code) !== null
  const reminded = remindedItems(one.sent, input.settings)
  const listed = message.items.toSorted((a, b) => byDueDate(a.item, b.item)).map((candidate) => listItem(candidate, one, regime, reminded))
  const claiming = listed.filter(({ claims }) => claims)
  const claims = mayClaim(claiming, regime)
  const items = listed.map(({ item, claims: own }) => ({ ...item, claimsPenalties: claims && own }))
  const sums = reminderSums(items, creditsCents)
  const words = brokenWords(one)
  const to = recipients(one.receiver, step.channel, step.role)
  const cc = copiesOf(customer, step.channel, to, input.settings.reminders)
  const needs = approvalNeeds(one, sums.totalCents)
  return {
    id: nameOf(customer, step, items),
    customer: customer.code,
    name: customer.name,
    scenario: scenario.name,
    step: step.step,
    stepIndex: index,
    channel: step.channel,
    template: step.template,
    penalties: isAssigned
      ? 'none'
      : penaltiesTold(
          step,
          regime,
          sums.claimsPenalties,
          message.asking.map(({ item }) => item),
        ),
    tone: step.tone,
    by: step.by,
    withCall: step.channel !== 'call' && message.items.some(({ placed }) => placed.step.withCall),
    noticeFollows: !isAssigned && regime !== 'to-confirm' && noticeAfter(scenario, index, regime),
    to,
    ...(cc.length > 0 ? { cc } : {}),
    language: customer.language ?? input.settings.customers.language,
    needsApproval: needs.length > 0,
    ...(needs.length > 0 ? { approvalNeeds: needs } : {}),
    items,
    creditsCents,
    ...sums,
    ...(words.length > 0 ? { brokenWords: words } : {}),
    reason: reminderReason({
      message,
      choice: choiceOf(message),
      history: one.history,
      date: input.date,
      creditsCents,
      advancesCents: one.advancesCents,
      recipientKnown: to.length > 0,
      told: toldOf(one),
      items,
      withheld: sums.claimsPenalties ? null : withheldOf(claiming),
    }),
  }
}

/** Promises broken and decisions taken about the items of the message. */
function toldOf({ message, broken, input }: ReminderCase): string[] {
  const promises = broken.filter(({ hold }) => message.items.some(({ item }) => covers(hold, item))).map(({ text }) => text)
  const decided = message.items.flatMap(({ item, placed }) => decidedText(input.decisions?.get(item.key), placed.step) ?? [])
  return [...new Set([...promises, ...decided.toSorted(compareText).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`)])]
}

/** Why the message's scenario was chosen. */
function choiceOf({ items, top }: Message): ScenarioChoice {
  const brings = items.find(({ placed }) => placed === top)
  if (brings === undefined) throw new RangeError('the top step of a message is that of no item')
  return brings.choice
}

/** The same customer, round, step, channel and items always give the same name, whatever the amounts. */
export function nameOf(
  customer: Pick<Customer, 'code'>,
  step: Pick<Step, 'step' | 'channel'>,
  items: readonly Pick<ReminderItem, 'key' | 'round'>[],
): ReminderId {
  const keys = items.map(({ key, round }) => `${round} ${key}`).sort()
  const text = JSON.stringify([customer.code, step.step, step.channel, keys])
  return reminderId(createHash('sha256').update(text).digest('hex').slice(0, 16))
}
