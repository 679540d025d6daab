import { describe, expect, it } from 'vitest'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import {
  easterSunday,
  type HolidayRegion,
  holidayName,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from '../../src/domain/holidays.ts'

function holidaysOf(year: number, region: HolidayRegion): string[] {
  const names: string[] = []
  for (let day: IsoDay = isoDay(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
    const name = holidayName(day, region)
    if (name !== null) names.push(`${day.slice(5)} ${name}`)
  }
  return names
}

describe('Easter', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('of %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day)
  })
})

describe('public holidays', () => {
  it('are eleven in the whole country (C. trav. L3133-1)', () => {
    expect(holidaysOf(2026, 'metropole')).toEqual([
      '01-01 Jour de l’an',
      '04-06 Lundi de Pâques',
      '05-01 Fête du travail',
      '05-08 Victoire de 1945',
      '05-14 Ascension',
      '05-25 Lundi de Pentecôte',
      '07-14 Fête nationale',
      '08-15 Assomption',
      '11-01 Toussaint',
      '11-11 Armistice de 1918',
      '12-25 Noël',
    ])
  })

  it.each([
    ['alsace-moselle', ['04-03 Vendredi saint', '12-26 Saint-Étienne']],
    ['mayotte', ['04-27 Abolition de l’esclavage']],
    ['martinique', ['05-22 Abolition de l’esclavage']],
    ['guadeloupe', ['05-27 Abolition de l’esclavage']],
    ['guyane', ['06-10 Abolition de l’esclavage']],
    ['reunion', ['12-20 Abolition de l’esclavage']],
  ] satisfies [HolidayRegion, string[]][])('of %s are also %j', (region, own) => {
    const everywhere = new Set(holidaysOf(2026, 'metropole'))
    expect(holidaysOf(2026, region).filter((name) => !everywhere.has(name))).toEqual(own)
    expect(holidaysOf(2026, region)).toHaveLength(11 + own.length)
  })

  it('keeps both names out of each other’s way when Ascension falls on 1 May', () => {
    expect(holidayName(isoDay('2008-05-01'), 'metropole')).toBe('Fête du travail')
  })
})

describe('working days', () => {
  it('are neither Saturdays, Sundays nor holidays of the region', () => {
    expect(isWorkingDay(isoDay('2026-11-20'), 'metropole')).toBe(true)
    expect(isWorkingDay(isoDay('2026-11-21'), 'metropole')).toBe(false)
    expect(isWorkingDay(isoDay('2026-11-22'), 'metropole')).toBe(false)
    expect(isWorkingDay(isoDay('2026-11-11'), 'metropole')).toBe(false)
    expect(isWorkingDay(isoDay('2026-04-03'), 'metropole')).toBe(true)
    expect(isWorkingDay(isoDay('2026-04-03'), 'alsace-moselle')).toBe(false)
  })

  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-02-28', '2026-03-02'],
    ['2026-05-14', '2026-05-15'],
    ['2026-12-25', '2026-12-28'],
  ])('the first one from %s is %s', (day, next) => {
    expect(nextWorkingDay(isoDay(day), 'metropole')).toBe(next)
  })

  it('are counted after the first day up to the last one', () => {
    const between = (from: string, to: string, region: HolidayRegion = 'metropole') => workingDaysBetween(isoDay(from), isoDay(to), region)
    expect(between('2026-11-20', '2026-11-20')).toBe(0)
    expect(between('2026-11-20', '2026-11-19')).toBe(0)
    expect(between('2026-11-20', '2026-11-22')).toBe(0)
    expect(between('2026-11-20', '2026-11-23')).toBe(1)
    expect(between('2026-11-09', '2026-11-13')).toBe(3)
    expect(between('2026-12-23', '2026-12-28', 'alsace-moselle')).toBe(2)
  })
})
