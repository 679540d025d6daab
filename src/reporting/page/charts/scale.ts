// The axis of a chart: from nothing or less to a round number above what is shown, in a few round steps. Whole numbers throughout.

export interface Scale {
  /** The lowest and the highest tick. */
  readonly from: number
  readonly to: number
  /** From the lowest to the highest, both included. */
  readonly ticks: readonly number[]
}

const STEPS = 5
const ROUND = [1, 2, 5, 10]

/** A scale that holds zero and all the values: steps of 1, 2 or 5 times a power of ten, about five of them. @param values safe whole numbers */
export function scaleOf(values: readonly number[]): Scale {
  const lowest = values.reduce((least, value) => Math.min(least, value), 0)
  const highest = values.reduce((most, value) => Math.max(most, value), 0)
  const wanted = Math.max(1, (highest - lowest) / STEPS)
  const power = 10 ** Math.floor(Math.log10(wanted))
  const step = Math.max(1, power * (ROUND.find((factor) => power * factor >= wanted) ?? 10))
  const [below, above] = [Math.floor(lowest / step), Math.max(Math.ceil(highest / step), lowest < 0 ? 0 : 1)]
  const ticks = Array.from({ length: above - below + 1 }, (_, index) => (below + index) * step)
  return { from: below * step, to: above * step, ticks }
}
