// Exact fractions of whole numbers, for a second count of interest. Rounds once, when it is asked to.

export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const NOTHING: Fraction = { over: 0n, under: 1n }

/** `over ÷ under` in lowest terms. @throws RangeError when `under` is not positive. */
export function fraction(over: bigint, under: bigint): Fraction {
  if (under <= 0n) throw new RangeError('a fraction is over a positive number')
  const shared = commonDivisor(over < 0n ? -over : over, under)
  return { over: over / shared, under: under / shared }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under)
}

/** The nearest whole number of a fraction that is not negative; half goes up. */
export function halfUp({ over, under }: Fraction): bigint {
  const whole = over / under
  return (over - whole * under) * 2n >= under ? whole + 1n : whole
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b)
}
