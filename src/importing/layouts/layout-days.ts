// How a layout writes its days, all of them the same way. Knows no column.
import { dayFrom, partsOf } from '../../domain/day.ts'
import { type DayCell, isDay, parseDay } from '../cells/dates.ts'

/** `written`: with separators, or AAAAMMJJ. */
export type DayForm = 'DDMMYY' | 'DDMMYYYY' | 'written'

const SHORT = /^(\d{2})(\d{2})(\d{2})$/
const LONG = /^(\d{2})(\d{2})(\d{4})$/
/** 01/01/1900 and 30/12/1899 are how packages write "no date". */
const NEVER_AFTER = 1900

/** A reader of days: `empty` for blanks, zeros and days up to 1900; two-figure years turn at 70. */
export function dayReader(form: DayForm): (text: string) => DayCell {
  return (text) => {
    const day = read(text.trim(), form)
    return isDay(day) && partsOf(day).year <= NEVER_AFTER ? 'empty' : day
  }
}

function read(text: string, form: DayForm): DayCell {
  if (text === '' || /^0+$/.test(text)) return 'empty'
  if (form === 'written') return parseDay(text)
  const parts = (form === 'DDMMYY' ? SHORT : LONG).exec(text)
  if (!parts) return 'invalid'
  const [, day, month, year = ''] = parts
  return form === 'DDMMYY' ? parseDay(`${day}/${month}/${year}`) : (dayFrom(Number(year), Number(month), Number(day)) ?? 'invalid')
}
