// The step of one item on one day: min(highest step whose day is reached, last step really sent + 1).
// Levels rise by one, by messages really sent: age alone never leads to a formal notice, and a missed day is caught up.
// Knows nothing of holds, amounts owed by others or French sentences.
import type { Cents } from './cents.ts'
import { addDays, type IsoDay } from './day.ts'
import type { Language, Regime, Scenario, Step } from './settings.ts'
import { lastDoneIndex } from './step-level.ts'

export interface StepFacts {
  readonly scenario: Scenario
  readonly date: IsoDay
  readonly dueOn: IsoDay
  readonly outstandingCents: Cents
  readonly regime: Regime
  readonly language: Language
  /** Steps really sent for the item in its present round, the preventive one included, with the day each left. */
  readonly sent: ReadonlyMap<string, IsoDay>
  /** Steps a person passed over in the present round: done, though nothing left. */
  readonly passed: ReadonlySet<string>
  /** The next step does not wait for its day: a promise was broken, and the settings say so. */
  readonly raised: boolean
}

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
  const day = stepDay(next.step, facts)
  return day <= facts.date || facts.raised ? { kind: 'reached', ...next } : { kind: 'waiting', ...next, day }
}

/** The step after the due date that comes next for an item, whenever its day; null when none is left. */
export function nextStep(facts: Omit<StepFacts, 'date' | 'raised'>): PlacedStep | null {
  const { scenario } = facts
  const last = lastDoneIndex(scenario, (step) => facts.sent.has(step) || facts.passed.has(step))
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

/**
 * Own day of a step, then of each later one that concerns the item. One that counts from the step before is taken as following it on
 * its very day.
 */
export function daysFrom(index: number, facts: StepFacts): IsoDay[] {
  const days: IsoDay[] = []
  for (const step of facts.scenario.steps.slice(index)) {
    if (step.at < 0 || !concerns(step, facts)) continue
    const before = days.at(-1)
    days.push(step.from === 'due' || before === undefined ? stepDay(step, facts) : addDays(before, step.at))
  }
  return days
}

/** First day on which the step may leave. One that follows another counts from the last that really left, else from the due date. */
function stepDay(step: Step, { scenario, sent, dueOn }: StepFacts): IsoDay {
  if (step.from === 'due') return addDays(dueOn, step.at)
  const before = scenario.steps.filter(({ at }) => at > 0).flatMap((one) => sent.get(one.step) ?? [])
  return addDays(
    before.reduce<IsoDay>((last, day) => (day > last ? day : last), dueOn),
    step.at,
  )
}

function concerns(
  step: Step,
  { outstandingCents, regime, language }: Pick<StepFacts, 'outstandingCents' | 'regime' | 'language'>,
): boolean {
  if (step.minimumCents !== null && outstandingCents < step.minimumCents) return false
  if (step.maximumCents !== null && outstandingCents > step.maximumCents) return false
  return (step.regimes?.includes(regime) ?? true) && (step.languages?.includes(language) ?? true)
}
