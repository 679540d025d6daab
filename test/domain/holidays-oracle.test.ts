// Public holidays of every day of a century, against a public calendar that this project did not write. Where they differ the law
// decides, and the difference is named here.
import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDay, isoDay, parseIsoDay } from '../../src/domain/day.ts'
import { type HolidayRegion, holidayName } from '../../src/domain/holidays.ts'

const FIRST_YEAR = 2000
const LAST_YEAR = 2099

/** Where the calendar keeps each region. */
const PLACES = {
  metropole: ['FR'],
  'alsace-moselle': ['FR', '67'],
  mayotte: ['FR', 'YT'],
  martinique: ['FR', 'MQ'],
  guadeloupe: ['FR', 'GP'],
  guyane: ['FR', 'GF'],
  reunion: ['FR', 'RE'],
} as const satisfies Record<HolidayRegion, readonly string[]>

/**
 * Good Friday is a custom in the Antilles: no text makes it a holiday there. C. trav. L3422-2 adds one day alone to L3133-1 (22 May in
 * Martinique, 27 May in Guadeloupe); only L3134-13 makes Good Friday a holiday, in Moselle, Bas-Rhin and Haut-Rhin.
 */
const CUSTOM = 'Vendredi saint'
const ANTILLES: readonly HolidayRegion[] = ['martinique', 'guadeloupe']

function ofCalendar(region: HolidayRegion): { days: Set<IsoDay>; customs: number } {
  const [country, state] = PLACES[region] as readonly string[]
  const calendar = state === undefined ? new Holidays(country ?? '') : new Holidays(country ?? '', state)
  const days = new Set<IsoDay>()
  let customs = 0
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const { date, type, name } of calendar.getHolidays(year)) {
      const day = parseIsoDay(date.slice(0, 10))
      if (type !== 'public' || day === null) continue
      if (ANTILLES.includes(region) && name === CUSTOM) customs += 1
      else days.add(day)
    }
  }
  return { days, customs }
}

function ofLaw(region: HolidayRegion): Set<IsoDay> {
  const days = new Set<IsoDay>()
  for (let day = isoDay(`${FIRST_YEAR}-01-01`); day <= `${LAST_YEAR}-12-31`; day = addDays(day, 1)) {
    if (holidayName(day, region) !== null) days.add(day)
  }
  return days
}

describe('each day from 2000 to 2099', () => {
  it.each(Object.keys(PLACES) as HolidayRegion[])('is a holiday of %s where a public calendar says so', (region) => {
    const law = ofLaw(region)
    const calendar = ofCalendar(region)
    expect([...law].filter((day) => !calendar.days.has(day))).toEqual([])
    expect([...calendar.days].filter((day) => !law.has(day))).toEqual([])
    // The one difference, each year: a custom of the Antilles that the calendar counts and the law does not.
    expect(calendar.customs).toBe(ANTILLES.includes(region) ? 100 : 0)
  })

  it('makes 1 095 days for the whole country: Ascension fell on 1 May in 2008 and falls on 8 May in 2059, 2070, 2081 and 2092', () => {
    expect(ofLaw('metropole').size).toBe(1100 - 5)
  })
})
