// The days of a scenario's steps as they are drawn: counted from the due date, as if each step left on its first day.
// The real first day of a step, which may follow a message that left late, is step-rule.ts's.
import { plural } from './format.ts'
import type { Scenario, Step } from './settings.ts'

/** Days after the due date on which the step of this position would leave, negative before it. */
export function nominalDay({ steps }: Pick<Scenario, 'steps'>, index: number): number {
  const step = steps[index]
  if (step === undefined) return 0
  if (step.from === 'due') return step.at
  return step.at + (index === 0 ? 0 : Math.max(0, nominalDay({ steps }, index - 1)))
}

/** 'J−5', 'J+15', or '8 jours après la précédente'. */
export function dayText({ at, from }: Pick<Step, 'at' | 'from'>): string {
  if (from === 'previous') return `${at} ${plural(at, 'jour', 'jours')} après la précédente`
  return at < 0 ? `J−${-at}` : `J+${at}`
}
