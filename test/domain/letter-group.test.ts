import { describe, expect, it } from 'vitest'
import { joinAcrossYears, letterGroups, residual } from '../../src/domain/letter-group.ts'
import { invoice, line, payment } from '../support/line-builders.ts'

/** The residual of each group, smallest first. */
const residuals = (lines: Parameters<typeof letterGroups>[0]) =>
  letterGroups(lines)
    .map(residual)
    .sort((a, b) => a - b)

describe('letter groups', () => {
  it('the days that balance are settled even when one day does not', () => {
    const lines = [
      invoice('F1', '2026-02-01', 100, { letter: 'A', letterDay: '2026-03-01' }),
      payment('2026-02-20', 100, { letter: 'A', letterDay: '2026-03-01' }),
      invoice('F2', '2026-05-01', 200, { letter: 'A', letterDay: '2026-06-01' }),
      payment('2026-05-20', 150, { letter: 'A', letterDay: '2026-06-01' }),
      payment('2026-08-20', 30, { letter: 'A', letterDay: '2026-09-01' }),
    ]
    expect(residuals(lines)).toEqual([-30, 0, 50])
  })

  it('days that never balance tell nothing: the group stays one', () => {
    const lines = [
      invoice('F1', '2026-02-01', 100, { letter: 'A', letterDay: '2026-02-01' }),
      payment('2026-02-20', 60, { letter: 'A', letterDay: '2026-02-20' }),
    ]
    expect(residuals(lines)).toEqual([40])
  })

  it('a day that balances over 411 and 419 is joined before the letter as a whole is', () => {
    const lines = [
      invoice('F1', '2026-02-01', 100, { letter: 'A', letterDay: '2026-03-01' }),
      payment('2026-02-20', 100, { letter: 'A', letterDay: '2026-03-01' }),
      invoice('F2', '2026-05-01', 200, { letter: 'A', letterDay: '2026-06-01' }),
      line(-200, { letter: 'A', letterDay: '2026-06-01', account: '419700', kind: 'creditNote' }),
      invoice('F3', '2026-07-01', 70, { letter: 'A', letterDay: '2026-08-01' }),
    ]
    expect(residuals(lines)).toEqual([0, 0, 70])
  })

  it('one letter in two years is one group when it balances over both, in no other case', () => {
    const across = (paid: number) => {
      const years = [invoice('F1', '2025-11-01', 100, { letter: 'AB' }), payment('2026-02-01', paid, { letter: 'AB' })]
      return joinAcrossYears(years.flatMap((one) => letterGroups([one]))).map(residual)
    }
    expect(across(100)).toEqual([0])
    expect(across(99)).toEqual([100, -99])
  })
})
