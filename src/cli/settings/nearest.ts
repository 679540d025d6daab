// The known word nearest to a mistyped one. Knows nothing of settings.
import { editDistance } from '../../domain/edit-distance.ts'

/**
 * The candidate that needs the fewest letters changed, case apart; null when none is near
 * (more than a third of its letters, or more than three). The first one wins a tie.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    const allowed = Math.min(3, Math.max(1, Math.floor(candidate.length / 3)))
    if (distance <= allowed && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}
