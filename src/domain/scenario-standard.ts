// The scenario a dossier starts with. Its numbers are promised to users: change them only with the documentation.
import { plainStep } from './plain-step.ts'
import type { Channel, PenaltyUse, Scenario, Step } from './settings.ts'

/** Name of the scenario of customers who have none of their own. */
export const STANDARD = 'standard'

/** The default scenario: a courtesy before the due date, then five steps up to the formal notice at J+45. */
export function standardScenario(): Scenario {
  return {
    name: STANDARD,
    steps: [
      step('preventive', -5, 'email', 'none'),
      step('relance-1', 5, 'email', 'none'),
      step('relance-2', 15, 'email', 'mention'),
      step('call', 18, 'call', 'none'),
      step('relance-3', 30, 'letter', 'mention'),
      step('formal-notice', 45, 'registered-letter', 'claim'),
    ],
  }
}

function step(name: string, at: number, channel: Channel, penalties: PenaltyUse): Step {
  return plainStep(name, at, channel, { penalties })
}
