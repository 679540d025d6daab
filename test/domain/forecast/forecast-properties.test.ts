// Whatever is open and whatever was agreed: each cent of the balance stands in one week, later, or in what is not expected.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cents, sumCents } from '../../../src/domain/cents.ts'
import { addDays } from '../../../src/domain/day.ts'
import { type ManualHold, plainHold } from '../../../src/domain/hold.ts'
import { customerCode } from '../../../src/domain/names.ts'
import { credit, FRIDAY, invoice } from '../../support/plan-builders.ts'
import { forecastOf, paidLate } from './forecast-builders.ts'

const customer = fc.constantFrom('C001', 'C002', 'C003')
const debit = fc.record({
  of: customer,
  amount: fc.integer({ min: 1, max: 5_000_000 }),
  age: fc.integer({ min: -80, max: 200 }),
  kind: fc.constantFrom('invoice', 'invoice', 'invoice', 'deposit', 'bill', 'doubtful', 'retention', 'bounced', 'other'),
})
const loose = fc.record({
  of: customer,
  amount: fc.integer({ min: 1, max: 3_000_000 }),
  kind: fc.constantFrom('payment', 'creditNote', 'advance'),
})
const held = fc.record({
  of: customer,
  code: fc.constantFrom('promise', 'payment-plan', 'dispute', 'paused', 'received', 'insolvency', 'bill-of-exchange'),
  part: fc.option(fc.integer({ min: 1, max: 3_000_000 })),
  days: fc.integer({ min: 0, max: 150 }),
})

it('all weeks, what comes later and what is not expected are what is open, to the cent', () => {
  fc.assert(
    fc.property(
      fc.array(debit, { maxLength: 8 }),
      fc.array(loose, { maxLength: 3 }),
      fc.array(held, { maxLength: 3 }),
      fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 9 }),
      (debits, credits, holds, delays) => {
        const items = [
          ...debits.map(({ of, amount, age, kind }, index) => invoice(`F${index}`, addDays(FRIDAY, -age), { of, amount, kind })),
          ...credits.map(({ of, amount, kind }, index) => credit(`V${index}`, amount, { of, kind })),
        ]
        const told = forecastOf([...paidLate(delays), ...paidLate(delays.slice(2), 'C002'), ...items], holds.map(holdOf))
        const weeks = sumCents(told.weeks.map(({ expectedCents }) => expectedCents))
        expect(weeks + told.beyondCents + told.notExpectedCents).toBe(sumCents(items.map(({ outstandingCents }) => outstandingCents)))
        expect(told.openCents).toBe(weeks + told.beyondCents + told.notExpectedCents)
        expect(weeks).toBe(told.horizons[2]?.expectedCents)
        expect(sumCents(told.customers.map(({ expected90Cents }) => expected90Cents))).toBe(weeks)
        for (const { expectedCents, lowCents, highCents, agreedCents } of [...told.weeks, ...told.horizons]) {
          expect(agreedCents).toBeGreaterThanOrEqual(0)
          expect(lowCents).toBeGreaterThanOrEqual(agreedCents)
          expect(expectedCents).toBeGreaterThanOrEqual(lowCents)
          expect(highCents).toBeGreaterThanOrEqual(expectedCents)
        }
      },
    ),
    { numRuns: 400 },
  )
})

it('the order of the books changes nothing', () => {
  fc.assert(
    fc.property(fc.array(debit, { minLength: 2, maxLength: 8 }), (debits) => {
      const items = debits.map(({ of, amount, age, kind }, index) => invoice(`F${index}`, addDays(FRIDAY, -age), { of, amount, kind }))
      const known = paidLate([3, 9, 9, 20])
      const { weeks, customers } = forecastOf([...known, ...items])
      const turned = forecastOf([...items.toReversed(), ...known.toReversed()])
      expect([turned.weeks, turned.customers]).toEqual([weeks, customers])
    }),
  )
})

function holdOf({ of, code, part, days }: { of: string; code: string; part: number | null; days: number }): ManualHold {
  const until = addDays(FRIDAY, days)
  const total = part ?? 90_000
  const schedule =
    code === 'payment-plan' ? [{ day: FRIDAY, cents: cents(1) }, ...(total > 1 ? [{ day: until, cents: cents(total - 1) }] : [])] : []
  return plainHold(customerCode(of), code as ManualHold['code'], addDays(FRIDAY, -10), {
    cents: part === null ? null : cents(part),
    until,
    schedule,
  })
}
