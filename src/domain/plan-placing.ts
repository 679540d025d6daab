// Which step an item comes to today, if it comes to one.
import { assigneeOf } from './assignee.ts'
import type { BrokenPromise } from './broken-promise.ts'
import { regimeOf } from './customer.ts'
import type { IsoDay } from './day.ts'
import { covers } from './hold-cover.ts'
import type { OpenItem } from './item.ts'
import { missedDays } from './missed-days.ts'
import { UNKNOWN_PAYER } from './payer-profile.ts'
import type { Candidate, CustomerCase, FreeItem, LeaveOut } from './plan-case.ts'
import type { ItemHistory } from './plan-history.ts'
import { decideStep } from './plan-steps.ts'
import type { ReminderCase } from './reminder-case.ts'
import type { ScenarioChoice } from './scenario-choice.ts'
import type { Scenario, Step } from './settings.ts'

const NONE: ReadonlySet<string> = new Set()

/** First day on which a step whose own day is `day` can really leave. */
export type LeavingDay = (step: Step, day: IsoDay, scenario: Scenario) => IsoDay

/** The item at the step of its scenario that is its own today; none, and reported to `leaveOut`, when it has none today. */
export function placed(
  free: FreeItem,
  choice: ScenarioChoice,
  one: CustomerCase,
  { input, history, broken }: Pick<ReminderCase, 'input' | 'history' | 'broken'>,
  leavesOn: LeavingDay,
  leaveOut: LeaveOut,
): Candidate[] {
  const { scenario } = choice
  if (scenario === null) return []
  const decision = decideStep({
    item: free.item,
    dueOn: free.dueOn,
    askedCents: free.askedCents,
    history: history.of(free.item.key),
    scenario,
    regime: regimeOf(one.customer, input.settings.customers.regime),
    language: one.customer.language ?? input.settings.customers.language,
    passed: input.passed.get(free.item.key) ?? NONE,
    raised: input.settings.reminders.brokenPromiseRaises && raisedBy(broken, free.item, history.of(free.item.key)),
    gapDays: scenario.gapDays ?? input.settings.reminders.minimumGapDays,
    missed: missedDays(one.customer, input),
    leavesOn: (step, day) => leavesOn(step, day, scenario),
    payer: input.payers.get(one.customer.code) ?? UNKNOWN_PAYER,
    assignee: assigneeOf(input.settings.assignees, one.customer.code)?.name ?? null,
    date: input.date,
    preventiveMinimumCents: input.settings.reminders.preventiveMinimumCents,
  })
  if (decision.kind === 'send') return [{ ...free, placed: decision.placed, preventive: decision.preventive, choice }]
  leaveOut(free, decision.reason)
  return []
}

/** Whether a promise about this item was broken and no step has left since: it raises one step, once. */
function raisedBy(broken: readonly BrokenPromise[], item: OpenItem, { sent }: ItemHistory): boolean {
  const last = broken.filter(({ hold }) => covers(hold, item)).at(-1)
  return last !== undefined && [...sent.values()].every(({ day }) => day <= last.day)
}
