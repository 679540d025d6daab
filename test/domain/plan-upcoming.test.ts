import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { customerCode } from '../../src/domain/names.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { codes, customer, invoice, manualHold, onlyReminder, planInput, sent, settings } from '../support/plan-builders.ts'

const LATE = invoice('F1', '2026-11-02')
const SOON = invoice('F2', '2026-12-15', { amount: 80_000 })
const listed = settings({ listNotDue: true })

describe('items not due yet', () => {
  it('are shown outside the total when the settings ask for it, and stay held', () => {
    const plan = planReminders(planInput([LATE, SOON, invoice('F0', '2026-12-01')], { settings: listed }))
    const reminder = onlyReminder(plan)
    expect(reminder).toMatchObject({ principalCents: 120_000, totalCents: 120_000 })
    expect(reminder.upcoming).toMatchObject([
      { key: 'C001|F0', ref: 'F0', dueOn: '2026-12-01', outstandingCents: 120_000 },
      { key: 'C001|F2', ref: 'F2', dueOn: '2026-12-15', outstandingCents: 80_000 },
    ])
    expect(codes(plan)).toEqual({ F0: 'not-due', F2: 'not-due' })
  })

  it('are not shown unless asked for', () => {
    expect(onlyReminder(planReminders(planInput([LATE, SOON])))).not.toHaveProperty('upcoming')
  })

  it('are not shown when they are held for another reason, in the part in dispute, or when their due date is assumed', () => {
    const disputed = manualHold('dispute', { item: SOON.key })
    const part = manualHold('dispute', { item: SOON.key, cents: cents(30_000) })
    const shown = (items: (typeof LATE)[], holds: (typeof disputed)[]) =>
      onlyReminder(planReminders(planInput(items, { settings: listed, holds }))).upcoming?.map(({ outstandingCents }) => outstandingCents)
    expect(shown([LATE, SOON], [disputed])).toBeUndefined()
    expect(shown([LATE, SOON], [part])).toEqual([50_000])
    expect(shown([LATE, invoice('F3', '2026-12-15', { dueSource: 'assumed' })], [])).toBeUndefined()
  })

  it('never appear in a formal notice', () => {
    const history = ['relance-1', 'relance-2', 'call', 'relance-3'].map((step, index) => sent(step, `2026-0${6 + index}-20`, [OLD]))
    const reminder = onlyReminder(planReminders(planInput([OLD, SOON], { settings: listed, sent: history })))
    expect(reminder).toMatchObject({ step: 'formal-notice' })
    expect(reminder).not.toHaveProperty('upcoming')
  })

  it('are shown under their company in the message of a group', () => {
    const groups = [{ payer: customerCode('P'), members: [customerCode('A')] }]
    const items = [invoice('A1', '2026-11-02', { of: 'A' }), invoice('A2', '2026-12-15', { of: 'A' })]
    const input = planInput(items, { customers: [customer('P')], settings: settings({ listNotDue: true }, { groups }) })
    expect(onlyReminder(planReminders(input)).upcoming).toMatchObject([{ ref: 'A2', customer: 'A' }])
  })
})

const OLD = invoice('F9', '2026-06-01')
