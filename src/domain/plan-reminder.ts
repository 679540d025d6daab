// Turns the day's message of one customer into a reminder: amounts, penalties, recipients, approval, name.
// Decides nothing about who is reminded; writes no text but the reason.
import { createHash } from 'node:crypto'
import type { BrokenPromise } from './broken-promise.ts'
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import type { ClaimHistory, LatePaymentClaim } from './claim.ts'
import { claimForItem } from './claim-item.ts'
import { compareText } from './compare.ts'
import { type Customer, regimeOf } from './customer.ts'
import { daysBetween, type IsoDay } from './day.ts'
import { covers } from './hold-cover.ts'
import { judgmentAgainst } from './insolvency.ts'
import { type ItemKey, type ReminderId, reminderId } from './names.ts'
import { interestBeside } from './penalty.ts'
import { approvalNeeds } from './plan-approval.ts'
import type { Candidate } from './plan-case.ts'
import { recipients } from './plan-contact.ts'
import { copiesOf } from './plan-copy.ts'
import type { CustomerHistory, ItemHistory } from './plan-history.ts'
import type { PlanInput } from './plan-input.ts'
import type { Message } from './plan-message.ts'
import { byDueDate } from './plan-order.ts'
import { reminderReason } from './plan-reason.ts'
import type { Reminder, ReminderItem } from './reminder.ts'
import { isFormalNotice } from './scenario.ts'
import { isBounced, type ScenarioChoice } from './scenario-choice.ts'
import type { PenaltyUse, Regime, Scenario, Step } from './settings.ts'
import { decidedText } from './step-decision.ts'

export interface ReminderCase {
  readonly customer: Customer
  /** Who gets the message. */
  readonly receiver: Customer
  readonly history: CustomerHistory
  readonly message: Message
  /** Negative or zero. */
  readonly creditsCents: Cents
  /** Those credits and the advances (4191) nobody has put against an invoice: negative or zero. */
  readonly unallocatedCents: Cents
  /** Promises of his that were not kept, by day. */
  readonly broken: readonly BrokenPromise[]
  readonly input: PlanInput
}

/** An item of the message with its penalties on the day. */
interface Listed {
  readonly claim: LatePaymentClaim
  readonly item: ReminderItem
}

/** The reminder of one customer. Sums are those of the items that ask for something; "pour information" ones are outside. */
export function buildReminder(one: ReminderCase): Reminder {
  const { customer, message, creditsCents, unallocatedCents, input } = one
  const { step, index, scenario } = message.top
  const regime = regimeOf(customer, input.settings.customers.regime)
  const listed = message.items
    .toSorted((a, b) => byDueDate(a.item, b.item))
    .map((candidate) => list(candidate, one, regime, unallocatedCents))
  const asking = listed.filter(({ item }) => !item.forInformation)
  const interestCents = sumCents(asking.map(({ item }) => item.interestCents))
  const feeCents = sumCents(asking.map(({ item }) => item.feeCents))
  const claimsPenalties = step.penalties === 'claim' && mayClaim(asking, regime)
  const penaltiesCents = claimsPenalties ? interestCents + feeCents : ZERO
  const totalCents = cents(message.principalCents + creditsCents + penaltiesCents)
  const to = recipients(one.receiver, step.channel, step.role)
  const cc = copiesOf(customer, step.channel, to, input.settings.reminders)
  const items = listed.map(({ item }) => item)
  const needs = approvalNeeds(one, totalCents)
  return {
    id: nameOf(customer, step, items),
    customer: customer.code,
    name: customer.name,
    scenario: scenario.name,
    step: step.step,
    stepIndex: index,
    channel: step.channel,
    template: step.template,
    penalties: penaltiesTold(step, regime, claimsPenalties),
    tone: step.tone,
    by: step.by,
    withCall: step.channel !== 'call' && message.items.some(({ placed }) => placed.step.withCall),
    noticeFollows: scenario.steps.slice(index + 1).some((next) => isFormalNotice(next) && (next.regimes?.includes(regime) ?? true)),
    to,
    ...(cc.length > 0 ? { cc } : {}),
    language: customer.language ?? input.settings.customers.language,
    needsApproval: needs.length > 0,
    ...(needs.length > 0 ? { approvalNeeds: needs } : {}),
    items,
    principalCents: message.principalCents,
    creditsCents,
    interestCents,
    feeCents,
    claimsPenalties,
    totalCents,
    reason: reminderReason({
      message,
      choice: choiceOf(message),
      history: one.history,
      date: input.date,
      creditsCents,
      recipientKnown: to.length > 0,
      told: toldOf(one),
      withheld: step.penalties === 'claim' && !claimsPenalties ? withheldOf(asking) : null,
    }),
  }
}

