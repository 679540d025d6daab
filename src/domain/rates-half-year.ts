// Half-years of the civil calendar, the unit in which late-payment rates change.
// Knows nothing of the rates themselves.
import { type IsoDay, isoDay, partsOf } from './day.ts'

/** A half-year, '2026-S1' (January to June) or '2026-S2' (July to December). Compare with `<`. */
export type HalfYear = `${number}-S${1 | 2}`

const SHAPE = /^(\d{4})-?S([12])$/i

/** The half-year written `2027-S1` (also `2027s1`), or null when the text is something else. */
export function parseHalfYear(text: string): HalfYear | null {
  const parts = SHAPE.exec(text.trim())
  return parts && Number(parts[1]) >= 1 ? (`${parts[1]}-S${parts[2]}` as HalfYear) : null
}

/** The half-year a day falls in: 30 June is in S1, 1 July in S2. */
export function halfYearOf(day: IsoDay): HalfYear {
  return `${day.slice(0, 4)}-S${partsOf(day).month <= 6 ? 1 : 2}` as HalfYear
}

/** The half-year after: '2026-S1' is followed by '2026-S2', that by '2027-S1'. */
export function nextHalfYear(half: HalfYear): HalfYear {
  const year = Number(half.slice(0, 4))
  return half.endsWith('S1') ? (`${half.slice(0, 4)}-S2` as HalfYear) : (`${String(year + 1).padStart(4, '0')}-S1` as HalfYear)
}

interface HalfYearBounds {
  readonly from: IsoDay
  readonly to: IsoDay
}

/** Bounds worked out so far: a portfolio of claims asks for the same few half-years thousands of times. */
const KNOWN_BOUNDS = new Map<HalfYear, HalfYearBounds>()

/** First and last day of a half-year, both inclusive. */
export function halfYearBounds(half: HalfYear): HalfYearBounds {
  const known = KNOWN_BOUNDS.get(half)
  if (known !== undefined) return known
  const year = half.slice(0, 4)
  const bounds = half.endsWith('S1')
    ? { from: isoDay(`${year}-01-01`), to: isoDay(`${year}-06-30`) }
    : { from: isoDay(`${year}-07-01`), to: isoDay(`${year}-12-31`) }
  KNOWN_BOUNDS.set(half, bounds)
  return bounds
}

/** As people read it: '2026-S2' is '2e semestre 2026'. */
export function describeHalfYear(half: HalfYear): string {
  return `${half.endsWith('S1') ? '1er' : '2e'} semestre ${half.slice(0, 4)}`
}
