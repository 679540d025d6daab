import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agedBalance } from '../../src/domain/aged-balance.ts'
import { addDays, isoDay } from '../../src/domain/day.ts'
import { resolveDueDates } from '../../src/domain/due-date.ts'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import { settleCustomer } from '../../src/domain/settle.ts'
import { invoice, payment } from '../support/line-builders.ts'

const DAY = isoDay('2026-11-20')

function aged(lines: LedgerLine[], day = DAY, by: 'due' | 'issue' = 'due') {
  const customers = [...new Set(lines.map((one) => one.customer))]
  const policy = { letteredYears: new Set<never>(), openingYears: new Set<never>() }
  const items = customers.flatMap((customer) =>
    settleCustomer(
      lines.filter((one) => one.customer === customer),
      day,
      policy,
    ),
  )
  return agedBalance(resolveDueDates(items, { customers: new Map(), dossierTerms: '30 jours', documents: new Map() }), day, by)
}

describe('the aged balance', () => {
  it.each([
    ['2026-11-20', 'notDueCents'],
    ['2026-11-19', 'd1to30Cents'],
    ['2026-10-21', 'd1to30Cents'],
    ['2026-10-20', 'd31to60Cents'],
    ['2026-09-21', 'd31to60Cents'],
    ['2026-09-20', 'd61to90Cents'],
    ['2026-08-22', 'd61to90Cents'],
    ['2026-08-21', 'over90Cents'],
  ] as const)('an invoice due on %s is in %s', (dueOn, bucket) => {
    const { totals } = aged([invoice('F1', '2026-07-01', 12345, { dueOn })])
    expect({ ...totals, [bucket]: 0, balanceCents: 0 }).toEqual({
      notDueCents: 0,
      d1to30Cents: 0,
      d31to60Cents: 0,
      d61to90Cents: 0,
      over90Cents: 0,
      unallocatedCents: 0,
      balanceCents: 0,
    })
    expect([totals[bucket], totals.balanceCents]).toEqual([12345, 12345])
  })

  it('by issue, the age runs from the invoice', () => {
    expect(aged([invoice('F1', '2026-10-31', 500)], DAY, 'issue').totals.d1to30Cents).toBe(500)
    expect(aged([invoice('F1', '2026-10-31', 500)], DAY, 'due').totals.notDueCents).toBe(500)
  })

  it('a payment nobody matched is apart, and makes the balance', () => {
    const { customers } = aged([invoice('F1', '2026-09-01', 50000), payment('2026-10-01', 20000, { label: 'VIR' })])
    expect(customers).toMatchObject([{ customer: 'C001', d31to60Cents: 50000, unallocatedCents: -20000, balanceCents: 30000 }])
  })

  it('a settled customer is not listed; one whose debits and credits cancel out is', () => {
    const settled = [
      invoice('F1', '2026-09-01', 100, { customer: 'C1', letter: 'A' }),
      payment('2026-10-01', 100, { customer: 'C1', letter: 'A' }),
    ]
    const even = [
      invoice('F2', '2026-09-01', 300, { customer: 'C2' }),
      payment('2026-10-01', 200, { customer: 'C2' }),
      payment('2026-10-02', 100, { customer: 'C2' }),
    ]
    expect(aged([...settled, ...even]).customers.map((row) => [row.customer, row.balanceCents])).toEqual([['C2', 0]])
  })

  const anyLine = fc.record({
    cents: fc.integer({ min: 1, max: 10_000_000 }),
    debit: fc.boolean(),
    after: fc.integer({ min: 0, max: 320 }),
    customer: fc.constantFrom('C1', 'C2', 'C3'),
    letter: fc.constantFrom('', '', 'A', 'B', '*C'),
    ref: fc.constantFrom('', 'F1001', 'F1002', 'F1003'),
  })

  it('on any day, the buckets and the unallocated credits sum to the balance of the lines', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), fc.integer({ min: -5, max: 330 }), (told, shift) => {
        const lines = told.map(({ cents, debit, after, customer, letter, ref }) => {
          const day = addDays(isoDay('2026-01-01'), after)
          return debit ? invoice(ref, day, cents, { customer, letter }) : payment(day, cents, { customer, letter, label: ref })
        })
        const day = addDays(isoDay('2026-01-01'), shift)
        const { customers, totals } = aged(lines, day)
        const known = lines.filter((one) => one.day <= day)
        expect(totals.balanceCents).toBe(known.reduce((sum, one) => sum + one.cents, 0))
        for (const row of [...customers, totals]) {
          expect(row.notDueCents + row.d1to30Cents + row.d31to60Cents + row.d61to90Cents + row.over90Cents + row.unallocatedCents).toBe(
            row.balanceCents,
          )
          expect(row.unallocatedCents).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 200 },
    )
  })
})