/** Promises broken and decisions taken about the items of the message. */
function toldOf({ message, broken, input }: ReminderCase): string[] {
  const promises = broken.filter(({ hold }) => message.items.some(({ item }) => covers(hold, item))).map(({ text }) => text)
  const decided = message.items.flatMap(({ item, placed }) => decidedText(input.decisions?.get(item.key), placed.step) ?? [])
  return [...new Set([...promises, ...decided.toSorted(compareText).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`)])]
}

function list(candidate: Candidate, { input, message, history }: ReminderCase, regime: Regime, unallocatedCreditsCents: Cents): Listed {
  const { item, dueOn, part, placed, askedCents } = candidate
  const claim = claimForItem(item, {
    until: input.date,
    regime,
    unallocatedCreditsCents,
    disputed: part !== null,
    noticeOn: noticeDay([placed.scenario, ...Object.values(input.settings.scenarios)], history.of(item.key)),
    settings: input.settings,
    insolvencyOn: judgmentAgainst(input.holds, item.customer),
    ...historyOf(input, item.key),
    rates: input.rates,
  })
  const listed: ReminderItem = {
    key: item.key,
    ref: item.ref,
    ...(item.documentRef === '' ? { unnumbered: true as const } : {}),
    ...(isBounced(item) ? { bounced: true as const } : {}),
    step: placed.step.step,
    round: input.rounds.get(item.key) ?? 1,
    issuedOn: item.issuedOn,
    dueOn,
    daysLate: daysBetween(dueOn, input.date),
    originalCents: item.originalCents,
    outstandingCents: askedCents,
    heldCents: part?.cents ?? ZERO,
    interestCents: interestBeside(claim, item.outstandingCents),
    feeCents: claim.feeCents,
    forInformation: isFormalNotice(message.top.step) && !isFormalNotice(placed.step),
  }
  return { claim, item: listed }
}

function historyOf({ claims }: PlanInput, key: ItemKey): { history?: ClaimHistory } {
  const history = claims?.get(key)
  return history === undefined ? {} : { history }
}

/** The day the formal notice of an item really went out, whatever the scenario it followed then; null when it has not. */
function noticeDay(scenarios: readonly Scenario[], { sent }: ItemHistory): IsoDay | null {
  const notices = scenarios.flatMap(({ steps }) => steps.filter((step) => isFormalNotice(step) && sent.has(step.step)))
  const days = notices.flatMap(({ step }) => sent.get(step)?.day ?? []).sort(compareText)
  return days[0] ?? null
}

/** Why the message's scenario was chosen. */
function choiceOf({ items, top }: Message): ScenarioChoice {
  const brings = items.find(({ placed }) => placed === top)
  if (brings === undefined) throw new RangeError('the top step of a message is that of no item')
  return brings.choice
}

/**
 * Penalties are put in the total only for businesses and public buyers, and when every item that bears some may be claimed:
 * a part in dispute, an unallocated credit or an unconfirmed rate forbids it.
 */
function mayClaim(asking: readonly Listed[], regime: Regime): boolean {
  if (regime !== 'business' && regime !== 'public') return false
  const bearing = asking.filter(({ claim }) => claim.interestCents > 0 || claim.feeCents > 0)
  return bearing.length > 0 && bearing.every(({ claim }) => claim.claimable)
}

/** What a step that claims penalties leaves out, and why: the first note of the first claim that forbids it. */
function withheldOf(asking: readonly Listed[]): { cents: Cents; why: string } | null {
  const sum = sumCents(asking.flatMap(({ item }) => [item.interestCents, item.feeCents]))
  const forbidding = asking.find(({ claim }) => !claim.claimable && claim.interestCents + claim.feeCents > 0)
  const why = forbidding?.claim.notes[0]
  return sum === 0 || why === undefined ? null : { cents: sum, why }
}

/** What the text may say of penalties: nothing to a consumer, a foreign customer, or one whose kind is to be confirmed. */
function penaltiesTold(step: Step, regime: Regime, claimsPenalties: boolean): PenaltyUse {
  if (claimsPenalties) return 'claim'
  if (step.penalties === 'none' || (regime !== 'business' && regime !== 'public')) return 'none'
  return 'mention'
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
