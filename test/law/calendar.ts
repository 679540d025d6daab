// Every day from 2007 to 2035, one after another, as a wall calendar has them: a day is told by its place in the row.
// Written apart from src/domain/day.ts, with which it is compared.
import type { IsoDay } from '../../src/domain/day.ts'

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isLeap(year: number): boolean {
  return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)
}

function daysOfYear(year: number): IsoDay[] {
  const two = (value: number) => String(value).padStart(2, '0')
  return LENGTHS.flatMap((length, month) =>
    Array.from({ length: month === 1 && isLeap(year) ? 29 : length }, (_, day) => `${year}-${two(month + 1)}-${two(day + 1)}` as IsoDay),
  )
}

/** In order; compare places, or the texts. */
export const CALENDAR: readonly IsoDay[] = Array.from({ length: 29 }, (_, index) => daysOfYear(2007 + index)).flat()

const PLACES = new Map(CALENDAR.map((day, place) => [day, place]))

/** Place of a day. @throws RangeError outside the calendar. */
export function placeOf(day: IsoDay): number {
  const place = PLACES.get(day)
  if (place === undefined) throw new RangeError(`no such day in this calendar: ${day}`)
  return place
}

/** The day at a place. @throws RangeError outside the calendar. */
export function dayAt(place: number): IsoDay {
  const day = CALENDAR[place]
  if (day === undefined) throw new RangeError(`no day at ${place}`)
  return day
}
