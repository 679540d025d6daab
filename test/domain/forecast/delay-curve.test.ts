import { expect, it } from 'vitest'
import { dayOfShare, delayCurve, leftAfter, NEVER, neverPaid, tellsAfter } from '../../../src/domain/forecast/delay-curve.ts'

const paid = (days: number, weight = 1) => ({ days, paid: true, weight })
const open = (days: number, weight = 1) => ({ days, paid: false, weight })

it('four payments, two of them on one day: what is left after each', () => {
  const curve = delayCurve([paid(10), paid(5), paid(-2), paid(5)])
  expect([-3, -2, 4, 5, 9, 10, 400].map((day) => leftAfter(curve, day))).toEqual([1_000_000, 750_000, 750_000, 250_000, 250_000, 0, 0])
  expect([10, 50, 90].map((share) => dayOfShare(curve, share))).toEqual([-2, 5, 10])
})

it('what is still open was not paid by its age, and tells nothing of later days', () => {
  // Of three, one is paid on day 2; the open one leaves at 4 days of age; of the one left, all is paid on day 8.
  const curve = delayCurve([paid(2), open(4), paid(8)])
  expect([2, 4, 8].map((day) => leftAfter(curve, day))).toEqual([666_667, 666_667, 0])
})

it('what was written off is never paid', () => {
  const curve = delayCurve([paid(2), paid(3), paid(4), open(NEVER)])
  expect(neverPaid(curve)).toBe(250_000)
  expect(dayOfShare(curve, 90)).toBe(4)
})

it('a delay that counts three times weighs three times', () => {
  expect(leftAfter(delayCurve([paid(1, 3), paid(9, 1)]), 1)).toBe(250_000)
})

it('nothing is told of an age older than every payment, nor without payments', () => {
  const curve = delayCurve([paid(5), paid(30), open(60)])
  expect([29, 30, 31].map((age) => tellsAfter(curve, age))).toEqual([true, false, false])
  expect(tellsAfter(delayCurve([open(60)]), 0)).toBe(false)
  expect(dayOfShare(delayCurve([]), 50)).toBeNull()
})
