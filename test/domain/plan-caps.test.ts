import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { codes, invoice, manualHold, onlyHeld, onlyReminder, planInput, sent, settings } from '../support/plan-builders.ts'
import { plain } from '../support/runs.ts'

const oldest = invoice('F1', '2026-08-01', { of: 'C003', amount: 20_000 })
const largest = invoice('F2', '2026-09-01', { of: 'C002', amount: 90_000 })
const smaller = invoice('F3', '2026-09-01', { of: 'C001', amount: 50_000 })
const items = [smaller, largest, oldest]

describe('at most n reminders per run', () => {
  it.each([
    [1, ['C003']],
    [2, ['C002', 'C003']],
    [3, ['C001', 'C002', 'C003']],
    [10, ['C001', 'C002', 'C003']],
  ])('of %i, the oldest debts leave, then the largest: %j', (maxPerRun, customers) => {
    const plan = planReminders(planInput(items, { settings: settings({ maxPerRun }) }))
    expect(plan.toSend.map(({ customer }) => customer)).toEqual(customers)
    expect(plan.toSend.length + plan.held.length).toBe(3)
  })

  it('says why the others wait, until the end of the day', () => {
    const plan = planReminders(planInput(items, { settings: settings({ maxPerRun: 2 }) }))
    expect(onlyHeld(plan).reason).toEqual({
      code: 'run-cap',
      until: '2026-11-20',
      text: expect.stringContaining('Au plus 2 relances partent par jour'),
    })
  })

  it('counts what left earlier on the day, and not the day before', () => {
    const other = invoice('F9', '2026-10-01', { of: 'C009', amount: 0 })
    const today = [sent('relance-1', '2026-11-20', [other])]
    const input = planInput(items, { settings: settings({ maxPerRun: 2 }), sent: today })
    expect(planReminders(input).toSend.map(({ customer }) => customer)).toEqual(['C003'])
    const yesterday = [sent('relance-1', '2026-11-19', [other])]
    expect(planReminders({ ...input, sent: yesterday }).toSend.length).toBe(2)
  })

  it('puts a part held by people back with the rest of its item', () => {
    const part = manualHold('dispute', { item: smaller.key, cents: cents(10_000), text: 'palette abîmée' })
    const plan = planReminders(planInput(items, { settings: settings({ maxPerRun: 2 }), holds: [part] }))
    const held = onlyHeld(plan)
    expect([held.ref, held.outstandingCents, held.partial, held.reason.code]).toEqual(['F3', 50_000, false, 'run-cap'])
    expect(held.reason.text).toContain('palette abîmée')
  })
})

describe('at most n messages to one customer within 30 days', () => {
  const invoiceDue = invoice('F1', '2026-09-01')
  const before = invoice('F0', '2026-08-01', { amount: 0 })
  const history = [
    sent('relance-1', '2026-10-25', [before]),
    sent('relance-1', '2026-11-05', [before]),
    sent('call', '2026-11-12', [before]),
  ]
  const on = (date: string, maxPerCustomer: number | null) =>
    planReminders(planInput([invoiceDue], { date: isoDay(date), sent: history, settings: settings({ maxPerCustomer }) }))

  it('holds the next one until thirty days after the oldest counted', () => {
    expect(plain(onlyHeld(on('2026-11-23', 2)).reason.text)).toBe(
      'Ce client a déjà reçu 2 messages depuis le 25/10/2026 : pas d’autre avant le 24/11/2026 (2 au plus en 30 jours).',
    )
    expect(onlyHeld(on('2026-11-23', 2)).reason).toMatchObject({ code: 'too-soon', until: '2026-11-23' })
    expect(onlyReminder(on('2026-11-24', 2)).step).toBe('relance-1')
  })

  it('counts no call, and nothing without a cap', () => {
    expect(codes(on('2026-11-23', 3))).toEqual({})
    expect(codes(on('2026-11-23', null))).toEqual({})
  })
})

describe('a pilot', () => {
  it('holds the others and says what they would get', () => {
    const plan = planReminders(planInput(items, { settings: settings({ pilot: ['C003'] }), pilotOnly: true }))
    expect(plan.toSend.map(({ customer }) => customer)).toEqual(['C003'])
    expect(codes(plan)).toEqual({ F2: 'pilot', F3: 'pilot' })
    expect(plain(plan.held[0]?.reason.text ?? '')).toBe('Hors du pilote : recevrait « première relance » par e-mail, 500,00 €.')
    expect(plan.pilot?.map(({ customer, totalCents }) => [customer, totalCents])).toEqual([
      ['C001', 50_000],
      ['C002', 90_000],
    ])
  })

  it('keeps every other reason to wait', () => {
    const later = invoice('F4', '2026-12-31', { of: 'C004' })
    expect(codes(planReminders(planInput([later], { pilotOnly: true })))).toEqual({ F4: 'not-due' })
  })

  it('is no limit to a plan that is not a pilot’s', () => {
    const plan = planReminders(planInput(items, { settings: settings({ pilot: ['C003'] }) }))
    expect([plan.toSend.length, plan.pilot]).toEqual([3, undefined])
  })
})
