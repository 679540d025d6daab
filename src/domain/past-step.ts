// What a step of another tool is called here: "1", "Relance 2", "Niveau 3", "mise en demeure" -> a step of the customer's scenario.
// Refuses what it does not know: a wrong step would make the next message too strong or too weak.
import { withoutAccents } from './accents.ts'
import { isFormalNotice } from './scenario.ts'
import type { Scenario, Step } from './settings.ts'
import { stepName } from './step-name.ts'

const NUMBERED =
  /^(?:relance|rappel|niveau|etape|reminder|level|step|n|r|lettre|courrier|mail|email)?(?:n|no)?0*([1-9])(?:re|ere|er|eme|e|nde|nd)?(?:relance|rappel|niveau|lettre)?$/
const ORDINALS: readonly (readonly [word: RegExp, rank: number])[] = [
  [/^(premiere|premier)(relance|rappel|niveau)?$/, 1],
  [/^(deuxieme|seconde?)(relance|rappel|niveau)?$/, 2],
  [/^troisieme(relance|rappel|niveau)?$/, 3],
]
const FORMAL = /^(med|miseendemeure|lettredemiseendemeure|formalnotice|lrarmiseendemeure)$/
const CALL = /^(appel|appeltelephonique|telephone|call|relancetelephonique|phone)$/
const PREVENTIVE = /^(preventive?|relancepreventive|preventif|prerelance|rappelavantecheance|avantecheance|rappelpreventif)$/

/**
 * The step of the scenario that these words name; null when they name none. A number is that of a reminder: the step named so
 * ('relance-2'), else the step of that rank after the due date, calls and formal notice apart. A number beyond them is refused:
 * in another tool it may have been a formal notice.
 */
export function stepNamed(words: string, scenario: Scenario): Step | null {
  const told = squeeze(words)
  const { steps } = scenario
  const byName = steps.find((step) => squeeze(step.step) === told || squeeze(stepName(step.step, 'fr')) === told)
  if (byName) return byName
  if (FORMAL.test(told)) return steps.find(isFormalNotice) ?? null
  if (CALL.test(told)) return steps.find((step) => step.channel === 'call') ?? null
  if (PREVENTIVE.test(told)) return steps.find((step) => step.at < 0) ?? null
  const rank = Number(NUMBERED.exec(told)?.[1] ?? ORDINALS.find(([word]) => word.test(told))?.[1] ?? 0)
  if (rank === 0) return null
  const written = steps.filter((step) => step.at > 0 && step.channel !== 'call' && !isFormalNotice(step))
  return steps.find((step) => step.step === `relance-${rank}`) ?? written[rank - 1] ?? null
}

/** The words that `stepNamed` takes for a scenario, to show to someone whose word is not known. */
export function knownSteps(scenario: Scenario): string[] {
  return scenario.steps.map((step) => {
    const name = stepName(step.step, 'fr')
    return name === step.step ? step.step : `${step.step} (${name})`
  })
}

function squeeze(words: string): string {
  return withoutAccents(words)
    .toLowerCase()
    .replace(/n°|nº/g, 'n')
    .replace(/[^a-z0-9]/g, '')
}
