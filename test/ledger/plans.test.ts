import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, reminderId } from '../../src/domain/names.ts'
import { approvals, approve } from '../../src/ledger/approvals.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { currentPlan, hasPlan, planById, planCount, storePlan } from '../../src/ledger/plans.ts'
import { AT, newLedger } from '../support/ledger-builders.ts'

const MONDAY = isoDay('2025-06-16')
const TUESDAY = isoDay('2025-06-17')

const reminder = (id: string, total: number, needsApproval = true) => ({
  id: reminderId(id),
  customer: customerCode(`C-${id}`),
  totalCents: cents(total),
  needsApproval,
  json: `{"id":"${id}"}`,
})

const plan = (ledger: Ledger, day: typeof MONDAY, ...reminders: ReturnType<typeof reminder>[]) =>
  storePlan(ledger, { day, at: AT, json: '{"toSend":[]}', held: [], settingsHash: 'h', programVersion: '0.1.0', reminders })

const given = (day: typeof MONDAY) => ({ at: AT, day, author: 'Nadia', validation: null })

describe('a stored plan', () => {
  it('comes back word for word on its day, and on no other', () => {
    const ledger = newLedger()
    expect(plan(ledger, MONDAY, reminder('R2', 200), reminder('R1', 100, false))).toBe(1)
    expect(currentPlan(ledger, MONDAY)).toEqual({
      id: 1,
      day: '2025-06-16',
      at: AT,
      json: '{"toSend":[]}',
      settingsHash: 'h',
      programVersion: '0.1.0',
      generation: 0,
      reminders: [
        { id: 'R1', customer: 'C-R1', totalCents: 100, needsApproval: false, json: '{"id":"R1"}' },
        { id: 'R2', customer: 'C-R2', totalCents: 200, needsApproval: true, json: '{"id":"R2"}' },
      ],
    })
    expect(currentPlan(ledger, TUESDAY)).toBeNull()
  })

  it('is voided by a newer one, and can still be read by its number', () => {
    const ledger = newLedger()
    plan(ledger, MONDAY, reminder('R1', 100))
    plan(ledger, TUESDAY, reminder('R2', 200))
    expect(currentPlan(ledger, MONDAY)).toBeNull()
    expect(currentPlan(ledger, TUESDAY)?.id).toBe(2)
    expect(planById(ledger, 1)?.reminders.map((one) => one.id)).toEqual(['R1'])
    expect(planById(ledger, 9)).toBeNull()
  })

  it('counts once a day, and can be left out of its own count', () => {
    const ledger = newLedger()
    expect([planCount(ledger), hasPlan(ledger, MONDAY)]).toEqual([0, false])
    plan(ledger, MONDAY, reminder('R1', 100))
    plan(ledger, MONDAY, reminder('R1', 100))
    plan(ledger, TUESDAY, reminder('R2', 100))
    expect(planCount(ledger)).toBe(2)
    expect(planCount(ledger, TUESDAY)).toBe(1)
  })

  it('of nothing is a plan, but does not count: nobody saw a reminder in it', () => {
    const ledger = newLedger()
    plan(ledger, MONDAY)
    expect([planCount(ledger), hasPlan(ledger, MONDAY)]).toEqual([0, true])
  })
})

describe('whether there was a plan', () => {
  it('is told of a day from that of the first plan on, voided or not', () => {
    const ledger = newLedger()
    plan(ledger, TUESDAY, reminder('R1', 100))
    plan(ledger, isoDay('2025-06-20'))
    expect([MONDAY, TUESDAY, '2025-06-18', '2026-01-01'].map((day) => hasPlan(ledger, isoDay(day)))).toEqual([false, true, true, true])
  })
})

describe('an approval', () => {
  it('is given to the ids named that the plan in force holds', () => {
    const ledger = newLedger()
    plan(ledger, MONDAY, reminder('R1', 100), reminder('R2', 200), reminder('R3', 300, false))
    expect(approve(ledger, [reminderId('R2'), reminderId('unknown')], given(MONDAY))).toEqual(['R2'])
    expect(approvals(ledger, MONDAY).get(reminderId('R2'))?.author).toBe('Nadia')
  })

  it('keeps who said yes for the client, and when', () => {
    const ledger = newLedger()
    plan(ledger, MONDAY, reminder('R1', 100))
    approve(ledger, [reminderId('R1')], { ...given(TUESDAY), validation: { by: 'Mme Durand', on: MONDAY } })
    expect(approvals(ledger, TUESDAY).get(reminderId('R1'))?.validation).toEqual({ by: 'Mme Durand', on: '2025-06-16' })
  })

  it('has nothing to say without a plan', () => {
    expect(approve(newLedger(), [reminderId('R1')], given(MONDAY))).toEqual([])
  })

  it('can be given the day after to the plan of the day before', () => {
    const ledger = newLedger()
    plan(ledger, MONDAY, reminder('R1', 100))
    expect(approve(ledger, [reminderId('R1')], given(TUESDAY))).toEqual(['R1'])
  })

  it('is good for seven days and for a total not above the one approved', () => {
    const ledger = newLedger()
    plan(ledger, MONDAY, reminder('R1', 100))
    approve(ledger, [reminderId('R1')], given(MONDAY))
    expect(approvals(ledger, MONDAY)).toEqual(
      new Map([['R1', { totalCents: 100, until: '2025-06-23', on: '2025-06-16', author: 'Nadia', validation: null }]]),
    )
    expect(approvals(ledger, isoDay('2025-06-23')).size).toBe(1)
    expect(approvals(ledger, isoDay('2025-06-24')).size).toBe(0)
    expect(approvals(ledger, isoDay('2025-06-15')).size).toBe(0)
    plan(ledger, TUESDAY, reminder('R1', 150))
    expect(approve(ledger, [reminderId('R1')], given(TUESDAY))).toEqual(['R1'])
    expect(approvals(ledger, TUESDAY).get(reminderId('R1'))).toMatchObject({ totalCents: 150, until: '2025-06-24' })
  })
})
