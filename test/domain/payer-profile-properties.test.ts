// What is true of every profile, whatever a customer has paid, and when.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, isoDay } from '../../src/domain/day.ts'
import { payerProfile } from '../../src/domain/payer-profile.ts'
import { bounced, paid } from '../support/payer-builders.ts'

const DAY = isoDay('2020-01-01')
const day = fc.integer({ min: 0, max: 2000 }).map((count) => addDays(DAY, count))
const settled = fc.record({ due: day, late: fc.integer({ min: -60, max: 400 }), euros: fc.integer({ min: 1, max: 10_000_000 }) })
const history = fc.record({
  settled: fc.array(settled, { maxLength: 20 }),
  bounces: fc.uniqueArray(day, { maxLength: 3 }),
  broken: fc.array(day, { maxLength: 4 }),
})
const itemsOf = ({ settled: invoices, bounces }: typeof history extends fc.Arbitrary<infer T> ? T : never) => [
  ...invoices.map(({ due, late, euros }, index) => paid(`F${index}`, due, addDays(due, late), { euros, issuedOn: addDays(due, -30) })),
  ...bounces.map(bounced),
]

it('the order of the books never changes a profile', () => {
  fc.assert(
    fc.property(history, fc.integer(), (told, seed) => {
      const items = itemsOf(told)
      const shuffled = items
        .map((item, index) => ({ item, at: Math.sin(seed + index) }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item)
      expect(payerProfile(shuffled, told.broken.toReversed())).toEqual(payerProfile(items, told.broken))
    }),
  )
})

it('a profile moved by any number of days is the same: the calendar counts, never today', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 12 }), (told, times) => {
      // Whole cycles of four years keep the length of every year.
      const shift = 1461 * times
      const later = {
        settled: told.settled.map((one) => ({ ...one, due: addDays(one.due, shift) })),
        bounces: told.bounces.map((one) => addDays(one, shift)),
        broken: told.broken.map((one) => addDays(one, shift)),
      }
      const {
        firstInvoiceOn: _f,
        lastEventOn: _l,
        bouncedOn: _b,
        brokenPromisesOn: _p,
        because: _w,
        ...now
      } = payerProfile(itemsOf(told), told.broken)
      expect(payerProfile(itemsOf(later), later.broken)).toMatchObject(now)
    }),
  )
})

it('the score is a whole number from 0 to 100, 80 and the points of every fact that counts, the heaviest first', () => {
  fc.assert(
    fc.property(history, (told) => {
      const { score, facts } = payerProfile(itemsOf(told), told.broken)
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
      const sum = facts.reduce((total, { points }) => total + points, 80)
      expect(score).toBe(Math.min(100, Math.max(0, sum)))
      const weights = facts.map(({ points }) => Math.abs(points))
      expect(weights.every((weight) => Number.isInteger(weight) && weight > 0)).toBe(true)
      expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    }),
  )
})

it('one more invoice paid by its due date never lowers the score of a payer without trend', () => {
  fc.assert(
    fc.property(fc.array(settled, { minLength: 1, maxLength: 4 }), (told) => {
      const items = itemsOf({ settled: told, bounces: [], broken: [] })
      const last = items.map(({ settledOn }) => settledOn ?? DAY).reduce((a, b) => (b > a ? b : a))
      // Issued with the latest: one issued after a pause moves the twelve months that purchases are counted in.
      const issuedOn = items.map((item) => item.issuedOn).reduce((a, b) => (b > a ? b : a))
      expect(payerProfile([...items, paid('N', last, last, { issuedOn })]).score).toBeGreaterThanOrEqual(payerProfile(items).score)
    }),
  )
})
