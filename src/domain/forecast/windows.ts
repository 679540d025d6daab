// The days a forecast looks at: weeks from Monday to Sunday, and the three horizons. Days are counted from the day of the books.
import { addDays, type IsoDay, weekday } from '../day.ts'

/** Days of the three horizons, the last one being the whole forecast. */
export const HORIZONS = [30, 60, 90] as const
/** Last day of the forecast, counted from its date. */
export const LAST_DAY = 90

const SATURDAY = 6

/** Days counted from the date of the forecast: `after` is not in the window, `until` is its last one. */
export interface Window {
  readonly after: number
  readonly until: number
}

export interface Week extends Window {
  /** Both inclusive: a Monday and a Sunday, but for the first week, cut or begun with a week-end, and the last one, which may be cut. */
  readonly from: IsoDay
  readonly to: IsoDay
}

/**
 * The weeks of the 90 days after `date`: the first one begins on the next day, the last one ends on the 90th day, so that together they are
 * exactly the horizon of 90 days. Thirteen, or fourteen where both ends are cut. A week-end at the beginning goes with the week after it: no
 * bank moves money on those days.
 */
export function weeksAfter(date: IsoDay): Week[] {
  const weeks: Week[] = []
  for (let after = 0; after < LAST_DAY; ) {
    const first = weekday(addDays(date, after + 1))
    const until = Math.min(LAST_DAY, after + (first >= SATURDAY ? 15 : 8) - first)
    weeks.push({ from: addDays(date, after + 1), to: addDays(date, until), after, until })
    after = until
  }
  return weeks
}
