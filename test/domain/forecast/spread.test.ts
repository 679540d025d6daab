import fc from 'fast-check'
import { expect, it } from 'vitest'
import { eightOfTen } from '../../../src/domain/forecast/spread.ts'

it('what is certain has no bounds but itself', () => {
  expect(eightOfTen([{ cents: 120_000, expectedCents: 120_000 }])).toEqual({ lowCents: 120_000, highCents: 120_000 })
  expect(eightOfTen([])).toEqual({ lowCents: 0, highCents: 0 })
})

it('a single payment as likely as not comes whole or not', () => {
  const { lowCents, highCents } = eightOfTen([{ cents: 256_000, expectedCents: 128_000 }])
  expect([lowCents, highCents]).toEqual([0, 256_000])
})

it('two payments as likely as not: none, one, both, one time in four each end', () => {
  const one = { cents: 128_000, expectedCents: 64_000 }
  expect(eightOfTen([one, one])).toEqual({ lowCents: 0, highCents: 256_000 })
})

it('many small payments stand for their mean: what is left open is whether all of them slow down, their odds divided by 2,79', () => {
  // One in two where nobody slows down; 1/2.79 to 1 where one time in ten is reached: 26 in a hundred of 10 000 payments of 1 €.
  const { lowCents, highCents } = eightOfTen(Array.from({ length: 10_000 }, () => ({ cents: 100, expectedCents: 50 })))
  expect(Math.abs(lowCents - 264_000)).toBeLessThan(3_000)
  expect(Math.abs(highCents - 736_000)).toBeLessThan(3_000)
})

it('the sum of many is surer than each: bounds are nearer than those of one payment of the same size', () => {
  const { lowCents, highCents } = eightOfTen(Array.from({ length: 100 }, () => ({ cents: 10_000, expectedCents: 5_000 })))
  expect(lowCents).toBeGreaterThan(220_000)
  expect(highCents).toBeLessThan(780_000)
})

it('what is expected is between the bounds, which are never below nothing nor above all', () => {
  const chance = fc.tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 100 }))
  fc.assert(
    fc.property(fc.array(chance, { maxLength: 40 }), (drawn) => {
      const chances = drawn.map(([cents, percent]) => ({ cents, expectedCents: Math.floor((cents * percent) / 100) }))
      const expected = chances.reduce((sum, { expectedCents }) => sum + expectedCents, 0)
      const total = chances.reduce((sum, { cents }) => sum + cents, 0)
      const { lowCents, highCents } = eightOfTen(chances)
      expect(lowCents).toBeGreaterThanOrEqual(0)
      expect(lowCents).toBeLessThanOrEqual(expected)
      expect(highCents).toBeGreaterThanOrEqual(expected)
      expect(highCents).toBeLessThanOrEqual(total)
    }),
  )
})
