// The two earliest days of a file, while it streams by: openings stand there, and may be dated the eve of the year.

export interface EarlyDays {
  /** Whether the day (AAAAMMJJ) is among the two earliest met so far, itself included; 0 is no day. */
  isEarly(day: number): boolean
  /** The later of the two earliest days of all that was met. */
  last(): number
}

/** No day met yet. */
export function earlyDays(): EarlyDays {
  let earliest = Number.POSITIVE_INFINITY
  let second = Number.POSITIVE_INFINITY
  return {
    isEarly(day) {
      if (day === 0 || day > second) return false
      if (day < earliest) [earliest, second] = [day, earliest]
      else if (day > earliest) second = day
      return true
    },
    last: () => second,
  }
}
