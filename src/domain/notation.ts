// How each language writes amounts, rates and days: facts of Unicode CLDR 48 (checked on 2026-11-22), and where the house departs from it.
// Nothing is asked of the machine's own locale data, so that a message reads the same everywhere.
import type { Language } from './language.ts'

/** Between thousands in French: narrow no-break space. */
const NARROW = '\u202f'
/** Before a unit sign: no-break space. */
export const NO_BREAK = '\u00a0'

/** A day: its number, then what follows it for the month and for the year, blanks included. */
type DayWords = readonly [day: string, month: string, year: string]

interface Notation {
  readonly decimal: string
  /** Between thousands, from 1 000 on. CLDR leaves 1234,56 whole in Spanish and Italian; sums of a column are all grouped here. */
  readonly group: string
  readonly percent: string
  /** Both sides of an amount's figures. */
  readonly euro: readonly [before: string, after: string]
  /** The day in figures, as in a table; null: in words, since its order could be misread. */
  readonly figures: string | null
  /** In words. The first of a month is an ordinal in French and in Italian, where CLDR leaves 1. */
  readonly words: (day: number, month: string, year: number) => DayWords
  readonly months: readonly string[]
  /** Whether a word takes its plural after this count, which is not negative. */
  readonly isPlural: (count: number) => boolean
}

const oneAlone = (count: number) => count !== 1
const plainly = (day: number, month: string, year: number): DayWords => [String(day), ` ${month}`, ` ${year}`]

// biome-ignore format: months on one line
export const NOTATIONS: Readonly<Record<Language, Notation>> = {
  fr: {
    decimal: ',', group: NARROW, percent: `${NO_BREAK}%`, euro: ['', `${NO_BREAK}€`],
    figures: '/', words: (day, month, year) => [day === 1 ? '1er' : String(day), ` ${month}`, ` ${year}`],
    months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
    isPlural: (count) => count >= 2,
  },
  en: {
    decimal: '.', group: ',', percent: '%', euro: ['€', ''],
    figures: null, words: plainly,
    months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
    isPlural: oneAlone,
  },
  de: {
    decimal: ',', group: '.', percent: `${NO_BREAK}%`, euro: ['', `${NO_BREAK}€`],
    figures: '.', words: (day, month, year) => [`${day}.`, ` ${month}`, ` ${year}`],
    months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
    isPlural: oneAlone,
  },
  es: {
    decimal: ',', group: '.', percent: `${NO_BREAK}%`, euro: ['', `${NO_BREAK}€`],
    figures: '/', words: (day, month, year) => [String(day), ` de ${month}`, ` de ${year}`],
    months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
    isPlural: oneAlone,
  },
  it: {
    decimal: ',', group: '.', percent: '%', euro: ['', `${NO_BREAK}€`],
    figures: '/', words: (day, month, year) => [day === 1 ? '1º' : String(day), ` ${month}`, ` ${year}`],
    months: ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
    isPlural: oneAlone,
  },
}
