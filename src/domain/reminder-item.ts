// One item of a message: what is asked of it, what it bears on the day, what the books and the history tell of it.
// Decides neither which items travel nor whether the message claims anything.

import { assigneeOf } from './assignee.ts'
import { ZERO } from './cents.ts'
import type { ClaimHistory, LatePaymentClaim } from './claim.ts'
import { claimForItem } from './claim-item.ts'
import { claimHold } from './claim-item-obstacles.ts'
import { compareText } from './compare.ts'
import { daysBetween, type IsoDay } from './day.ts'
import type { HoldCode } from './hold.ts'
import { judgmentAgainst } from './insolvency.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'
import { interestBeside } from './penalty.ts'
import type { Candidate } from './plan-case.ts'
import type { ItemHistory } from './plan-history.ts'
import type { PlanInput } from './plan-input.ts'
import type { ReminderItem, ReturnedPayment } from './reminder.ts'
import type { ReminderCase } from './reminder-case.ts'
import { isFormalNotice } from './scenario.ts'
import { isBounced } from './scenario-choice.ts'
import type { Regime, Scenario } from './settings.ts'

/** An item of the message with its claim on the day. */
export interface Listed {
  readonly claim: LatePaymentClaim
  readonly item: Omit<ReminderItem, 'claimsPenalties'>
  /** Its own step claims penalties, and so does the message's: a stronger step of another invoice never claims them on this one. */
  readonly claims: boolean
}

/** Why its penalties are not to be claimed, as a hold would say it. */
function heldAs({ item, part }: Candidate, { holds, settings, date }: PlanInput): HoldCode | null {
  if (assigneeOf(settings.assignees, item.customer) !== null) return 'assigned'
  const own = holds.filter(({ customer }) => customer === item.customer)
  return claimHold(own, item, date) ?? part?.reason.code ?? null
}

/** The item of a candidate. @param reminded items that were reminded in writing before */
export function listItem(candidate: Candidate, one: ReminderCase, regime: Regime, reminded: ReadonlySet<ItemKey>): Listed {
  const { input, message, history } = one
  const { item, dueOn, part, placed, askedCents } = candidate
  const claim = claimForItem(item, {
    until: input.date,
    regime,
    unallocatedCreditsCents: one.unallocatedCents,
    heldAs: heldAs(candidate, input),
    noticeOn: noticeDay([placed.scenario, ...Object.values(input.settings.scenarios)], history.of(item.key)),
    settings: input.settings,
    insolvencyOn: judgmentAgainst(input.holds, item.customer),
    ...historyOf(input, item.key),
    rates: input.rates,
  })
  const forInformation = isFormalNotice(message.top.step) && !isFormalNotice(placed.step)
  const returned = returnedPayment(item)
  const listed: Omit<ReminderItem, 'claimsPenalties'> = {
    key: item.key,
    ref: item.ref,
    ...(item.documentRef === '' ? { unnumbered: true as const } : {}),
    ...(returned === null ? {} : { bounced: true as const, returned }),
    ...(dueOn < input.date && !reminded.has(item.key) ? { firstReminder: true as const } : {}),
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
    forInformation,
  }
  const claims = !forInformation && message.top.step.penalties === 'claim' && placed.step.penalties === 'claim'
  return { claim, item: listed, claims }
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

/** The payment or the bill that came back; null for any other item, and for what a factor gives back: no payment of the customer's came back. */
function returnedPayment(item: OpenItem): ReturnedPayment | null {
  const { undoes, bookedOn, originalCents, documentRef, ref } = item
  if (!isBounced(item) || undoes?.kind === 'assigned') return null
  const means = undoes?.kind === 'bill' ? 'bill' : 'payment'
  const documents = undoes?.documents ?? (documentRef === '' ? [] : [ref])
  return { means, paidOn: undoes?.kind === 'payment' ? undoes.day : null, on: bookedOn, cents: originalCents, documents }
}
