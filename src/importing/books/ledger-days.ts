// The days of a ledger once its openings are known: the span of the year, the last day of the bank.
import { basicDay, fromBasicDay, type IsoDay } from '../../domain/day.ts'
import type { DaySpan } from '../ledgers/fiscal-year.ts'
import { daysOf, type JournalDay, type JournalProfile } from './journal-profiles.ts'
import type { Openings } from './opening.ts'

/** First and last days outside the openings, with the lines they stand on, and the last day of the openings. */
export function daySpan(journals: readonly JournalProfile[], openings: Openings): DaySpan {
  let first: DaySpan['first'] = null
  let last: DaySpan['last'] = null
  for (const { day, held } of ordinaryDays(journals, openings)) {
    if (first === null || fromBasicDay(day) < first.day) first = { day: fromBasicDay(day), line: held.firstLine }
    if (last === null || fromBasicDay(day) > last.day) last = { day: fromBasicDay(day), line: held.firstLine }
  }
  const opened = journals.filter(({ journal }) => openings.journals.has(journal)).map((profile) => daysOf(profile).last)
  const opening = Math.max(0, ...opened, ...openings.entries.map(({ day }) => day))
  return { first, last, opening: opening === 0 ? null : fromBasicDay(opening) }
}

/** Latest day, not after `today`, of a row on a bank or cash account (51, 53), openings apart. */
export function lastBankDay(journals: readonly JournalProfile[], openings: Openings, today: IsoDay): IsoDay | null {
  const latest = basicDay(today)
  let last = 0
  for (const { day, held } of ordinaryDays(journals, openings)) if (held.bankRows > 0 && day <= latest && day > last) last = day
  return last === 0 ? null : fromBasicDay(last)
}

/** The days of each journal that hold rows besides the openings. */
function* ordinaryDays(journals: readonly JournalProfile[], openings: Openings): Generator<{ day: number; held: JournalDay }> {
  const taken = new Map<string, { rows: number; bankRows: number }>()
  for (const { journal, day, rows, bankRows } of openings.entries) {
    const known = taken.get(`${journal}|${day}`) ?? { rows: 0, bankRows: 0 }
    taken.set(`${journal}|${day}`, { rows: known.rows + rows, bankRows: known.bankRows + bankRows })
  }
  for (const { journal, days } of journals) {
    if (openings.journals.has(journal)) continue
    for (const [day, held] of days) {
      const out = taken.get(`${journal}|${day}`)
      const left = { ...held, rows: held.rows - (out?.rows ?? 0), bankRows: held.bankRows - (out?.bankRows ?? 0) }
      if (day !== 0 && left.rows > 0) yield { day, held: left }
    }
  }
}
