// Within which bounds a sum of uncertain payments falls eight times out of ten. The bounds of a sum are not the sum of bounds: that many
// customers pay late at once is less likely than that one does. Worked out, not drawn by lot: the same answer for the same books.
// Chances are floating-point here; the bounds are estimates, no cent is ever added up from them.
import { type Cents, cents } from '../cents.ts'

/** Something that comes whole or not at all: what one customer owes. */
export interface Chance {
  readonly cents: number
  /** What is expected of it, from 0 to `cents`. */
  readonly expectedCents: number
}

/** Steps in which what is large is looked at. */
const STEPS = 256
/** A payment of fewer steps is taken together with the others like it: rounded to whole steps it would change too much. */
const LARGE = 8
/** Middle of each twentieth of a normal law, in thousandths of its standard deviation. */
const TWENTIETHS = [1960, 1440, 1150, 935, 755, 598, 454, 319, 189, 63].flatMap((z) => [-z, z])
/** Middle of each fifth of a normal law, in thousandths of its standard deviation. */
const FIFTHS = [-1282, -524, 0, 524, 1282]
/**
 * Customers slow down and catch up together: the odds of all of them are multiplied by the same factor, whose logarithm is a normal law of this
 * standard deviation. On companies made by chance and replayed, the bounds then hold 85 times out of a hundred with forty customers (ten companies,
 * 450 forecasts: 79 at 30 days, 90 at 60, 83 at 90) and 80 with four hundred (three, 153 forecasts); were each customer on his own, 74 and 45.
 */
const TOGETHER = 0.8
const SHARE_BELOW = 0.1

interface Sum {
  readonly sum: number
  /** How likely it is, from 0 to 1. */
  readonly share: number
}

/**
 * The bounds between which the sum of these payments falls eight times out of ten. What is expected in all is always between the bounds.
 */
export function eightOfTen(chances: readonly Chance[]): { readonly lowCents: Cents; readonly highCents: Cents } {
  let total = 0
  let expected = 0
  for (const one of chances) {
    total += one.cents
    expected += one.expectedCents
  }
  const step = Math.max(1, Math.ceil(total / STEPS))
  const sums = FIFTHS.flatMap((z) => sumsAt(chances, step, Math.exp((z / 1000) * TOGETHER))).sort((a, b) => a.sum - b.sum)
  const within = (value: number, least: number, most: number) => cents(Math.round(Math.min(most, Math.max(least, value))))
  return {
    lowCents: within(sumAt(sums, SHARE_BELOW), 0, expected),
    highCents: within(sumAt(sums, 1 - SHARE_BELOW), expected, total),
  }
}

/**
 * The sums that may come where the odds of each payment are multiplied by `odds`. The large ones are looked at one by one, all their combinations
 * together; the small ones as a normal law, which many of them make. The shares of what is returned add up to one fifth.
 */
function sumsAt(chances: readonly Chance[], step: number, odds: number): Sum[] {
  const large = new Float64Array(STEPS + 2)
  large[0] = 1
  let top = 0
  let certain = 0
  let variance = 0
  for (const one of chances) {
    const mean = one.cents === 0 ? 0 : one.expectedCents / one.cents
    const chance = (mean * odds) / (1 - mean + mean * odds)
    const steps = Math.round(one.cents / step)
    if (steps < LARGE || chance === 0 || chance === 1) {
      certain += one.cents * chance
      variance += one.cents * one.cents * chance * (1 - chance)
      continue
    }
    // What rounding to whole steps adds or takes away is what is expected of it.
    certain += (one.cents - steps * step) * chance
    top = Math.min(STEPS + 1, top + steps)
    for (let at = top; at >= 0; at--) large[at] = (large[at] ?? 0) * (1 - chance) + (at >= steps ? (large[at - steps] ?? 0) * chance : 0)
  }
  const deviation = Math.sqrt(variance)
  return [...large.subarray(0, top + 1)].flatMap((likely, at) => {
    const share = likely / TWENTIETHS.length / FIFTHS.length
    return share > 0 ? TWENTIETHS.map((z) => ({ sum: at * step + certain + (deviation * z) / 1000, share })) : []
  })
}

/** The smallest sum that is not passed with this chance. */
function sumAt(sums: readonly Sum[], share: number): number {
  let below = 0
  for (const one of sums) {
    below += one.share
    if (below >= share) return one.sum
  }
  return sums.at(-1)?.sum ?? 0
}
