// Money as whole cents, and the one division the program uses for money.
// Knows nothing of currencies, formats or where an amount comes from.

declare const brand: unique symbol

/** An amount in euro cents: a safe integer, signed as in accounting (what the customer owes is positive). */
export type Cents = number & { readonly [brand]: 'Cents' }

/** Zero euros. */
export const ZERO = 0 as Cents

/**
 * Checks that a number is a whole count of cents.
 * @throws RangeError when it is not a safe integer.
 */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`)
  return (value === 0 ? 0 : value) as Cents
}

/** Sum of amounts; zero for none. @throws RangeError when the sum leaves the safe integers. */
export function sumCents(values: Iterable<number>): Cents {
  let total = 0
  for (const value of values) total += value
  return cents(total)
}

/** The smaller of two amounts. */
export function minCents(a: Cents, b: Cents): Cents {
  return a < b ? a : b
}

export type Rounding = 'half-up' | 'down'

/**
 * `a × b ÷ divisor` computed exactly, then rounded once.
 * `half-up` rounds half a cent away from zero, `down` towards zero.
 * @throws RangeError when the divisor is not positive or the result leaves the safe integers.
 */
export function mulDiv(a: number | bigint, b: number | bigint, divisor: number | bigint, rounding: Rounding): Cents {
  const by = BigInt(divisor)
  if (by <= 0n) throw new RangeError(`divisor must be positive: ${divisor}`)
  const product = BigInt(a) * BigInt(b)
  const negative = product < 0n
  const magnitude = negative ? -product : product
  const rounded = rounding === 'half-up' ? (2n * magnitude + by) / (2n * by) : magnitude / by
  return cents(Number(negative ? -rounded : rounded))
}
