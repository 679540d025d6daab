// Which scenario a customer follows, what its steps are, and what makes a scenario unusable.
// Knows nothing of dates or items: the step of an item is decided in step-rule.ts.
import type { Customer } from './customer.ts'
import { frenchSpaces } from './plan-text.ts'
import { STANDARD, standardScenario } from './scenario-standard.ts'
import type { Scenario, Settings, Step } from './settings.ts'

/**
 * The scenario of a customer: the one set for him, else the dossier's `standard`, else the default one.
 * @returns null when a scenario is set for him that the settings do not hold: nobody may guess another.
 */
export function scenarioFor(customer: Pick<Customer, 'scenario'>, settings: Pick<Settings, 'scenarios'>): Scenario | null {
  const name = customer.scenario ?? STANDARD
  if (Object.hasOwn(settings.scenarios, name)) return settings.scenarios[name] ?? null
  return name === STANDARD ? standardScenario() : null
}

/** A formal notice (mise en demeure, C. civ. 1344), told by its name or its template. */
export function isFormalNotice(step: Pick<Step, 'step' | 'template'>): boolean {
  return step.step === 'formal-notice' || step.template === 'formal-notice'
}

/** A courteous note: an e-mail that says nothing of penalties. All that a due date nobody confirmed may bring. */
export function isCourteous(step: Step): boolean {
  return step.channel === 'email' && step.penalties === 'none' && !isFormalNotice(step)
}

/** What is wrong with a scenario, whole French sentences; empty when it can be used. */
export function validateScenario(scenario: Scenario): string[] {
  const where = `Scénario « ${scenario.name} »`
  const problems: string[] = []
  if (scenario.steps.length === 0) problems.push(`${where} : il ne contient aucune étape.`)
  const seen = new Set<string>()
  scenario.steps.forEach((step, index) => {
    problems.push(...stepProblems(step, where))
    if (seen.has(step.step)) problems.push(`${where} : l’étape « ${step.step} » figure deux fois.`)
    seen.add(step.step)
    const before = scenario.steps[index - 1]
    if (before && before.at >= step.at) {
      problems.push(
        `${where} : l’étape « ${step.step} » (${atText(step)}) doit venir après l’étape « ${before.step} » (${atText(before)}).`,
      )
    }
  })
  return problems.map(frenchSpaces)
}

function stepProblems(step: Step, where: string): string[] {
  const problems: string[] = []
  const name = `l’étape « ${step.step} »`
  if (step.step.trim() === '') problems.push(`${where} : une étape n’a pas de nom.`)
  if (!Number.isSafeInteger(step.at)) problems.push(`${where} : ${name} doit tomber un nombre entier de jours avant ou après l’échéance.`)
  if (step.at === 0) problems.push(`${where} : ${name} tombe le jour même de l’échéance ; choisissez un jour avant ou après.`)
  if (step.at < 0 && (step.penalties !== 'none' || isFormalNotice(step))) {
    problems.push(`${where} : ${name} précède l’échéance et ne peut ni parler de pénalités ni mettre en demeure.`)
  }
  if (step.minimumCents !== null && step.minimumCents < 0) problems.push(`${where} : le montant minimal de ${name} est négatif.`)
  return problems
}

function atText(step: Step): string {
  return step.at < 0 ? `J−${-step.at}` : `J+${step.at}`
}

/** Whether a customer who was never reminded would first hear a formal notice: allowed, told by `relance check`. */
export function startsWithFormalNotice(scenario: Scenario): boolean {
  const first = scenario.steps.find((step) => step.at > 0)
  return first !== undefined && isFormalNotice(first)
}
