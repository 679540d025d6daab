// Calendar days as checked 'YYYY-MM-DD' strings. The only file that uses date-fns and `Date`.
// Knows nothing of the present moment: today comes from a Clock.
import { addDays as addDaysToDate } from 'date-fns/addDays'
import { addMonths as addMonthsToDate } from 'date-fns/addMonths'
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth'

declare const brand: unique symbol

/** A day of the civil calendar, 'YYYY-MM-DD', always a day that exists. Compare with `<`. */
export type IsoDay = string & { readonly [brand]: 'IsoDay' }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const ZERO = '0'.charCodeAt(0)
const SHORTEST_MONTH = 28
/** What makes day numbers begin their weeks on a Monday. */
const FIRST_WEEKDAY = 1
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The day written `YYYY-MM-DD`, or null when the text is not a day that exists (30 February). */
export function parseIsoDay(text: string): IsoDay | null {
  const parts = SHAPE.exec(text)
  return parts ? dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

/** The day of these numbers (month and day from 1), or null when there is none. */
export function dayFrom(year: number, month: number, day: number): IsoDay | null {
  if (!(year >= 1 && year <= 9999) || !(month >= 1 && month <= 12)) return null
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
  if (!(day >= 1 && day <= length)) return null
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDay
}

/** The day written `YYYY-MM-DD`. @throws RangeError when there is no such day. */
export function isoDay(text: string): IsoDay {
  const day = parseIsoDay(text)
  if (day === null) throw new RangeError(`not a day: ${text}`)
  return day
}

/** `day` plus `count` calendar days (negative: before). */
export function addDays(day: IsoDay, count: number): IsoDay {
  // Most of the time the month stays the same, and asked for every item of every plan, going through `Date` costs the most.
  const moved = Number(day.slice(8)) + count
  if (Number.isInteger(moved) && moved >= 1 && moved <= SHORTEST_MONTH)
    return `${day.slice(0, 8)}${moved < 10 ? '0' : ''}${moved}` as IsoDay
  return fromDate(addDaysToDate(toDate(day), count))
}

/** The same day `count` months later (negative: before); the last day of a month that has no such day. */
export function addMonths(day: IsoDay, count: number): IsoDay {
  return fromDate(addMonthsToDate(toDate(day), count))
}

/** Calendar days from `from` to `to`: 1 from one day to the next, negative when `to` comes first. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** Last day of the month that holds `day`. */
export function endOfMonth(day: IsoDay): IsoDay {
  return fromDate(lastDayOfMonth(toDate(day)))
}

/**
 * The day in Paris (metropolitan France) at an hour of `day` told in UTC. Summer time runs from the last Sunday of March to
 * the last Sunday of October, 01:00 UTC both (directive 2000/84/CE, art. 2 and 3).
 */
export function parisDay(day: IsoDay, hour: number, minute: number): IsoDay {
  const { year, month } = partsOf(day)
  const change = month === 3 || month === 10 ? lastSunday(endOfMonth(day)) : null
  const pastChange = change !== null && (day > change || (day === change && hour >= 1))
  const summer = month === 3 ? pastChange : month === 10 ? !pastChange : month > 3 && month < 10
  const minutes = (hour + (summer && year >= 1996 ? 2 : 1)) * 60 + minute
  return minutes >= 24 * 60 ? addDays(day, 1) : day
}

function lastSunday(end: IsoDay): IsoDay {
  return addDays(end, -(weekday(end) % 7))
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekday(day: IsoDay): number {
  return ((dayNumber(day) + FIRST_WEEKDAY) % 7) + 1
}

/** Year, month (1-12) and day (1-31) of a day. */
export function partsOf(day: IsoDay): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) }
}

/** The day as a whole number, AAAAMMJJ (ISO 8601, basic format): takes little room, compares as days do. */
export function basicDay(day: IsoDay): number {
  let basic = 0
  for (let at = 0; at < day.length; at++) if (at !== 4 && at !== 7) basic = basic * 10 + day.charCodeAt(at) - ZERO
  return basic
}

/** The day of a whole number AAAAMMJJ that `basicDay` made. */
export function fromBasicDay(basic: number): IsoDay {
  const text = pad(basic, 8)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as IsoDay
}

// Counts days by whole numbers alone: asked for every open item of every plan, where going through `Date` costs the most.
// Years start in March here, so that the leap day is the last of its year and months before it have fixed offsets.
function dayNumber(text: IsoDay): number {
  const { year, month, day } = partsOf(text)
  const marchYear = month > 2 ? year : year - 1
  const monthsSinceMarch = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + day
}

// A local date at noon: no daylight-saving change can move it to another day.
function toDate(day: IsoDay): Date {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const date = new Date(2000, month - 1, dayOfMonth, 12)
  date.setFullYear(year, month - 1, dayOfMonth)
  return date
}

function fromDate(date: Date): IsoDay {
  const day = dayFrom(date.getFullYear(), date.getMonth() + 1, date.getDate())
  if (day === null) throw new RangeError('the day is outside the years 1 to 9999')
  return day
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** A moment on the clock of a place. */
export interface LocalTime {
  readonly day: IsoDay
  /** Whole minutes since midnight. */
  readonly minutes: number
}

/** What the clock of a time zone (IANA) shows at a moment (ISO 8601, with its offset). @throws RangeError when there is no such zone or moment. */
export function clockIn(zone: string, moment: string): LocalTime {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const [day = '', time = ''] = format.format(new Date(moment)).split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return { day: isoDay(day), minutes: hours * 60 + minutes }
}
