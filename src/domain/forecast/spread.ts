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
/**
 * One time in twenty by this reckoning is one in ten by experience: it knows neither a customer who changes his ways nor a common slow-down. On ten
 * companies made by chance and replayed, the bounds so drawn held 84 times out of a hundred (66 to 72 with one in ten).
 */
const SHARE_BELOW = 0.05

/**
 * The bounds between which the sum of these payments falls eight times out of ten. The large
 * ones are looked at one by one, all their combinations together; the small ones as a normal law, which many of them make.
 * What is expected in all is always between the bounds.
 */
export function eightOfTen(chances: readonly Chance[]): { readonly lowCents: Cents; readonly highCents: Cents } {
  let total = 0
  let expected = 0
  for (const one of chances) {
    total += one.cents
    expected += one.expectedCents
  }
  const step = Math.max(1, Math.ceil(total / STEPS))
  const large = new Float64Array(STEPS + 2)
  large[0] = 1
  let top = 0
  let certain = 0
  let variance = 0
  for (const one of chances) {
    const chance = one.cents === 0 ? 0 : one.expectedCents / one.cents
    const steps = Math.round(one.cents / step)
    if (steps < LARGE || chance === 0 || chance === 1) {
      certain += one.expectedCents
      variance += one.cents * one.cents * chance * (1 - chance)
      continue
    }
    // What rounding to whole steps adds or takes away is what is expected of it.
    certain += one.expectedCents - steps * step * chance
    top = Math.min(STEPS + 1, top + steps)
    for (let at = top; at >= 0; at--) large[at] = (large[at] ?? 0) * (1 - chance) + (at >= steps ? (large[at - steps] ?? 0) * chance : 0)
  }
  const deviation = Math.sqrt(variance)
  const sums: { readonly sum: number; readonly share: number }[] = []
  for (let at = 0; at <= top; at++) {
    const share = (large[at] ?? 0) / TWENTIETHS.length
    if (share > 0) for (const z of TWENTIETHS) sums.push({ sum: at * step + certain + (deviation * z) / 1000, share })
  }
  sums.sort((a, b) => a.sum - b.sum)
  const within = (value: number, least: number, most: number) => cents(Math.round(Math.min(most, Math.max(least, value))))
  return {
    lowCents: within(sumAt(sums, SHARE_BELOW), 0, expected),
    highCents: within(sumAt(sums, 1 - SHARE_BELOW), expected, total),
  }
}

/** The smallest sum that is not passed with this chance. */
function sumAt(sums: readonly { readonly sum: number; readonly share: number }[], share: number): number {
  let below = 0
  for (const one of sums) {
    below += one.share
    if (below >= share) return one.sum
  }
  return sums.at(-1)?.sum ?? 0
}
