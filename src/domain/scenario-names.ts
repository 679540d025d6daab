// Names of scenarios as people type them: which known one was probably meant. Guesses nothing in anybody's place.
import { withoutAccents } from './accents.ts'
import { nearestWords } from './edit-distance.ts'

/** Letters that may be wrong. */
const NEAR = 3

/** The known names nearest to this one, the nearest first; case, accents and spaces do not count. Empty when none is near. */
export function nearestScenarios(name: string, known: readonly string[]): string[] {
  const plain = new Map(known.map((one) => [folded(one), one]))
  const most = Math.min(NEAR, Math.ceil(name.length / 3))
  return nearestWords(folded(name), plain.keys(), most).flatMap((word) => plain.get(word) ?? [])
}

/** What to do about an unknown name, one French sentence. */
export function scenarioAdvice(name: string, known: readonly string[]): string {
  const near = nearestScenarios(name, known)
  return near.length > 0 ? `Vouliez-vous dire : ${near.join(', ')} ?` : `Scénarios connus : ${known.join(', ')}.`
}

function folded(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .trim()
    .replace(/[\s_-]+/g, '-')
}
