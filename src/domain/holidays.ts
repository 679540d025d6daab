// Working days and public holidays, for the day a message is sent. Knows nothing of due dates: no text moves a due date
// that falls on a Saturday, a Sunday or a holiday.
import { addDays, dayFrom, type IsoDay, partsOf, weekday } from './day.ts'
import type { ReminderSettings } from './settings.ts'

export type HolidayRegion = ReminderSettings['holidays']

/** Month and day of the holidays of the whole country (C. trav. L3133-1). */
const FIXED: Readonly<Record<string, string>> = {
  '01-01': 'Jour de l’an',
  '05-01': 'Fête du travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'Fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice de 1918',
  '12-25': 'Noël',
}

/** Days after Easter Sunday (C. trav. L3133-1). */
const MOVABLE: Readonly<Record<number, string>> = { 1: 'Lundi de Pâques', 39: 'Ascension', 50: 'Lundi de Pentecôte' }

const GOOD_FRIDAY = -2
const ABOLITION = 'Abolition de l’esclavage'

/** Holidays of one region only (C. trav. L3134-13 and L3422-2). */
const REGIONAL: Readonly<Record<HolidayRegion, Readonly<Record<string, string>>>> = {
  metropole: {},
  'alsace-moselle': { '12-26': 'Saint-Étienne' },
  mayotte: { '04-27': ABOLITION },
  martinique: { '05-22': ABOLITION },
  guadeloupe: { '05-27': ABOLITION },
  guyane: { '06-10': ABOLITION },
  reunion: { '12-20': ABOLITION },
}

/** French name of the public holiday that falls on `day` in the region, or null on any other day (Sundays included). */
export function holidayName(day: IsoDay, region: HolidayRegion): string | null {
  const monthDay = day.slice(5)
  const fixed = FIXED[monthDay] ?? REGIONAL[region][monthDay]
  if (fixed !== undefined) return fixed
  const easter = easterSunday(partsOf(day).year)
  if (region === 'alsace-moselle' && day === addDays(easter, GOOD_FRIDAY)) return 'Vendredi saint'
  for (const [after, name] of Object.entries(MOVABLE)) {
    if (day === addDays(easter, Number(after))) return name
  }
  return null
}

/** Monday to Friday, and no public holiday of the region. */
export function isWorkingDay(day: IsoDay, region: HolidayRegion): boolean {
  return weekday(day) <= 5 && holidayName(day, region) === null
}

/** `day` itself when it is a working day, else the first one after it. */
export function nextWorkingDay(day: IsoDay, region: HolidayRegion): IsoDay {
  let next = day
  while (!isWorkingDay(next, region)) next = addDays(next, 1)
  return next
}

/** Working days after `from` up to `to` inclusive; 0 when `to` is not after `from`. */
export function workingDaysBetween(from: IsoDay, to: IsoDay, region: HolidayRegion): number {
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, region)) count += 1
  }
  return count
}

/** Easter Sunday of a Gregorian year, by the anonymous (Meeus, Jones, Butcher) rule. */
export function easterSunday(year: number): IsoDay {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moonShift = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const ordinal = epact + toSunday - 7 * correction + 114
  const day = dayFrom(year, Math.floor(ordinal / 31), (ordinal % 31) + 1)
  if (day === null) throw new RangeError(`no Easter in the year ${year}`)
  return day
}
