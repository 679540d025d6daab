import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { SentStep } from '../../src/domain/reminder.ts'
import { invoice, planInput, sent } from '../support/plan-builders.ts'
import { plain } from '../support/runs.ts'

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

describe('the day that is announced for a step that waits', () => {
  const F2 = invoice('F2', '2026-09-02')

  const announced = (history: SentStep[], date: string, minimumGapDays = 7) => {
    const settings = { ...planInput([]).settings, reminders: { ...planInput([]).settings.reminders, minimumGapDays } }
    const { held } = planReminders(planInput([F2], { sent: history, date: isoDay(date), settings }))
    return held.map(({ reason }) => plain(reason.text))
  }

  // F2 is due on 2 September 2026 (a Wednesday): relance-1 at J+5 (7 September), relance-2 at J+15 (Thursday 17), the call at J+18.
  it('comes after the gap between two messages', () => {
    expect(announced([sent('relance-1', '2026-09-14', [F2])], '2026-09-15')).toEqual([
      'Prochaine étape : deuxième relance, à partir du 21/09/2026 ; dernière étape : première relance le 14/09/2026.',
    ])
  })

  it('is a working day', () => {
    // J+18 is Sunday 20 September.
    const history = [sent('relance-1', '2026-09-07', [F2]), sent('relance-2', '2026-09-17', [F2])]
    expect(announced(history, '2026-09-18')).toEqual([
      'Prochaine étape : appel téléphonique, à partir du 21/09/2026 ; dernière étape : deuxième relance le 17/09/2026.',
    ])
    // Four days after Wednesday 16 September is a Sunday.
    expect(announced([sent('relance-1', '2026-09-16', [F2])], '2026-09-17', 4)).toEqual([
      'Un message est parti le 16/09/2026 : pas d’autre avant le 21/09/2026 (4 jours d’écart au moins, puis le premier jour ouvré).',
    ])
  })
})
