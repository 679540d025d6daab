import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents, minCents, mulDiv, sumCents, ZERO } from '../../src/domain/cents.ts'

describe('cents', () => {
  it('are whole and safe, or refused', () => {
    expect(cents(120_000)).toBe(120_000)
    expect(Object.is(cents(-0), 0)).toBe(true)
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => cents(value)).toThrow(RangeError)
  })

  it('add up, from nothing to the last safe integer', () => {
    expect(sumCents([])).toBe(ZERO)
    expect(sumCents([100, -30, 5])).toBe(75)
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  })

  it('compare', () => {
    expect(minCents(cents(-5), cents(3))).toBe(-5)
    expect(minCents(cents(3), cents(-5))).toBe(-5)
  })
})

describe('multiplying and dividing money', () => {
  it.each([
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [149, 1, 100, 1],
    [150, 1, 100, 2],
    [-150, 1, 100, -2],
    [0, 5, 3, 0],
  ])('%i × %i ÷ %i is %i, half a cent away from zero', (a, b, divisor, expected) => {
    expect(mulDiv(a, b, divisor, 'half-up')).toBe(expected)
  })

  it('can round towards zero instead', () => {
    expect(mulDiv(199, 1, 100, 'down')).toBe(1)
    expect(mulDiv(-199, 1, 100, 'down')).toBe(-1)
  })

  it('is exact beyond the safe integers: 10^10 cents × 1215 basis points × 3650 days', () => {
    expect(mulDiv(10_000_000_000n * 1215n, 3650, 365n * 10_000n, 'half-up')).toBe(12_150_000_000)
  })

  it('refuses a divisor that is not positive, and a result that is not safe', () => {
    expect(() => mulDiv(1, 1, 0, 'down')).toThrow(RangeError)
    expect(() => mulDiv(1, 1, -5, 'down')).toThrow(RangeError)
    expect(() => mulDiv(Number.MAX_SAFE_INTEGER, 2, 1, 'down')).toThrow(RangeError)
  })

  it('is never off by more than half a cent', () => {
    const value = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }), (a, b, divisor) => {
        const gap = 2n * (BigInt(mulDiv(a, b, divisor, 'half-up')) * BigInt(divisor) - BigInt(a) * BigInt(b))
        expect(gap <= BigInt(divisor) && gap >= -BigInt(divisor)).toBe(true)
      }),
    )
  })
})
