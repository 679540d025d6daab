// Working days and public holidays, for the day a message is sent. Knows nothing of due dates: no text moves a due date
// that falls on a Saturday, a Sunday or a holiday.
import { addDays, dayFrom, type IsoDay, partsOf, weekday } from './day.ts'
import type { ReminderSettings } from './settings.ts'

export type HolidayRegion = ReminderSettings['holidays']

interface Holiday {
  readonly name: string
  /** The day the text came into force; null: before 1980. */
  readonly since: string | null
}

/** Month and day of the holidays of the whole country (C. trav. L3133-1, checked on 2026-11-22). */
const FIXED: Readonly<Record<string, Holiday>> = {
  '01-01': { name: 'Jour de l’an', since: null },
  '05-01': { name: 'Fête du travail', since: null },
  // A holiday again since the law 81-893 of 2 October 1981.
  '05-08': { name: 'Victoire de 1945', since: '1981-10-03' },
  '07-14': { name: 'Fête nationale', since: null },
  '08-15': { name: 'Assomption', since: null },
  '11-01': { name: 'Toussaint', since: null },
  '11-11': { name: 'Armistice de 1918', since: null },
  '12-25': { name: 'Noël', since: null },
}

/**
 * Days after Easter Sunday (C. trav. L3133-1). Whit Monday has always been among them: from 2005 to 2007 it was the day of solidarity by
 * default (law 2004-626), worked and still a holiday; since the law 2008-351 each company chooses its day of solidarity.
 */
const MOVABLE: Readonly<Record<number, string>> = { 1: 'Lundi de Pâques', 39: 'Ascension', 50: 'Lundi de Pentecôte' }

/** Good Friday of the earliest Easter, Whit Monday of the latest. */
const [FIRST_MOVABLE, LAST_MOVABLE] = ['03-20', '06-14']
const GOOD_FRIDAY = -2
/** Law 83-550 of 30 June 1983, days fixed by the decree 83-1003 of 23 November 1983 for the five; now C. trav. L3422-2. */
const ABOLITION: Holiday = { name: 'Abolition de l’esclavage', since: '1983-11-24' }

/**
 * Holidays of one region only. Good Friday and 26 December: C. trav. L3134-13 (order of 16 August 1892), Good Friday in the communes that
 * have a Protestant or a shared church, and here in the whole region: a message waits a day rather than reach a closed office.
 * Good Friday in the Antilles is a custom without a text. Checked on 2026-11-22.
 */
const REGIONAL: Readonly<Record<HolidayRegion, Readonly<Record<string, Holiday>>>> = {
  metropole: {},
  'alsace-moselle': { '12-26': { name: 'Saint-Étienne', since: null } },
  mayotte: { '04-27': ABOLITION },
  martinique: { '05-22': ABOLITION },
  guadeloupe: { '05-27': ABOLITION },
  guyane: { '06-10': ABOLITION },
  reunion: { '12-20': ABOLITION },
}

/**
 * French name of the public holiday that falls on `day` in the region, or null on any other day (Sundays included). Where two fall
 * together the fixed one is named. Right from 1980 on; compared for each day of 2000 to 2099 with a public calendar.
 * C. trav. L3133-1, L3134-13, L3422-2, checked on 2026-11-22.
 */
export function holidayName(day: IsoDay, region: HolidayRegion): string | null {
  const monthDay = day.slice(5)
  const fixed = FIXED[monthDay] ?? REGIONAL[region][monthDay]
  if (fixed !== undefined && (fixed.since === null || day >= fixed.since)) return fixed.name
  // Easter falls between 22 March and 25 April; asked for every item of every plan.
  if (monthDay < FIRST_MOVABLE || monthDay > LAST_MOVABLE) return null
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
