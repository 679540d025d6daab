// What a person decided of the steps of an item: passed over, chosen, or started again. How it is recorded is the ledger's business.
import type { IsoDay } from './day.ts'
import type { Step } from './settings.ts'

export interface StepDecision {
  readonly kind: 'skip' | 'set' | 'replay'
  /** The step to come first; null: the first of the scenario, or none is left. */
  readonly step: string | null
  readonly day: IsoDay
  readonly reason: string
  /** Null: nobody knows. */
  readonly author: string | null
}

/** Why this step comes now, when a person decided it: "étape choisie par A. Brunet : appel du 12/11". Null when nobody did. */
export function decidedText(decision: StepDecision | undefined, step: Pick<Step, 'step'>): string | null {
  if (decision === undefined || decision.step !== step.step) return null
  const what = { skip: 'étape précédente passée', set: 'étape choisie', replay: 'relances reprises' }[decision.kind]
  const who = decision.author === null ? '' : ` par ${decision.author}`
  return `${what}${who} : ${decision.reason.trim().replace(/[.\s]+$/, '')}`
}
