// What was noted of a posted letter, said before the history of its customer.
import { formatDay } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { Tracked } from '../jobs/set-tracking.ts'
import { trackingWords } from '../reporting/tracking-words.ts'
import { CHANNELS } from '../reporting/words.ts'

export function trackedText(tracked: Tracked): string {
  const { customer, step, channel, day, recorded } = tracked
  const noted = recorded ? 'C’est noté dans l’historique.' : 'C’était déjà noté : rien n’a changé.'
  return `${customer} : ${stepName(step, 'fr')} du ${formatDay(day)}, ${CHANNELS[channel]} : ${trackingWords(tracked)}.\n  ${noted}\n`
}
