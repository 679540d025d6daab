// Draws for the files of a fuzz run: everything follows from a seed and a number, so that any file can be made again.
import { randomFrom } from '../fec-generator.js'

/** The draws of the nth file of a run. */
export function drawsOf(seed, index) {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  for (let i = 0; i < 3; i++) random()
  const whole = (below) => Math.floor(random() * below)
  const draws = {
    /** From 0 inclusive to `below` exclusive. */
    whole,
    between: (low, high) => low + whole(high - low + 1),
    chance: (share) => random() < share,
    of: (list) => list[whole(list.length)],
    /** One of the keys of { key: weight }. */
    weighted(weights) {
      let left = random() * Object.values(weights).reduce((sum, weight) => sum + weight, 0)
      for (const [key, weight] of Object.entries(weights)) {
        left -= weight
        if (left < 0) return key
      }
      return Object.keys(weights)[0]
    },
    shuffled(list) {
      const shuffled = [...list]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = whole(i + 1)
        const swapped = shuffled[i]
        shuffled[i] = shuffled[j]
        shuffled[j] = swapped
      }
      return shuffled
    },
  }
  return draws
}
