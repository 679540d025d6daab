// The day of one customer: at most one reminder, and a reason for every debit that stays.
// The order of the questions is the order of the reasons told: what people decided, what the item is, who the customer is,
// what credits cover, the step, the contact, the gap between messages, and last the day itself.
import { brokenPromises } from './broken-promise.ts'
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import { customerRegion } from './customer-region.ts'
import { addDays, type IsoDay } from './day.ts'
import { heldPart, heldWhole } from './held-items.ts'
import type { HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'
import { type PayerProfile, UNKNOWN_PAYER } from './payer-profile.ts'
import { standingHolds } from './payment-plan.ts'
import { addressHold, type TakenAddresses } from './plan-address.ts'
import { type CustomerCase, type CustomerDay, type Debit, type FreeItem, keep, type LeaveOut } from './plan-case.ts'
import { recipients } from './plan-contact.ts'
import { creditsCover, creditsHold, nettedCredits } from './plan-credits.ts'
import { freeItems } from './plan-free.ts'
import { gapHold, leavingDay, type Pace, tooManyHold } from './plan-gap.ts'
import { customerHistory } from './plan-history.ts'
import { unknownScenario } from './plan-holds.ts'
import type { PlanInput } from './plan-input.ts'
import { composeMessage, type Message } from './plan-message.ts'
import { dueOrLast } from './plan-order.ts'
import { type LeavingDay, placed } from './plan-placing.ts'
import { heardHistory, receiverHold, receiverOf } from './plan-receiver.ts'
import { buildReminder } from './plan-reminder.ts'
import { concernsPreventive } from './plan-steps.ts'
import { withOverdue, withUpcoming } from './plan-upcoming.ts'
import { noteDays, wakeDay } from './plan-wake.ts'
import type { HeldItem, Reminder } from './reminder.ts'
import type { ReminderCase } from './reminder-case.ts'
import { isFormalNotice } from './scenario.ts'
import { chooseScenario, type ScenarioChoice } from './scenario-choice.ts'
import type { Scenario } from './settings.ts'

/** What one customer gets today; `held` is sorted by due date, then key. */
type CustomerPlan = Omit<CustomerDay, 'customer' | 'items'>

/**
 * Plans one customer: every debit with something outstanding is in the reminder, held, or (a part held by hand) both.
 * @param day why nothing leaves today; null when sending is allowed
 * @param taken mailboxes and mobiles that have a message today already
 */
export function planCustomer(one: CustomerCase, input: PlanInput, day: HoldReason | null, taken: TakenAddresses): CustomerPlan {
  const debits = one.items.filter((item) => item.outstandingCents > 0)
  const left = new Map<ItemKey, { readonly debit: Debit; readonly reason: HoldReason }>()
  const leaveOut: LeaveOut = (debit, reason) => left.set(debit.item.key, { debit, reason })
  const { sent, composed, notes } = decide(one, debits, input, { day, taken }, leaveOut)
  const parts = (sent?.message.items ?? []).flatMap(({ item, part }) => (part === null ? [] : [heldPart(item, part)]))
  const held = [...[...left.values()].map(({ debit, reason }) => heldWhole(debit, reason)), ...parts]
  const dues = new Map(debits.map((item) => [item.key, dueOrLast(item)]))
  held.sort((a, b) => compareText(dues.get(a.key) ?? '', dues.get(b.key) ?? '') || compareText(a.key, b.key))
  const wakesOn = composed || mayLoseStep(held, input) ? addDays(input.date, 1) : wakeDay(one, held, notes, input.date)
  if (sent === null) return { reminder: null, held, composed, wakesOn }
  return { reminder: withOthers(buildReminder(sent), left.values(), input), held, composed, wakesOn }
}

/** Where a day without a plan leaves its steps out, one that could not be sent for want of an address is over the next day. */
function mayLoseStep(held: readonly HeldItem[], { settings }: PlanInput): boolean {
  return settings.reminders.catchUp === 'skip' && held.some(({ reason }) => reason.code === 'no-contact')
}

/** What the message tells besides what it asks for. */
function withOthers(
  reminder: Reminder,
  left: Iterable<{ readonly debit: Debit; readonly reason: HoldReason }>,
  { date, settings }: PlanInput,
): Reminder {
  if (isFormalNotice(reminder)) return withOverdue(reminder, left, date)
  return settings.reminders.listNotDue ? withUpcoming(reminder, left, date) : reminder
}

interface Decided {
  readonly sent: ReminderCase | null
  /** There was a message, be it held back by the day, by another customer's message or by its amount. */
  readonly composed: boolean
  /** Days around which notes before a due date may leave. */
  readonly notes: readonly IsoDay[]
}

/** The message of the day, null for none; every debit that stays whole is reported to `leaveOut`. */
function decide(
  one: CustomerCase,
  debits: readonly OpenItem[],
  input: PlanInput,
  today: { readonly day: HoldReason | null; readonly taken: TakenAddresses },
  leaveOut: LeaveOut,
): Decided {
  const { date } = input
  const { minimumCents, minimumGapDays, maxPerCustomer } = input.settings.reminders
  const payer = input.payers.get(one.customer.code) ?? UNKNOWN_PAYER
  const choiceOf = ({ item }: FreeItem) => chooseScenario(one.customer, item, payer, input.settings)
  const standing = standingHolds(one.holds, [...one.items, ...one.settled], date)
  const free = keep(freeItems(one, standing.holds, debits, input, leaveOut), leaveOut, (item) => unknownHold(choiceOf(item), one))
  if (free.length === 0) return { sent: null, composed: false, notes: [] }
  const notes = notesAhead(free, choiceOf, payer, input)
  const history = customerHistory(one.sent, input.rounds)
  const heard = heardHistory(one, history, input.rounds)
  const region = customerRegion(one.customer, input.settings.reminders.holidays)
  const paceOf = ({ gapDays }: Scenario): Pace => ({ gapDays: gapDays ?? minimumGapDays, most: maxPerCustomer, region })
  const broken = brokenPromises(one.holds, [...one.items, ...one.settled], date)
  const credits = cents(Math.min(0, nettedCredits(one.items) + standing.setAsideCents))
  const overdueCents = sumCents(free.filter(({ dueOn }) => dueOn < date).map(({ askedCents }) => askedCents))
  const covered = overdueCents > 0 ? creditsHold(overdueCents, credits, minimumCents) : null
  const leavesOn: LeavingDay = (step, day, scenario) => leavingDay(step, heard(step), day, paceOf(scenario))
  const remindable = keep(free, leaveOut, ({ dueOn }) => (dueOn < date ? covered : null))
  const candidates = remindable.flatMap((item) => placed(item, choiceOf(item), one, { input, history, broken }, leavesOn, leaveOut))
  const reachable = keep(
    candidates,
    leaveOut,
    ({ placed: { step, scenario } }) =>
      receiverHold(one, step) ??
      gapHold(step, heard(step), date, paceOf(scenario)) ??
      tooManyHold(step, heard(step), date, paceOf(scenario)),
  )
  const message = composeMessage(reachable, date, leaveOut)
  if (message === null) return { sent: null, composed: false, notes }
  // A note before the due date comes after what is overdue: only the credits that overdue debts leave are taken off.
  const creditsCents = message.preventive ? cents(Math.min(0, credits + overdueCents)) : credits
  const { channel, role } = message.top.step
  const receiver = receiverOf(one, message.top.step)
  const shared = addressHold(channel, receiver, today.taken, input, recipients(receiver, channel, role))
  const stays = messageHold(message, creditsCents, minimumCents) ?? shared ?? today.day
  if (keep(message.items, leaveOut, () => stays).length === 0) return { sent: null, composed: true, notes }
  const advancesCents = cents(Math.min(0, advancesOf(one.items)))
  const unallocatedCents = cents(creditsCents - standing.setAsideCents + advancesCents)
  return {
    sent: {
      customer: one.customer,
      receiver,
      history,
      sent: one.sent,
      message,
      creditsCents,
      advancesCents,
      unallocatedCents,
      broken,
      input,
    },
    composed: true,
    notes,
  }
}

/** The days of the notes before the due dates to come, of the items they concern. */
function notesAhead(
  free: readonly FreeItem[],
  choiceOf: (item: FreeItem) => ScenarioChoice,
  payer: PayerProfile,
  input: PlanInput,
): IsoDay[] {
  const { preventiveMinimumCents } = input.settings.reminders
  return free.flatMap((one) => {
    if (one.dueOn <= input.date || !concernsPreventive({ ...one, payer, preventiveMinimumCents })) return []
    const { scenario } = choiceOf(one)
    return scenario === null ? [] : noteDays(one.dueOn, scenario)
  })
}

/** A scenario that the settings do not hold stops its items. */
function unknownHold({ scenario }: ScenarioChoice, { customer }: CustomerCase): HoldReason | null {
  return scenario === null ? unknownScenario(customer.scenario ?? '') : null
}

/** What is left of the customer's advances: negative or zero when the books are in order. */
function advancesOf(items: readonly OpenItem[]): Cents {
  return sumCents(items.filter(({ kind }) => kind === 'advance').map(({ outstandingCents }) => outstandingCents))
}

/** Nothing is sent that asks for nothing, and no note before the due date for less than the minimum. */
function messageHold(message: Message, creditsCents: Cents, minimumCents: Cents): HoldReason | null {
  if (message.preventive) return creditsHold(message.principalCents, creditsCents, minimumCents)
  return message.principalCents + creditsCents <= ZERO ? creditsCover(message.principalCents, creditsCents) : null
}
