// How amounts, days, rates and account numbers are written for people, in the language of the reader.
// Written by hand, so that a message reads the same on every machine; what differs from one language to another is in notation.ts.
import type { IsoDay } from './day.ts'
import { partsOf } from './day.ts'
import type { Language } from './language.ts'
import { NO_BREAK, NOTATIONS } from './notation.ts'

/** Shown before a negative amount: the minus sign, never the hyphen. */
const MINUS = '\u2212'

/**
 * An amount of whole cents: '1 234,56 €' (U+202F between thousands, U+00A0 before €), in English '€1,234.56', in German, Spanish and
 * Italian '1.234,56 €'. A negative amount starts with U+2212; zero has no sign.
 */
export function formatAmount(cents: number, language: Language = 'fr'): string {
  const { decimal, group, euro } = NOTATIONS[language]
  const [units, hundredths] = hundredthsOf(cents)
  return `${cents < 0 ? MINUS : ''}${euro[0]}${grouped(units, group)}${decimal}${hundredths}${euro[1]}`
}

/** A rate in basis points, two decimals: 1240 gives '12,40 %' (U+00A0 before %), in English '12.40%', in Italian '12,40%'. */
export function formatRate(bps: number, language: Language = 'fr'): string {
  const { decimal, percent } = NOTATIONS[language]
  const [units, hundredths] = hundredthsOf(bps)
  return `${bps < 0 ? MINUS : ''}${units}${decimal}${hundredths}${percent}`
}

/** A day as it stands in a table: '16/10/2026', in German '16.10.2026', in English '16 October 2026' (never an order of figures that can be misread). */
export function formatDay(day: IsoDay, language: Language = 'fr'): string {
  const { figures } = NOTATIONS[language]
  return figures === null ? formatLongDay(day, language) : [day.slice(8, 10), day.slice(5, 7), day.slice(0, 4)].join(figures)
}

/** A day as it stands in a sentence: '16 octobre 2026', '1er octobre 2026'; '16 October 2026', '16. Oktober 2026', '16 de octubre de 2026'. */
export function formatLongDay(day: IsoDay, language: Language = 'fr'): string {
  return dayWords(day, language).join('')
}

/** Days as a sentence lists them, a month or a year that they all share said once: '20' and '27 novembre 2026', '28 novembre' and '4 décembre 2026'. */
export function formatLongDays(days: readonly IsoDay[], language: Language = 'fr'): string[] {
  const shared = (length: number) => new Set(days.map((day) => day.slice(0, length))).size === 1
  const kept = shared('2026-11'.length) ? 1 : shared('2026'.length) ? 2 : 3
  return days.map((day, index) => {
    const words = dayWords(day, language)
    return (index === days.length - 1 ? words : words.slice(0, kept)).join('')
  })
}

/** An IBAN in groups of four joined by no-break spaces; blanks already in it are dropped, letters become capitals. */
export function formatIban(iban: string): string {
  const characters = iban.replace(/\s/g, '').toUpperCase()
  return characters.replace(/(.{4})(?=.)/g, `$1${NO_BREAK}`)
}

/** The word that goes with a count, without the count. French: singular below 2 (0, 1); other languages: singular for 1 alone. */
export function plural(count: number, singular: string, pluralForm: string, language: Language = 'fr'): string {
  return NOTATIONS[language].isPlural(Math.abs(count)) ? pluralForm : singular
}

function dayWords(day: IsoDay, language: Language): readonly string[] {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const { words, months } = NOTATIONS[language]
  return words(dayOfMonth, months[month - 1] ?? '', year)
}

function hundredthsOf(value: number): [units: string, hundredths: string] {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of hundredths: ${value}`)
  const digits = String(Math.abs(value)).padStart(3, '0')
  return [digits.slice(0, -2), digits.slice(-2)]
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator)
}
