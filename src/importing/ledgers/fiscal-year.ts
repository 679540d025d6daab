// Which fiscal year a ledger covers: told by its entries, checked against the file's name and the user's word.
import { addDays, dayFrom, daysBetween, endOfMonth, type IsoDay, partsOf } from '../../domain/day.ts'
import { InputError } from '../../domain/errors.ts'
import { formatDay } from '../../domain/format.ts'
import { type DayCell, isDay, parseDay } from '../cells/dates.ts'

export interface FiscalYear {
  readonly start: IsoDay
  readonly end: IsoDay
}

/** What the name SIRENFECAAAAMMJJ tells. */
export interface NamedYear {
  readonly siren: string | null
  readonly end: IsoDay | null
}

/** The days on which the year is decided, with the lines they stand on. */
export interface DaySpan {
  /** First and last days outside the opening entries; null when there is nothing else. */
  readonly first: { readonly day: IsoDay; readonly line: number } | null
  readonly last: { readonly day: IsoDay; readonly line: number } | null
  /** Last day of the opening entries. */
  readonly opening: IsoDay | null
}

const NAME = /(?:^|[^\d])(\d{9})FEC(\d{8})/gi
const LONGEST_DAYS = 24 * 31
/** A year told by a file name may be of 13 months, never more: beyond, the name is wrong more often than the entries. */
const LONGEST_NAMED_MONTHS = 13

/** SIREN and closing day told by a file name; nulls when it is not of the legal form. */
export function yearInName(name: string): NamedYear {
  // The last one: folders and the archive it lies in come first.
  const parts = [...name.matchAll(NAME)].at(-1)
  if (!parts) return { siren: null, end: null }
  const end: DayCell = parseDay(parts[2] ?? '')
  return { siren: parts[1] ?? null, end: isDay(end) ? end : null }
}

/**
 * The fiscal year: from the first of the month of the first entry (or the opening day) to the end of the month of the last
 * one. A closing day given by the user, or by a file name that the entries do not contradict, extends an unfinished year. A day in the name
 * that ends no month is the day of a provisional export, unless the entries begin a year before it.
 * @throws InputError 'fiscal-year-empty' (no dated entry), 'fiscal-year-span' (over 24 months: a wrong date, or several
 *   years in one file), 'fiscal-year-end' (entries after the closing day the user gave).
 */
export function fiscalYear(
  file: string,
  span: DaySpan,
  yearEnd: IsoDay | undefined,
  named: IsoDay | null,
): { year: FiscalYear; nameContradicts: boolean } {
  const firstDay = span.first?.day ?? span.opening
  const lastDay = span.last?.day ?? span.opening
  if (firstDay === null || lastDay === null) {
    throw new InputError('fiscal-year-empty', 'Le fichier ne contient aucune écriture datée.', {
      file,
      advice: 'Vérifiez la période demandée lors de l’export.',
    })
  }
  const start = startDay(firstDay, span.opening)
  const derivedEnd = span.last === null ? monthsLater(start, 12) : endOfMonth(lastDay)
  if (daysBetween(start, derivedEnd) > LONGEST_DAYS) throw tooLong(file, span)
  if (yearEnd !== undefined) {
    if (yearEnd < lastDay) throw afterYearEnd(file, yearEnd, span)
    const other = named !== null && endOfMonth(named) === named && named !== yearEnd
    return { year: { start: earlier(start, yearEnd, span.opening), end: yearEnd }, nameContradicts: other }
  }
  if (named !== null && named >= lastDay && named <= monthsLater(start, LONGEST_NAMED_MONTHS)) {
    if (endOfMonth(named) === named) return { year: { start: earlier(start, named, span.opening), end: named }, nameContradicts: false }
    // A day that ends no month is when the books were exported, unless the entries begin a year before it.
    const twelve = yearBefore(named)
    const closes = twelve !== null && twelve > start && twelve <= firstDay
    return { year: { start: closes ? twelve : start, end: named }, nameContradicts: false }
  }
  return { year: { start, end: derivedEnd }, nameContradicts: named !== null && named !== derivedEnd }
}

/** Openings of the last day of a month open the month after; those of any other day, their own month. */
function startDay(firstDay: IsoDay, opening: IsoDay | null): IsoDay {
  if (opening === null) return firstOfMonth(firstDay)
  const day = endOfMonth(opening) === opening ? addDays(opening, 1) : firstOfMonth(opening)
  return day <= firstDay ? day : firstOfMonth(firstDay)
}

/** Twelve months before a known closing day, when the entries begin later and no opening says otherwise. */
function earlier(start: IsoDay, end: IsoDay, opening: IsoDay | null): IsoDay {
  const twelve = yearBefore(end)
  return opening === null && twelve !== null && twelve < start ? twelve : start
}

/** The first day of the twelve months that end on `end`; null where no day of the year before has that number (29 February). */
function yearBefore(end: IsoDay): IsoDay | null {
  const { year, month, day } = partsOf(addDays(end, 1))
  return dayFrom(year - 1, month, day)
}

function firstOfMonth(day: IsoDay): IsoDay {
  return addDays(day, 1 - partsOf(day).day)
}

/** Last day of a period of `count` months that begins on the first of a month. */
function monthsLater(start: IsoDay, count: number): IsoDay {
  let end = endOfMonth(start)
  for (let month = 1; month < count; month++) end = endOfMonth(addDays(end, 1))
  return end
}

function tooLong(file: string, { first, last }: DaySpan): InputError {
  const days = first && last ? ` : du ${formatDay(first.day)} (ligne ${first.line}) au ${formatDay(last.day)} (ligne ${last.line})` : ''
  return new InputError('fiscal-year-span', `Les écritures couvrent plus de vingt-quatre mois${days}.`, {
    file,
    ...(last ? { line: last.line } : {}),
    advice: 'Corrigez la date erronée, ou exportez un exercice par fichier.',
  })
}

function afterYearEnd(file: string, yearEnd: IsoDay, { last }: DaySpan): InputError {
  const day = last ? ` du ${formatDay(last.day)}` : ''
  return new InputError('fiscal-year-end', `Le fichier contient une écriture${day}, après la clôture donnée (${formatDay(yearEnd)}).`, {
    file,
    ...(last ? { line: last.line } : {}),
    advice: 'Donnez avec --year-end le dernier jour de l’exercice, ou exportez un exercice par fichier.',
  })
}
