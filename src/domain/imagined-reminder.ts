// A reminder that no plan has made: what a step would write about these items, to look at its words. Never stored, approved or sent.
import type { Cents } from './cents.ts'
import { cents } from './cents.ts'
import type { LatePaymentClaim } from './claim.ts'
import type { Customer } from './customer.ts'
import { type ItemKey, reminderId } from './names.ts'
import { recipients } from './plan-contact.ts'
import type { Reminder, ReminderItem } from './reminder.ts'
import { reminderSums } from './reminder-sums.ts'
import { noticeAfter } from './scenario.ts'
import type { Language, Regime, Scenario, Step } from './settings.ts'

/** A step somewhere in a scenario. */
export interface PlacedIn {
  readonly scenario: Pick<Scenario, 'name' | 'steps'>
  readonly step: Step
  /** Position of the step, 0 for the first. */
  readonly index: number
}

export interface Imagined {
  readonly placed: PlacedIn
  readonly customer: Customer
  readonly regime: Regime
  readonly language: Language
  /** Due or not; what they bear is taken from the claims. */
  readonly items: readonly Omit<ReminderItem, 'step' | 'round' | 'interestCents' | 'feeCents' | 'claimsPenalties' | 'forInformation'>[]
  readonly claims: ReadonlyMap<ItemKey, LatePaymentClaim>
  /** Negative or zero. */
  readonly creditsCents: Cents
  /** Somebody else is to be paid. */
  readonly isAssigned: boolean
}

/** Penalties are in the total where the step claims them and each claim that bears something may be claimed, as in a plan. */
export function imaginedReminder({ placed, customer, regime, language, items, claims, creditsCents, isAssigned }: Imagined): Reminder {
  const { scenario, step, index } = placed
  const all = items.map(({ key }) => claims.get(key)).filter((claim) => claim !== undefined)
  const bearing = all.filter((claim) => claim.interestCents + claim.feeCents > 0)
  const told = regime === 'business' || regime === 'public'
  const claimsAll = told && step.penalties === 'claim' && bearing.length > 0 && bearing.every(({ claimable }) => claimable)
  const listed = items.map((item): ReminderItem => {
    const claim = claims.get(item.key)
    const [interestCents, feeCents] = [claim?.interestCents ?? cents(0), claim?.feeCents ?? cents(0)]
    return { ...item, step: step.step, round: 1, interestCents, feeCents, claimsPenalties: claimsAll, forInformation: false }
  })
  return {
    id: reminderId('apercu'),
    customer: customer.code,
    name: customer.name,
    scenario: scenario.name,
    step: step.step,
    stepIndex: index,
    channel: step.channel,
    template: step.template,
    penalties: claimsAll ? 'claim' : told && step.penalties !== 'none' ? 'mention' : 'none',
    tone: step.tone,
    by: step.by,
    withCall: false,
    noticeFollows: !isAssigned && regime !== 'to-confirm' && noticeAfter(scenario, index, regime),
    to: recipients(customer, step.channel, step.role),
    language,
    needsApproval: false,
    items: listed,
    creditsCents,
    ...reminderSums(listed, creditsCents),
    reason: '',
  }
}
