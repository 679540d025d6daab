import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { codes, invoice, onlyHeld, planInput, sent, settings, steps } from '../support/plan-builders.ts'
import { plain } from '../support/runs.ts'

/** Due on Wednesday 4 November 2026: relance-1 on Monday the 9th, relance-2 on Thursday the 19th, the call on the 23rd (22 is a Sunday). */
const item = invoice('F1', '2026-11-04')
const SKIP = settings({ catchUp: 'skip' })
const days = (...list: string[]) => new Set(list.map(isoDay))
const on = (date: string, ran: ReadonlySet<ReturnType<typeof isoDay>>, changes: Parameters<typeof planInput>[1] = {}) =>
  planReminders(planInput([item], { date: isoDay(date), runDays: ran, settings: SKIP, ...changes }))

describe('after days without a plan', () => {
  it('the one right reminder leaves at once, when the settings say once', () => {
    expect(steps(on('2026-11-16', days('2026-11-06'), { settings: settings() }))).toEqual({ F1: 'relance-1' })
  })

  it('with skip, a step whose day nobody planned on waits for the day of the next one', () => {
    const held = onlyHeld(on('2026-11-16', days('2026-11-06')))
    expect(held.reason).toMatchObject({ code: 'waiting-next-step', until: '2026-11-18' })
    expect(plain(held.reason.text)).toBe(
      'Étape « première relance » prévue le 09/11/2026, jour sans plan : elle attend le 19/11/2026, jour de l’étape suivante (reminders.catchUp).',
    )
    // Levels rise by one: what leaves on the day of the second step is the first.
    expect(steps(on('2026-11-19', days('2026-11-06', '2026-11-16')))).toEqual({ F1: 'relance-1' })
  })

  it('a step that was planned on its day and did not leave is not missed', () => {
    expect(steps(on('2026-11-16', days('2026-11-06', '2026-11-09')))).toEqual({ F1: 'relance-1' })
  })

  it('nothing counts as missed before the first plan of the dossier, nor without any', () => {
    expect(steps(on('2026-11-16', days('2026-11-10')))).toEqual({ F1: 'relance-1' })
    expect(steps(on('2026-11-16', days()))).toEqual({ F1: 'relance-1' })
  })

  it('the day itself is never missed', () => {
    expect(steps(on('2026-11-09', days('2026-11-06')))).toEqual({ F1: 'relance-1' })
  })

  it('the first working day counts, not the day itself', () => {
    // Due on 10 November: relance-1 on Sunday 15, hence on Monday 16.
    const sunday = invoice('F1', '2026-11-10')
    const input = planInput([sunday], { date: isoDay('2026-11-17'), settings: SKIP, runDays: days('2026-11-06', '2026-11-16') })
    expect(steps(planReminders(input))).toEqual({ F1: 'relance-1' })
    expect(codes(planReminders({ ...input, runDays: days('2026-11-06', '2026-11-15') }))).toEqual({ F1: 'waiting-next-step' })
  })

  it('the last step is never lost: with nothing after it, it leaves late', () => {
    const history = ['relance-1', 'relance-2', 'call', 'relance-3'].map((step, index) => sent(step, `2026-0${index + 5}-15`, [item]))
    expect(steps(on('2027-01-15', days('2026-05-04'), { sent: history }))).toEqual({ F1: 'formal-notice' })
  })

  it('a notice before the due date whose day was missed is let go', () => {
    const soon = invoice('F1', '2026-11-25', { amount: 200_000 })
    const input = planInput([soon], { date: isoDay('2026-11-23'), settings: SKIP, runDays: days('2026-11-06', '2026-11-20') })
    expect(steps(planReminders(input))).toEqual({ F1: 'preventive' })
    expect(codes(planReminders({ ...input, runDays: days('2026-11-06') }))).toEqual({ F1: 'not-due' })
  })
})
