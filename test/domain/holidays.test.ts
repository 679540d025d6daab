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

describe('the history of holidays', () => {
  const name = (day: string, region: HolidayRegion) => holidayName(isoDay(day), region)

  it('knows the abolition days from the decree of 23 November 1983 on', () => {
    expect(name('1983-12-20', 'reunion')).toBe('Abolition de l’esclavage')
    expect([name('1983-05-22', 'martinique'), name('1984-05-22', 'martinique')]).toEqual([null, 'Abolition de l’esclavage'])
    expect([name('1983-05-27', 'guadeloupe'), name('1984-06-10', 'guyane'), name('1984-04-27', 'mayotte')]).toEqual([
      null,
      'Abolition de l’esclavage',
      'Abolition de l’esclavage',
    ])
    expect(name('2026-05-22', 'guadeloupe')).toBeNull()
  })

  it('keeps Whit Monday a holiday while it was the day of solidarity', () => {
    expect(['2004-05-31', '2005-05-16', '2006-06-05', '2007-05-28', '2008-05-12'].map((day) => name(day, 'metropole'))).toEqual(
      Array.from({ length: 5 }, () => 'Lundi de Pentecôte'),
    )
  })

  it('has 8 May again since 1982', () => {
    expect([name('1981-05-08', 'metropole'), name('1982-05-08', 'metropole')]).toEqual([null, 'Victoire de 1945'])
  })

  it('leaves Good Friday and 26 December to Alsace and Moselle', () => {
    const regions: HolidayRegion[] = ['metropole', 'alsace-moselle', 'martinique', 'guadeloupe', 'guyane', 'reunion', 'mayotte']
    expect(regions.map((region) => name('2027-03-26', region))).toEqual([null, 'Vendredi saint', null, null, null, null, null])
    expect(regions.map((region) => name('2026-12-26', region))).toEqual([null, 'Saint-Étienne', null, null, null, null, null])
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
    ['2026-05-01', '2026-05-04'],
    ['2026-05-23', '2026-05-26'],
    ['2027-03-27', '2027-03-30'],
  ])('the first one from %s is %s', (day, next) => {
    expect(nextWorkingDay(isoDay(day), 'metropole')).toBe(next)
  })

  it.each([
    ['2026-12-25', 'alsace-moselle', '2026-12-28'],
    ['2027-03-26', 'alsace-moselle', '2027-03-30'],
    ['2024-12-25', 'alsace-moselle', '2024-12-27'],
    ['2026-05-22', 'martinique', '2026-05-26'],
    ['2026-05-27', 'guadeloupe', '2026-05-28'],
    ['2026-06-10', 'guyane', '2026-06-11'],
    ['2027-12-20', 'reunion', '2027-12-21'],
    ['2026-04-27', 'mayotte', '2026-04-28'],
  ] as const)('the first one from %s in %s is %s', (day, region, next) => {
    expect(nextWorkingDay(isoDay(day), region)).toBe(next)
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
