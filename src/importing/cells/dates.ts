// Days as export files write them -> checked days. Knows no column and no calendar but the civil one.
import { addDays, dayFrom, type IsoDay, isoDay, parisDay } from '../../domain/day.ts'
import { dayInWords } from './day-words.ts'

/** What a cell of days holds; `empty` for '', '0' and '00000000'. */
export type DayCell = IsoDay | 'empty' | 'invalid'

/** Order of the figures in a column that does not start with the year. */
export type DayOrder = 'day-first' | 'month-first'

/** How a column writes its days; 'compact-day-first' is JJMMAA or JJMMAAAA without separators. */
export type DayWriting = DayOrder | 'compact-day-first'

const TIME = /[T ]+\d{1,2}[:h]\d{2}.*$/
const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const PIVOT = 70
const SERIAL = /^\d{5}(?:[.,]0+)?$/
const SERIAL_ORIGIN = isoDay('1899-12-30')
const OLDEST_SERIAL = 20_000
const NEWEST_SERIAL = 60_000
const OLDEST_YEAR = 1900
const NEWEST_YEAR = 2199
/** Years whose last day stands for no day at all. */
const NEVER = new Set([2999, 9999])
const COMPACT_DAY_FIRST = /^(\d{1,2})(\d{2})(\d{4}|\d{2})$/
const MOMENT = /^(.+?)[T ]+(\d{1,2})[:h](\d{2})/

/**
 * Reads a day: AAAAMMJJ, AAAA-MM-JJ, JJ/MM/AAAA, with `-`, `/`, `.` or a space, one-figure days and months, a time part.
 * Two-figure years turn at 70 (69 is 2069, 70 is 1970). 30 February is 'invalid'.
 */
export function parseDay(text: string, order: DayOrder = 'day-first'): DayCell {
  const day = text.trim().replace(TIME, '')
  if (day === '' || /^0+$/.test(day) || /^0+[-/.]0+[-/.]0+$/.test(day)) return 'empty'
  const parts = COMPACT.exec(day) ?? YEAR_FIRST.exec(day)
  if (parts) return dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  const last = YEAR_LAST.exec(day)
  if (!last) return dayInWords(day) ?? 'invalid'
  const [first, second] = [Number(last[1]), Number(last[2])]
  const year = fullYear(last[3] ?? '')
  return order === 'day-first' ? dayOf(year, second, first) : dayOf(year, first, second)
}

/** No document is older than 1900: `31/07/0098` is a typing error. 31/12/9999 is how some packages write "no day". */
function dayOf(year: number, month: number, day: number): DayCell {
  if (NEVER.has(year) && month === 12 && day === 31) return 'empty'
  return year < OLDEST_YEAR || year > NEWEST_YEAR ? 'invalid' : (dayFrom(year, month, day) ?? 'invalid')
}

/**
 * Like {@link parseDay} for a column known to hold days: an Excel serial number (days since 30/12/1899) is read too, and
 * JJMMAA, JJMMAAAA (a leading zero lost or not) where the column writes its days so.
 */
export function parseColumnDay(text: string, writing: DayWriting): DayCell {
  const trimmed = text.trim()
  if (writing === 'compact-day-first') {
    const parts = COMPACT_DAY_FIRST.exec(trimmed)
    if (parts && !/^0+$/.test(trimmed)) return dayOf(fullYear(parts[3] ?? ''), Number(parts[2]), Number(parts[1]))
    return parseDay(text)
  }
  if (!SERIAL.test(trimmed)) return parseDay(text, writing)
  const serial = Number(trimmed.slice(0, 5))
  return serial >= OLDEST_SERIAL && serial <= NEWEST_SERIAL ? addDays(SERIAL_ORIGIN, serial) : 'invalid'
}

/** Whether a column writes its days without separators and the day first: every cell of figures alone reads so, some only so. */
export function isCompactDayFirst(samples: readonly string[]): boolean {
  const figures = samples.filter((text) => /^\d{5,8}$/.test(text) && !/^0+$/.test(text))
  return (
    figures.some((text) => text.length === 6 || (text.length === 8 && !isDay(parseDay(text)))) &&
    figures.every((text) => isDay(parseColumnDay(text, 'compact-day-first')))
  )
}

/** The day in Paris of a moment written in UTC; a day without an hour stays that day. */
export function parseUtcDay(text: string, writing: DayWriting): DayCell {
  const day = parseColumnDay(text, writing)
  const moment = MOMENT.exec(text.trim())
  return isDay(day) && moment ? parisDay(day, Number(moment[2]), Number(moment[3])) : day
}

/**
 * The order of the figures in a column, told by a figure above 12. `mixed`: both orders are proven.
 * `undecided`: no cell tells (also when every cell starts with the year).
 */
export function dayOrderOf(samples: Iterable<string>): DayOrder | 'undecided' | 'mixed' {
  const proven = new Set<DayOrder>()
  for (const sample of samples) {
    const parts = YEAR_LAST.exec(sample.trim().replace(TIME, ''))
    if (!parts) continue
    if (Number(parts[1]) > 12) proven.add('day-first')
    if (Number(parts[2]) > 12) proven.add('month-first')
  }
  if (proven.size > 1) return 'mixed'
  const [order] = proven
  return order ?? 'undecided'
}

/** A reader that remembers: a ledger has a few hundred days for a million rows. */
export function rememberingDays(read: (text: string) => DayCell = parseDay): (text: string) => DayCell {
  const known = new Map<string, DayCell>()
  return (text) => {
    const seen = known.get(text)
    if (seen !== undefined) return seen
    const day = read(text)
    known.set(text, day)
    return day
  }
}

/** Whether a parsed cell is a day. */
export function isDay(cell: DayCell): cell is IsoDay {
  return cell !== 'empty' && cell !== 'invalid'
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length === 4) return year
  return year < PIVOT ? 2000 + year : 1900 + year
}
