import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayFrom, daysBetween, endOfMonth, type IsoDay, isoDay, parseIsoDay, partsOf, weekday } from '../../src/domain/day.ts'

describe('a day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(parseIsoDay(text)).toBe(text)
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '20260401',
    '2026-04-01T00:00',
    '0000-01-01',
    ' 2026-04-01',
    '',
  ])('%j does not', (text) => {
    expect(parseIsoDay(text)).toBeNull()
    expect(() => isoDay(text)).toThrow(RangeError)
  })

  it('is made of whole numbers within the calendar', () => {
    expect(dayFrom(2026, 7, 1)).toBe('2026-07-01')
    expect([dayFrom(2026, 2, 29), dayFrom(2026, 0, 1), dayFrom(Number.NaN, 1, 1), dayFrom(10_000, 1, 1)]).toEqual([null, null, null, null])
    expect(partsOf(isoDay('2026-07-09'))).toEqual({ year: 2026, month: 7, day: 9 })
  })

  it('cannot leave the years 1 to 9999', () => {
    expect(() => addDays(isoDay('9999-12-31'), 1)).toThrow(RangeError)
    expect(addDays(isoDay('0099-12-31'), 1)).toBe('0100-01-01')
  })
})

// The machine's own zone must never show: Paris changes its clocks, Martinique and Réunion sit on either side of it, and in
// São Paulo midnight did not exist on 4 November 2018.
describe.each([
  ['Europe/Paris', -60],
  ['America/Martinique', 240],
  ['Indian/Reunion', -240],
  ['America/Sao_Paulo', 180],
])('days on a machine in %s', (zone, januaryOffset) => {
  const before = process.env['TZ']
  beforeAll(() => {
    process.env['TZ'] = zone
  })
  afterAll(() => {
    process.env['TZ'] = before
  })

  it('really runs in that zone', () => {
    expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(januaryOffset)
  })

  it('follow each other across clock changes and years', () => {
    const next = (day: string) => addDays(isoDay(day), 1)
    expect(['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2018-11-03', '2018-11-04'].map(next)).toEqual([
      '2026-03-29',
      '2026-03-30',
      '2026-10-25',
      '2026-10-26',
      '2018-11-04',
      '2018-11-05',
    ])
    expect(next('2025-12-31')).toBe('2026-01-01')
    expect(addDays(isoDay('2024-03-01'), -1)).toBe('2024-02-29')
    expect(addDays(isoDay('2026-06-20'), 365)).toBe('2027-06-20')
  })

  it('are counted without losing or gaining one', () => {
    expect(daysBetween(isoDay('2026-03-28'), isoDay('2026-03-30'))).toBe(2)
    expect(daysBetween(isoDay('2026-10-24'), isoDay('2026-10-26'))).toBe(2)
    expect(daysBetween(isoDay('2024-11-30'), isoDay('2026-11-21'))).toBe(721)
    expect(daysBetween(isoDay('2026-07-10'), isoDay('2026-06-20'))).toBe(-20)
    expect(daysBetween(isoDay('2026-07-10'), isoDay('2026-07-10'))).toBe(0)
  })

  it('know their month’s end and their place in the week', () => {
    expect(['2026-02-10', '2028-02-29', '2026-03-29', '2026-10-25', '2026-12-01'].map((day) => endOfMonth(isoDay(day)))).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-03-31',
      '2026-10-31',
      '2026-12-31',
    ])
    expect(['2026-11-16', '2026-11-21', '2026-11-22', '2026-03-29', '2026-10-25'].map((day) => weekday(isoDay(day)))).toEqual([
      1, 6, 7, 7, 7,
    ])
  })

  it('go and come back', () => {
    const day = fc.integer({ min: 0, max: 80_000 }).map((after) => addDays('1900-01-01' as IsoDay, after))
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (start, count) => {
        const end = addDays(start, count)
        expect(daysBetween(start, end)).toBe(count)
        expect(addDays(end, -count)).toBe(start)
        expect(start < end).toBe(count > 0)
      }),
    )
  })
})
