// The scenarios of a dossier as a document: their steps, where they come from, and how many customers follow each, with why.
// Draws nothing; which scenario a customer follows is decided in domain/scenario-choice.ts.
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import type { ChoiceKind } from '../domain/scenario-choice.ts'
import { nominalDay } from '../domain/scenario-days.ts'
import { scenarioAdvice } from '../domain/scenario-names.ts'
import { shippedScenarios } from '../domain/scenario-shipped.ts'
import { STANDARD } from '../domain/scenario-standard.ts'
import type { Scenario, Step } from '../domain/settings.ts'
import { stepName } from '../domain/step-name.ts'
import type { Dossier } from './dossier.ts'
import { followersOn } from './followers.ts'

export interface ScenarioStepView extends Step {
  /** French. */
  readonly name: string
  /** Days after the due date if every step leaves on its first day; negative before it. */
  readonly day: number
}

export interface ScenarioView {
  readonly name: string
  readonly origin: 'shipped' | 'dossier'
  /** Null: as `reminders.minimumGapDays`. */
  readonly gapDays: number | null
  readonly steps: readonly ScenarioStepView[]
  /** Customers with an open item who follow it; null without a dossier. */
  readonly customers: number | null
  /** The same by what chose it for them. */
  readonly because: Readonly<Partial<Record<ChoiceKind, number>>>
}

/**
 * Whether regimes and payer profiles choose among the scenarios: they do; a standard scenario of the dossier's own stands for everybody;
 * the settings say no.
 */
export type ProfileChoice = 'profiles' | 'own-standard' | 'off'

export interface ScenariosView {
  readonly date: IsoDay
  /** What chooses for a customer to whom no scenario was given; without a dossier, what does by default. */
  readonly chosenBy: ProfileChoice
  readonly scenarios: readonly ScenarioView[]
  readonly totals: { readonly scenarios: number; readonly customers: number | null }
}

type Followers = ReadonlyMap<string, Partial<Record<ChoiceKind, number>>>

/**
 * The scenarios, shipped ones first, then the dossier's by name; without a dossier the shipped ones alone. A customer with a payment
 * that came back is counted there too.
 * @param name one scenario alone; null: all
 * @throws InputError 'scenario-unknown' when none has that name.
 */
export function scenariosOf(dossier: Dossier | null, date: IsoDay, name: string | null): ScenariosView {
  const shipped = shippedScenarios()
  const all = dossier === null ? shipped : dossier.settings.scenarios
  const names = [
    ...Object.keys(shipped),
    ...Object.keys(all)
      .filter((one) => !Object.hasOwn(shipped, one))
      .sort(),
  ]
  if (name !== null && !names.includes(name)) throw unknown(name, names)
  const followers = dossier === null ? null : followersOf(dossier, date)
  const scenarios = names.flatMap((one) => {
    const scenario = all[one]
    return scenario === undefined || (name !== null && name !== one) ? [] : [viewOf(scenario, followers)]
  })
  const totals = { scenarios: scenarios.length, customers: followers === null ? null : total(scenarios) }
  return { date, chosenBy: dossier === null ? 'profiles' : chosenBy(dossier), scenarios, totals }
}

function chosenBy({ settings }: Dossier): ProfileChoice {
  if (settings.reminders.scenarioByProfile) return 'profiles'
  const own = settings.scenarios[STANDARD]
  return own !== undefined && isShipped(own) ? 'off' : 'own-standard'
}

function isShipped(scenario: Scenario): boolean {
  return JSON.stringify(shippedScenarios()[scenario.name]) === JSON.stringify(scenario)
}

/** Customers with something open, by scenario and by what chose it. */
function followersOf(dossier: Dossier, date: IsoDay): Followers {
  const counts = new Map<string, Partial<Record<ChoiceKind, number>>>()
  for (const { scenario, kind } of followersOn(dossier, date)) {
    const known = counts.get(scenario.name) ?? {}
    counts.set(scenario.name, { ...known, [kind]: (known[kind] ?? 0) + 1 })
  }
  return counts
}

function viewOf(scenario: Scenario, followers: Followers | null): ScenarioView {
  const because = followers?.get(scenario.name) ?? {}
  return {
    name: scenario.name,
    origin: isShipped(scenario) ? 'shipped' : 'dossier',
    gapDays: scenario.gapDays ?? null,
    steps: scenario.steps.map((step, index) => ({ ...step, name: stepName(step.step, 'fr'), day: nominalDay(scenario, index) })),
    customers: followers === null ? null : Object.values(because).reduce((sum, count) => sum + count, 0),
    because,
  }
}

function total(scenarios: readonly ScenarioView[]): number {
  return scenarios.reduce((sum, { customers }) => sum + (customers ?? 0), 0)
}

function unknown(name: string, names: readonly string[]): InputError {
  return new InputError('scenario-unknown', `Aucun scénario ne s’appelle « ${name} ».`, {
    advice: scenarioAdvice(name, names),
  })
}
