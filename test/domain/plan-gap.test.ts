import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { SentStep } from '../../src/domain/reminder.ts'
import { invoice, planInput, sent } from '../support/plan-builders.ts'

const F1 = invoice('F1', '2026-08-03')

function told(history: SentStep[], date: string) {
  const plan = planReminders(planInput([F1], { sent: history, date: isoDay(date) }))
  return [...plan.toSend.map((reminder) => reminder.step), ...plan.held.map(({ reason }) => `${reason.code} ${reason.until}`)]
}

describe('how often a customer hears from us', () => {
  it('a call, outside the gap between messages, still waits for the day after a message', () => {
    const history = [sent('relance-1', '2026-09-07', [F1]), sent('relance-2', '2026-11-20', [F1])]
    expect(told(history, '2026-11-20')).toEqual(['too-soon 2026-11-20'])
    expect(told(history, '2026-11-23')).toEqual(['call'])
  })

  it('a message never follows a call on the same day', () => {
    const history = [sent('relance-1', '2026-09-07', [F1]), sent('relance-2', '2026-09-21', [F1]), sent('call', '2026-11-20', [F1])]
    expect(told(history, '2026-11-20')).toEqual(['too-soon 2026-11-20'])
    expect(told(history, '2026-11-23')).toEqual(['relance-3'])
  })

  it('a formal notice waits until the days the last reminder left to pay are over', () => {
    const history = [
      sent('relance-1', '2026-08-10', [F1]),
      sent('relance-2', '2026-08-20', [F1]),
      sent('call', '2026-08-24', [F1]),
      sent('relance-3', '2026-11-12', [F1]),
    ]
    expect(told(history, '2026-11-20')).toEqual(['too-soon 2026-11-20'])
    expect(told(history, '2026-11-23')).toEqual(['formal-notice'])
  })

  it('seven days stand between two messages', () => {
    const history = [sent('relance-1', '2026-11-13', [F1])]
    expect(told(history, '2026-11-19')).toEqual(['too-soon 2026-11-19'])
    expect(told(history, '2026-11-20')).toEqual(['relance-2'])
  })
})
