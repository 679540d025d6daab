// The step of one item on one day: min(highest step whose day is reached, last step really sent + 1).
// Levels rise by one, by messages really sent: age alone never leads to a formal notice, and a missed day is caught up.
// Knows nothing of holds, amounts owed by others or French sentences.
import type { Cents } from './cents.ts'
import { addDays, type IsoDay } from './day.ts'
import type { Scenario, Step } from './settings.ts'

export interface StepFacts {
  readonly scenario: Scenario
  readonly date: IsoDay
  readonly dueOn: IsoDay
  readonly outstandingCents: Cents
  /** Names of the steps really sent for the item in its present round, the preventive one included. */
  readonly sent: ReadonlySet<string>
}

export interface PlacedStep {
  readonly step: Step
  /** Position in the scenario, 0 for the first. */
  readonly index: number
}

type StepVerdict =
  /** The step goes out today. */
  | ({ readonly kind: 'reached' } & PlacedStep)
  /** Due today or later. */
  | { readonly kind: 'not-due' }
  /** Overdue; the next step's day (`day`, the first on which it may go out) is still to come. */
  | ({ readonly kind: 'waiting'; readonly day: IsoDay } & PlacedStep)
  /** No step left. */
  | { readonly kind: 'last' }

/**
 * The step after the due date that concerns an item on `date`. An item never reminded starts at the first one, whatever
 * its age; steps whose minimum amount the item does not reach are passed over; steps of another scenario do not count.
 */
export function overdueStep(facts: StepFacts): StepVerdict {
  if (facts.date <= facts.dueOn) return { kind: 'not-due' }
  const last = lastSentIndex(facts)
  const index = facts.scenario.steps.findIndex((step, position) => position > last && step.at > 0 && concerns(step, facts))
  const step = facts.scenario.steps[index]
  if (step === undefined) return { kind: 'last' }
  const day = addDays(facts.dueOn, step.at)
  return day <= facts.date ? { kind: 'reached', step, index } : { kind: 'waiting', step, index, day }
}

/**
 * The preventive step that may go out on `date`: the latest one whose day is reached, caught up until the day before the
 * due date, once per item. Null: none, or already sent.
 */
export function preventiveStep(facts: StepFacts): PlacedStep | null {
  if (facts.date >= facts.dueOn) return null
  const { steps } = facts.scenario
  const index = steps.findLastIndex((step) => step.at < 0 && concerns(step, facts) && addDays(facts.dueOn, step.at) <= facts.date)
  const step = steps[index]
  const done = steps.some((other, position) => position >= index && other.at < 0 && facts.sent.has(other.step))
  return step === undefined || done ? null : { step, index }
}

/** Position of the last step after the due date really sent, -1 for none. */
function lastSentIndex(facts: StepFacts): number {
  return facts.scenario.steps.findLastIndex((step) => step.at > 0 && facts.sent.has(step.step))
}

function concerns(step: Step, facts: StepFacts): boolean {
  return step.minimumCents === null || facts.outstandingCents >= step.minimumCents
}
