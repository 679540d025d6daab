// Which of a customer's items share today's one message, at which step, and what they ask for together.
//
// All items with a step due today travel together and each keeps its own step; the message's step is the highest. An overdue
// item whose step is already done does not travel: it would take a step that history holds it to have had, and each
// (item, round, step) goes out once. It waits for its next step and says so.
import { type Cents, cents, sumCents } from './cents.ts'
import type { IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import type { HoldReason } from './hold.ts'
import { type Candidate, keep, type LeaveOut } from './plan-case.ts'
import { assumedDue } from './plan-steps.ts'
import { isCourteous, isFormalNotice } from './scenario.ts'
import { highestStep } from './step-order.ts'
import type { PlacedStep } from './step-rule.ts'

export interface Message {
  /** The highest step of its items. */
  readonly top: PlacedStep
  readonly preventive: boolean
  readonly items: readonly Candidate[]
  /** Items of `items` that ask for something: in a formal notice, those whose own step it is. */
  readonly asking: readonly Candidate[]
  readonly principalCents: Cents
}

/**
 * The one message of a customer's candidates, null when there is none. An item left out is reported to `leaveOut`:
 * preventive ones when something overdue goes out, those with an assumed due date when the message is more than courteous,
 * those past the formal notice on the day one goes out.
 */
export function composeMessage(candidates: readonly Candidate[], date: IsoDay, leaveOut: LeaveOut): Message | null {
  const overdue = candidates.filter((one) => !one.preventive)
  if (overdue.length === 0) return messageOf(candidates)
  for (const one of candidates) if (one.preventive) leaveOut(one, afterOverdue(one))
  const notices = overdue.filter((one) => isFormalNotice(one.placed.step))
  const upToFormal = keep(overdue, leaveOut, (one) => (isPast(one, notices) ? afterFormalNotice(date) : null))
  const top = highestStep(upToFormal.map(({ placed }) => placed))
  const firm = top !== null && !isCourteous(top.step)
  return messageOf(keep(upToFormal, leaveOut, (one) => (firm && one.item.dueSource === 'assumed' ? assumedDue() : null)))
}

function messageOf(items: readonly Candidate[]): Message | null {
  const top = highestStep(items.map(({ placed }) => placed))
  if (top === null) return null
  const asking = isFormalNotice(top.step) ? items.filter((one) => isFormalNotice(one.placed.step)) : items
  return {
    top,
    preventive: items.every((one) => one.preventive),
    items,
    asking,
    principalCents: cents(sumCents(asking.map((one) => one.askedCents))),
  }
}

/** Beyond the formal notices of its own scenario. */
function isPast({ placed }: Candidate, notices: readonly Candidate[]): boolean {
  const own = notices.filter((notice) => notice.placed.scenario.name === placed.scenario.name)
  return own.length > 0 && own.every((notice) => placed.index > notice.placed.index)
}

function afterOverdue({ dueOn }: Candidate): HoldReason {
  const text = `Pas encore échue : échéance le ${formatDay(dueOn, 'fr')} ; une relance part déjà ce jour pour ce client.`
  return { code: 'not-due', until: dueOn, text }
}

function afterFormalNotice(date: IsoDay): HoldReason {
  return { code: 'too-soon', until: date, text: 'Une mise en demeure part ce jour pour ce client : cette étape viendra après elle.' }
}
