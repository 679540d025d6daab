import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { codes, invoice, onlyHeld, planInput, settings, steps } from '../support/plan-builders.ts'

const overdue = invoice('F1', '2026-10-01')
const asOf = (day: string | null) => (day === null ? null : isoDay(day))

describe('stale books', () => {
  it.each([
    // Friday 20 November; 11 November is a holiday, so 12 November is six working days before.
    ['2026-11-20', undefined],
    ['2026-11-13', undefined],
    ['2026-11-12', 'stale-books'],
    [null, 'stale-books'],
    ['2026-11-25', undefined],
  ])('books as of %s hold reminders as %s', (booksAsOf, code) => {
    expect(codes(planReminders(planInput([overdue], { booksAsOf: asOf(booksAsOf) })))['F1']).toBe(code)
  })

  it('say how old they are', () => {
    const held = onlyHeld(planReminders(planInput([overdue], { booksAsOf: isoDay('2026-11-12') })))
    expect(held.reason.text.replaceAll('\u00a0', ' ')).toBe(
      'La dernière écriture de banque date du 12/11/2026, soit 6 jours ouvrés (limite : 5) : ' +
        'importez une comptabilité à jour avant de relancer, pour ne pas réclamer ce qui est déjà payé.',
    )
  })

  it('replace only the reason of what would be sent', () => {
    const plan = planReminders(planInput([overdue, invoice('F2', '2026-12-31')], { booksAsOf: null }))
    expect(codes(plan)).toEqual({ F1: 'stale-books', F2: 'not-due' })
  })

  it('are not looked at when the check is off', () => {
    const input = planInput([overdue], { booksAsOf: null, settings: settings({ staleBooksDays: 0 }) })
    expect(steps(planReminders(input))).toEqual({ F1: 'relance-1' })
  })
})

describe('a day on which nobody works', () => {
  it.each([
    ['Saturday', '2026-11-21', '2026-11-22'],
    ['Sunday', '2026-11-22', '2026-11-22'],
    ['Christmas, a Friday', '2026-12-25', '2026-12-27'],
  ])('holds everything on %s', (_, date, until) => {
    const held = onlyHeld(planReminders(planInput([overdue], { date: isoDay(date) })))
    expect(held.reason).toMatchObject({ code: 'non-working-day', until })
  })

  it('follows the region of the dossier', () => {
    const date = isoDay('2026-05-22')
    const old = invoice('F1', '2026-01-10')
    expect(steps(planReminders(planInput([old], { date })))).toEqual({ F1: 'relance-1' })
    const martinique = settings({ holidays: 'martinique' })
    expect(codes(planReminders(planInput([old], { date, settings: martinique })))).toEqual({ F1: 'non-working-day' })
  })

  it('keeps the more precise reason of what would not leave anyway', () => {
    expect(codes(planReminders(planInput([invoice('F1', '2026-12-31')], { date: isoDay('2026-11-21') })))).toEqual({ F1: 'not-due' })
  })
})
