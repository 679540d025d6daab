import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { concerns } from '../../src/domain/hold-cover.ts'
import { declarationDays, judgmentAgainst } from '../../src/domain/insolvency.ts'
import { customerCode } from '../../src/domain/names.ts'
import { manualHold } from '../support/plan-builders.ts'

describe('the days left to declare a claim (C. com. R622-24)', () => {
  it.each([
    ['2026-10-20', '2026-12-20', '2027-02-20'],
    ['2026-11-15', '2027-01-15', '2027-03-15'],
    // A month without that day ends the period with its last one (CPC 641).
    ['2026-12-31', '2027-02-28', '2027-04-30'],
    ['2027-12-30', '2028-02-29', '2028-04-30'],
    ['2026-08-31', '2026-10-31', '2026-12-31'],
  ])('published on %s: %s in mainland France, %s elsewhere', (published, mainlandOn, elsewhereOn) => {
    expect(declarationDays(isoDay(published))).toEqual({ mainlandOn, elsewhereOn })
  })
})

describe('the judgment', () => {
  const judgment = manualHold('insolvency', { from: isoDay('2026-10-15') })

  it('bears on what is older than itself, whatever its due date', () => {
    expect(concerns(judgment, { issuedOn: isoDay('2026-10-14'), kind: 'invoice' })).toBe(true)
    expect(concerns(judgment, { issuedOn: isoDay('2026-10-15'), kind: 'invoice' })).toBe(false)
    expect(concerns(manualHold('paused'), { issuedOn: isoDay('2026-12-31'), kind: 'invoice' })).toBe(true)
  })

  it('is the earliest one told of the whole customer', () => {
    const later = manualHold('insolvency', { from: isoDay('2026-11-02') })
    expect(judgmentAgainst([later, judgment], customerCode('C001'))).toBe('2026-10-15')
    expect(judgmentAgainst([later, judgment], customerCode('C002'))).toBeNull()
  })
})
