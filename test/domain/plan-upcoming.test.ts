import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { customerCode } from '../../src/domain/names.ts'
import { plainStep } from '../../src/domain/plain-step.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { PlanInput } from '../../src/domain/plan-input.ts'
import { withOverdue } from '../../src/domain/plan-upcoming.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import {
  codes,
  customer,
  FRIDAY,
  invoice,
  manualHold,
  onlyReminder,
  planInput,
  sent,
  sentToGroup,
  settings,
  steps,
} from '../support/plan-builders.ts'

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
    const reminder = onlyReminder(planReminders(planInput([OLD, SOON], { settings: listed, sent: REMINDED })))
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

describe('what a formal notice cites besides', () => {
  /** Four days late: its first step is for tomorrow. */
  const RECENT = invoice('F3', '2026-11-16', { amount: 80_000 })
  const noticed = (items: readonly OpenItem[], changes: Partial<Omit<PlanInput, 'customers'>> = {}) =>
    planReminders(planInput([OLD, ...items], { ...changes, sent: [...REMINDED, ...(changes.sent ?? [])] }))
  const cited = (items: readonly OpenItem[], changes: Partial<Omit<PlanInput, 'customers'>> = {}) =>
    onlyReminder(noticed(items, changes)).alsoOverdue?.map(({ ref, outstandingCents }) => [ref, outstandingCents])

  it('is every other overdue invoice that waits for its own step, by due date, outside the total', () => {
    const DONE = invoice('F4', '2026-07-15', { amount: 30_000 })
    const LATER = invoice('F5', '2026-10-25', { amount: 45_000 })
    const history = [
      sent('formal-notice', '2026-09-21', [DONE]),
      sent('relance-2', '2026-11-09', [LATER]),
      sent('call', '2026-11-12', [LATER]),
    ]
    const plan = noticed([LATER, RECENT, DONE], { sent: history })
    const reminder = onlyReminder(plan)
    expect(codes(plan)).toEqual({ F4: 'last-step-reached', F5: 'waiting-next-step', F3: 'waiting-next-step' })
    expect(reminder.alsoOverdue).toMatchObject([
      { ref: 'F4', dueOn: '2026-07-15', daysLate: 128, outstandingCents: 30_000 },
      { ref: 'F5', dueOn: '2026-10-25', daysLate: 26, outstandingCents: 45_000 },
      { ref: 'F3', dueOn: '2026-11-16', daysLate: 4, outstandingCents: 80_000 },
    ])
    for (const one of reminder.alsoOverdue ?? [])
      expect(one).toMatchObject({ interestCents: 0, feeCents: 0, claimsPenalties: false, forInformation: true })
    expect(reminder.items.map(({ ref }) => ref)).toEqual(['F9'])
    expect(reminder).toMatchObject({ step: 'formal-notice', principalCents: 120_000 })
    expect(reminder.totalCents).toBe(onlyReminder(noticed([])).totalCents)
  })

  it('is also what waits because the formal notice itself leaves today', () => {
    const { steps: standard } = standardScenario()
    const scenarios = { standard: { name: 'standard', steps: [...standard, plainStep('task', 60, 'call')] } }
    const past = invoice('F4', '2026-07-15', { amount: 30_000 })
    const told = { settings: settings({}, { scenarios }), sent: [sent('formal-notice', '2026-09-21', [past])] }
    expect(codes(noticed([past], told))).toEqual({ F4: 'too-soon' })
    expect(cited([past], told)).toEqual([['F4', 30_000]])
  })

  it('is nothing of what people hold, nor of a due date that nobody confirmed', () => {
    expect(cited([RECENT])).toEqual([['F3', 80_000]])
    expect(cited([RECENT], { holds: [manualHold('dispute', { item: RECENT.key })] })).toBeUndefined()
    expect(cited([RECENT], { holds: [manualHold('paused', { item: RECENT.key })] })).toBeUndefined()
    expect(cited([{ ...RECENT, dueSource: 'assumed' }])).toBeUndefined()
  })

  it('is what is left of an invoice beside the part in dispute', () => {
    const part = manualHold('dispute', { item: RECENT.key, cents: cents(30_000) })
    expect(onlyReminder(noticed([RECENT], { holds: [part] })).alsoOverdue).toMatchObject([
      { ref: 'F3', originalCents: 80_000, outstandingCents: 50_000, heldCents: 30_000 },
    ])
  })

  it('is overdue: neither due today nor later, whatever it waits for', () => {
    expect(cited([invoice('F5', FRIDAY), SOON])).toBeUndefined()
    const notice = onlyReminder(noticed([]))
    const waiting = (dueOn: string) => {
      const reason = { code: 'too-soon', until: null, text: '' } as const
      return withOverdue(notice, [{ debit: { item: invoice('F5', dueOn), part: null }, reason }], FRIDAY).alsoOverdue?.length
    }
    expect([waiting('2026-11-19'), waiting(FRIDAY), waiting('2026-12-15')]).toEqual([1, undefined, undefined])
  })

  it('is cited in a formal notice alone', () => {
    const plan = planReminders(planInput([LATE, RECENT]))
    expect(codes(plan)).toEqual({ F3: 'waiting-next-step' })
    expect(onlyReminder(plan)).not.toHaveProperty('alsoOverdue')
  })

  it('is not reminded by it: its own first step comes once the gap is over', () => {
    const history = sentToGroup(onlyReminder(noticed([RECENT])), FRIDAY)
    const planOf = (day: string) => noticed([RECENT], { sent: history, date: isoDay(day) })
    expect(codes(planOf('2026-11-26'))).toEqual({ F9: 'last-step-reached', F3: 'too-soon' })
    const plan = planOf('2026-11-27')
    expect(steps(plan)).toEqual({ F3: 'relance-1' })
    expect(onlyReminder(plan)).toMatchObject({
      step: 'relance-1',
      tone: 'courteous',
      items: [{ ref: 'F3', round: 1, firstReminder: true }],
    })
  })
})

const OLD = invoice('F9', '2026-06-01')
/** Every step before the formal notice of OLD has left. */
const REMINDED = ['relance-1', 'relance-2', 'call', 'relance-3'].map((step, index) => sent(step, `2026-0${6 + index}-20`, [OLD]))
