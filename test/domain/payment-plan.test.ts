import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { ManualHold } from '../../src/domain/hold.ts'
import { paidOf } from '../../src/domain/hold-paid.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { planStanding, standingHolds } from '../../src/domain/payment-plan.ts'
import { monthlySchedule, scheduleFault } from '../../src/domain/schedule.ts'
import { invoice, manualHold } from '../support/plan-builders.ts'

const payment = (day: string, amount: number) => ({ day: isoDay(day), cents: cents(amount) })
const SCHEDULE = [payment('2026-11-15', 40_000), payment('2026-12-15', 40_000), payment('2027-01-15', 40_000)]
const plan = (changes = {}) =>
  manualHold('payment-plan', {
    from: isoDay('2026-11-02'),
    until: isoDay('2027-01-15'),
    schedule: SCHEDULE,
    owedCents: cents(120_000),
    ...changes,
  })
const standingOf = (hold: ManualHold, items: readonly OpenItem[], day: string) =>
  planStanding(hold, paidOf([hold], items).of(hold), isoDay(day))
const left = (amount: number) => [invoice('F1', '2026-10-01', { outstandingCents: cents(amount) })]

describe('a payment plan', () => {
  it.each([
    ['before its first day', '2026-11-10', 120_000, { kind: 'running', next: SCHEDULE[0] }],
    ['on its first day', '2026-11-15', 120_000, { kind: 'running', next: SCHEDULE[0] }],
    ['the day after, unpaid', '2026-11-16', 120_000, { kind: 'missed', missed: SCHEDULE[0] }],
    ['the day after, one cent short', '2026-11-16', 80_001, { kind: 'missed', missed: payment('2026-11-15', 1) }],
    ['the day after, paid', '2026-11-16', 80_000, { kind: 'running', next: SCHEDULE[1] }],
    ['paid in advance', '2026-11-16', 50_000, { kind: 'running', next: payment('2026-12-15', 10_000) }],
    ['two instalments late', '2026-12-16', 120_000, { kind: 'missed', missed: SCHEDULE[0] }],
    ['caught up', '2026-12-16', 40_000, { kind: 'running', next: SCHEDULE[2] }],
    ['after its end, the last one missing', '2027-01-16', 40_000, { kind: 'missed', missed: SCHEDULE[2] }],
    ['paid', '2026-11-10', 0, { kind: 'paid' }],
  ])('%s', (_title, day, outstanding, expected) => {
    expect(standingOf(plan(), left(outstanding), day)).toMatchObject(expected)
  })

  it('of which what was owed is not known counts nothing as paid until all is', () => {
    const untold = plan({ owedCents: null })
    expect(standingOf(untold, left(80_000), '2026-11-16').kind).toBe('missed')
    expect(standingOf(untold, [], '2026-11-16').kind).toBe('paid')
  })

  it('holds until its next instalment, a part of it less what was paid, and nothing once missed or paid', () => {
    const part = plan({ cents: cents(100_000), schedule: [payment('2026-11-15', 40_000), payment('2026-12-15', 60_000)] })
    expect(standingHolds([part], left(80_000), isoDay('2026-11-16')).holds).toMatchObject([{ until: '2026-12-15', cents: 60_000 }])
    expect(standingHolds([part], left(120_000), isoDay('2026-11-16')).holds).toEqual([])
    expect(standingHolds([plan()], left(0), isoDay('2026-11-10')).holds).toEqual([])
  })

  it('without instalments is a hold like another', () => {
    const plain = manualHold('payment-plan')
    expect(standingHolds([plain], left(120_000), isoDay('2026-11-20')).holds).toEqual([plain])
  })
})

describe('a schedule', () => {
  it.each([
    [100_000, 3, '2026-12-15', [33_334, 33_333, 33_333], ['2026-12-15', '2027-01-15', '2027-02-15']],
    [100_001, 2, '2026-12-31', [50_001, 50_000], ['2026-12-31', '2027-01-31']],
    [1, 1, '2026-12-31', [1], ['2026-12-31']],
    [300, 3, '2027-01-31', [100, 100, 100], ['2027-01-31', '2027-02-28', '2027-03-31']],
  ])('of %i cents in %i months from %s', (total, count, from, parts, on) => {
    const schedule = monthlySchedule(cents(total), count, isoDay(from))
    expect(schedule.map((one) => one.cents)).toEqual(parts)
    expect(schedule.map((one) => one.day)).toEqual(on)
    expect(scheduleFault(schedule, cents(total), isoDay('2026-11-20'))).toBeNull()
  })

  it.each([
    ['empty', [], 'L’échéancier est vide.'],
    ['past', [payment('2026-11-19', 100)], 'La première échéance, le 19/11/2026, est déjà passée le 20/11/2026.'],
    [
      'out of order',
      [payment('2026-12-15', 50), payment('2026-12-14', 50)],
      'L’échéance du 14/12/2026 ne vient pas après celle du 15/12/2026.',
    ],
    [
      'twice on a day',
      [payment('2026-12-15', 50), payment('2026-12-15', 50)],
      'L’échéance du 15/12/2026 ne vient pas après celle du 15/12/2026.',
    ],
    [
      'with a part of nothing',
      [payment('2026-12-15', 100), payment('2027-01-15', 0)],
      'L’échéance du 15/01/2027 n’est pas supérieure à zéro.',
    ],
  ])('%s is refused', (_title, schedule, fault) => {
    expect(scheduleFault(schedule, cents(100), isoDay('2026-11-20'))).toBe(fault)
  })

  it('of another sum is refused, today’s own instalment is not', () => {
    expect(scheduleFault([payment('2026-11-20', 100)], cents(100), isoDay('2026-11-20'))).toBeNull()
    expect(scheduleFault([payment('2026-11-20', 99)], cents(100), isoDay('2026-11-20'))).toContain('et non')
  })
})
