// Scenarios by name, what their steps are, and what makes a scenario unusable. Which one a customer follows: scenario-choice.ts.
// Knows nothing of dates or items: the step of an item is decided in step-rule.ts.
import type { Customer } from './customer.ts'
import { frenchSpaces } from './plan-text.ts'
import { dayText, nominalDay } from './scenario-days.ts'
import { shippedScenarios } from './scenario-shipped.ts'
import { STANDARD } from './scenario-standard.ts'
import { fallingLevel, untimelyTemplate } from './scenario-wording.ts'
import type { Regime, Scenario, Settings, Step } from './settings.ts'

/**
 * The scenario of this name, the standard one for none: the dossier's own, else the shipped one.
 * @returns null when neither the settings nor the program know the name: nobody may guess another.
 */
export function scenarioFor(customer: Pick<Customer, 'scenario'>, settings: Pick<Settings, 'scenarios'>): Scenario | null {
  const name = customer.scenario ?? STANDARD
  if (Object.hasOwn(settings.scenarios, name)) return settings.scenarios[name] ?? null
  const shipped = shippedScenarios()
  return Object.hasOwn(shipped, name) ? (shipped[name] ?? null) : null
}

/** A formal notice (mise en demeure, C. civ. 1344), told by its name or its template. */
export function isFormalNotice(step: Pick<Step, 'step' | 'template'>): boolean {
  return step.step === 'formal-notice' || step.template === 'formal-notice'
}

/** Whether a formal notice follows a step of the scenario, for customers of that regime. */
export function noticeAfter({ steps }: Pick<Scenario, 'steps'>, index: number, regime: Regime): boolean {
  return steps.slice(index + 1).some((next) => isFormalNotice(next) && (next.regimes?.includes(regime) ?? true))
}

/** A courteous note: an e-mail that says nothing of penalties. All that a due date nobody confirmed may bring. */
export function isCourteous(step: Step): boolean {
  return step.channel === 'email' && step.penalties === 'none' && !isFormalNotice(step)
}

/** Nothing is written to the customers of this scenario before somebody approved it. */
export function approvesEverything({ steps }: Scenario): boolean {
  const written = steps.filter((step) => step.channel !== 'call')
  return written.length > 0 && written.every((step) => step.approval === true)
}

/**
 * What is wrong with a scenario, whole French sentences in the order of its steps; empty when it can be used. Nobody hears a formal notice
 * before any reminder: one that comes first after the due date is refused. Nor is a shipped text sent on the wrong side of the due date,
 * or a level after a firmer one.
 */
export function validateScenario(scenario: Scenario): string[] {
  const where = `Scénario « ${scenario.name} »`
  const problems: string[] = []
  if (scenario.steps.length === 0) problems.push(`${where} : il ne contient aucune étape.`)
  const seen = new Set<string>()
  scenario.steps.forEach((step, index) => {
    problems.push(...stepProblems(step, where))
    if (seen.has(step.step)) problems.push(`${where} : l’étape « ${step.step} » figure deux fois.`)
    const falling = fallingLevel(step.step, [...seen])
    if (falling !== null) problems.push(`${where} : l’étape « ${step.step} » ${falling}`)
    seen.add(step.step)
    const follows = step.from === 'previous'
    if (follows && !scenario.steps.slice(0, index).some((one) => one.at > 0)) {
      problems.push(
        `${where} : l’étape « ${step.step} » ne suit aucune étape après l’échéance ; la première compte ses jours depuis l’échéance : écrivez at.`,
      )
    }
    if (step.at > 0 && isFormalNotice(step) && scenario.steps.findIndex((one) => one.at > 0) === index) {
      problems.push(
        `${where} : l’étape « ${step.step} » est une mise en demeure et la première après l’échéance ; placez au moins une relance avant elle.`,
      )
    }
    const before = scenario.steps[index - 1]
    if (before && !(follows && step.at <= 0) && nominalDay(scenario, index - 1) >= nominalDay(scenario, index)) {
      problems.push(
        `${where} : l’étape « ${step.step} » (${dayText(step)}) doit venir après l’étape « ${before.step} » (${dayText(before)}).`,
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
  if (step.from === 'previous' && step.at <= 0) {
    problems.push(`${where} : ${name} doit partir au moins un jour après la précédente.`)
  } else if (step.at === 0) {
    problems.push(`${where} : ${name} tombe le jour même de l’échéance ; choisissez un jour avant ou après.`)
  }
  if (step.from === 'due' && step.at < 0 && (step.penalties !== 'none' || isFormalNotice(step))) {
    problems.push(`${where} : ${name} précède l’échéance et ne peut ni parler de pénalités ni mettre en demeure.`)
  } else {
    const untimely = untimelyTemplate(step)
    if (untimely !== null) problems.push(`${where} : ${name} ${untimely}`)
  }
  if (step.minimumCents !== null && step.minimumCents < 0) problems.push(`${where} : le montant minimal de ${name} est négatif.`)
  if (step.minimumCents !== null && step.maximumCents !== null && step.minimumCents > step.maximumCents) {
    problems.push(`${where} : ${name} ne concerne aucune facture, son montant minimal dépasse son montant maximal.`)
  }
  if (step.withCall && step.channel === 'call') problems.push(`${where} : ${name} est déjà un appel ; retirez withCall.`)
  if (step.by === 'account-manager' && step.channel !== 'call' && !step.withCall) {
    problems.push(`${where} : ${name} n’est ni un appel ni accompagnée d’un appel ; by n’y sert à rien.`)
  }
  return problems
}
