// What the step rule knows of one item, and which steps of its scenario concern it. Decides neither which comes next nor when.
import { type Cents, cents, sumCents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { OpenItem } from './item.ts'
import { isFormalNotice } from './scenario.ts'
import type { Language, Regime, Scenario, Step } from './settings.ts'
import { lastDoneIndex } from './step-level.ts'

export interface StepFacts {
  readonly scenario: Scenario
  readonly date: IsoDay
  readonly dueOn: IsoDay
  /** What may be asked. */
  readonly outstandingCents: Cents
  /** What the invoice was issued for, less its credit notes; absent: what may be asked. */
  readonly billedCents?: Cents
  readonly regime: Regime
  readonly language: Language
  /** Steps really sent for the item in its present round, the preventive one included, with the day each left. */
  readonly sent: ReadonlyMap<string, IsoDay>
  /** Steps a person passed over in the present round: done, though nothing left. */
  readonly passed: ReadonlySet<string>
  /** The next step does not wait for its day: a promise was broken, and the settings say so. */
  readonly raised: boolean
  /** Days between two messages; absent: 1. */
  readonly gapDays?: number
}

/** What the conditions of steps look at in an item of which `askedCents` may be asked. */
export function amountsOf(
  { originalCents, allocations }: OpenItem,
  askedCents: Cents,
): Pick<StepFacts, 'outstandingCents' | 'billedCents'> {
  const credited = allocations.filter(({ counterpartKind }) => counterpartKind === 'creditNote')
  return { outstandingCents: askedCents, billedCents: cents(originalCents - sumCents(credited.map((part) => part.cents))) }
}

/**
 * The conditions on the amount look at the invoice as it was issued, less its credit notes: a part payment changes neither its steps nor
 * their order. A formal notice is not worth its while either when what may still be asked is under its minimum.
 */
export function concerns(
  step: Step,
  { outstandingCents, billedCents = outstandingCents, regime, language }: Omit<StepFacts, 'date' | 'raised'>,
): boolean {
  const { minimumCents, maximumCents } = step
  if (minimumCents !== null && (billedCents < minimumCents || (isFormalNotice(step) && outstandingCents < minimumCents))) return false
  if (maximumCents !== null && billedCents > maximumCents) return false
  return (step.regimes?.includes(regime) ?? true) && (step.languages?.includes(language) ?? true)
}

/** Position of the last step after the due date that was sent or that a person passed over, -1 for none. */
export function lastDone({ scenario, sent, passed }: Pick<StepFacts, 'scenario' | 'sent' | 'passed'>): number {
  return lastDoneIndex(scenario, (step) => sent.has(step) || passed.has(step))
}
