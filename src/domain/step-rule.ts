// The step of one item on one day: min(highest step whose day is reached, last step really sent + 1).
// Levels rise by one, by messages really sent: age alone never leads to a formal notice, and a missed day is caught up.
// Knows nothing of holds, amounts owed by others or French sentences.
import { addDays, type IsoDay } from './day.ts'
import type { Scenario, Step } from './settings.ts'
import { firstDay } from './step-day.ts'
import { concerns, lastDone, type StepFacts } from './step-facts.ts'

export interface PlacedStep {
  readonly step: Step
  /** Position in the scenario, 0 for the first. */
  readonly index: number
  readonly scenario: Scenario
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
 * its age; steps whose conditions it does not meet are left out; steps of another scenario count by their level (step-level.ts).
 */
export function overdueStep(facts: StepFacts): StepVerdict {
  if (facts.date <= facts.dueOn) return { kind: 'not-due' }
  const next = nextStep(facts)
  if (next === null) return { kind: 'last' }
  const day = firstDay(next.index, facts)
  return day <= facts.date ? { kind: 'reached', ...next } : { kind: 'waiting', ...next, day }
}

/** The step after the due date that comes next for an item, whenever its day; null when none is left. */
export function nextStep(facts: Omit<StepFacts, 'date' | 'raised'>): PlacedStep | null {
  const { scenario } = facts
  const last = lastDone(facts)
  const index = scenario.steps.findIndex((step, position) => position > last && step.at > 0 && concerns(step, facts))
  const step = scenario.steps[index]
  return step === undefined ? null : { step, index, scenario }
}

/**
 * The preventive step that may go out on `date`: the latest one whose day is reached, caught up until the day before the
 * due date, once per item. Null: none, or already sent or passed over.
 */
export function preventiveStep(facts: StepFacts): PlacedStep | null {
  if (facts.date >= facts.dueOn) return null
  const { scenario } = facts
  const { steps } = scenario
  const index = steps.findLastIndex((step) => step.at < 0 && concerns(step, facts) && addDays(facts.dueOn, step.at) <= facts.date)
  const step = steps[index]
  const done = steps.some(
    (other, position) => position >= index && other.at < 0 && (facts.sent.has(other.step) || facts.passed.has(other.step)),
  )
  return step === undefined || done ? null : { step, index, scenario }
}
