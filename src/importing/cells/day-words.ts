// Days with the month in letters, as English and French exports write them: `Jan 28 2021`, `30 sept. 2026`, `1er mars 2026`.
import { withoutAccents } from '../../domain/accents.ts'
import { dayFrom, type IsoDay } from '../../domain/day.ts'

// Longer starts first: "juin" and "juil" share "jui", "mar" is March in both languages.
const MONTHS: readonly (readonly [start: string, month: number])[] = [
  ['jan', 1],
  ['fev', 2],
  ['feb', 2],
  ['mar', 3],
  ['avr', 4],
  ['apr', 4],
  ['mai', 5],
  ['may', 5],
  ['juin', 6],
  ['jun', 6],
  ['juil', 7],
  ['jul', 7],
  ['aou', 8],
  ['aug', 8],
  ['sep', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
]
const DAY_FIRST = /^(\d{1,2})(?:er|st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4})$/
const MONTH_FIRST = /^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/

/** The day, or null when the text is no such writing or no such day exists. */
export function dayInWords(text: string): IsoDay | null {
  if (!/[a-z]/i.test(text)) return null
  const plain = withoutAccents(text).toLowerCase().trim()
  const first = DAY_FIRST.exec(plain)
  const parts = first ? [first[1], first[2], first[3]] : MONTH_FIRST.exec(plain)?.slice(1, 4)
  if (!parts) return null
  const [day, name, year] = first ? parts : [parts[1], parts[0], parts[2]]
  const month = MONTHS.find(([start]) => name?.startsWith(start))?.[1]
  return month === undefined ? null : dayFrom(Number(year), month, Number(day))
}
