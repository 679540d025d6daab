import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { limitationOn } from '../../src/domain/limitation.ts'

const due = isoDay('2026-06-20')

describe('limitation', () => {
  it('is five years from the invoice between businesses, a holiday or not', () => {
    expect(limitationOn('business', isoDay('2021-11-01'), due)).toBe('2026-11-01')
  })

  it('is counted from the due date less 30 days when the invoice day is unknown', () => {
    expect(limitationOn('business', null, due)).toBe('2031-05-21')
  })

  it('is two years for a consumer, and for a customer who may be one', () => {
    expect(limitationOn('consumer', isoDay('2026-05-21'), due)).toBe('2028-05-21')
    expect(limitationOn('to-confirm', isoDay('2026-05-21'), due)).toBe('2028-05-21')
  })

  it('is four years from the next 1 January for a public buyer', () => {
    expect(limitationOn('public', isoDay('2026-05-21'), due)).toBe('2031-01-01')
    expect(limitationOn('public', isoDay('2026-12-31'), due)).toBe('2031-01-01')
    expect(limitationOn('public', isoDay('2027-01-01'), due)).toBe('2032-01-01')
  })

  it('is not told abroad', () => {
    expect(limitationOn('abroad', isoDay('2026-05-21'), due)).toBeNull()
  })

  it('ends on 28 February when it started on the 29th', () => {
    expect(limitationOn('business', isoDay('2024-02-29'), due)).toBe('2029-02-28')
  })
})
