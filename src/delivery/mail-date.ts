// The Date header of a message, written from the moment the run gives: no clock and no `Date` here.
import { parseIsoDay, partsOf, weekday } from '../domain/day.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/

/**
 * A moment in ISO 8601 with its offset ('2026-11-20T09:00:00+01:00', or Z) as RFC 5322 section 3.3 writes it
 * ('Fri, 20 Nov 2026 09:00:00 +0100'): same wall clock, same offset, fractions of a second dropped.
 * @throws RangeError when the text is not such a moment.
 */
export function mailDate(moment: string): string {
  const parts = MOMENT.exec(moment)
  const day = parts ? parseIsoDay(parts[1] ?? '') : null
  if (!parts || day === null) throw new RangeError(`not a moment with its offset: ${moment}`)
  const { year, month, day: dayOfMonth } = partsOf(day)
  const offset = parts[5] === 'Z' ? '+0000' : (parts[5] ?? '').replace(':', '')
  const time = `${parts[2]}:${parts[3]}:${parts[4] ?? '00'}`
  return `${DAYS[weekday(day) - 1]}, ${String(dayOfMonth).padStart(2, '0')} ${MONTHS[month - 1]} ${year} ${time} ${offset}`
}
