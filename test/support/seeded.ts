// Chance that can be told again: the same seed draws the same numbers on every machine.

export interface Chance {
  /** A whole number, both ends inclusive. */
  between(least: number, most: number): number
  /** True `percent` times of a hundred. */
  happens(percent: number): boolean
  /** One of the values. @throws RangeError for none */
  oneOf<T>(values: readonly T[]): T
}

/** Mulberry32: 32 bits of state, good enough to choose among a few dozen things. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
  return {
    between: (least, most) => least + next(most - least + 1),
    happens: (percent) => next(100) < percent,
    oneOf(values) {
      const value = values[next(Math.max(1, values.length))]
      if (value === undefined) throw new RangeError('nothing to choose from')
      return value
    },
  }
}
