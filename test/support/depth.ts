// How deep the tests go: `npm test` tries a few moments, files or days of each kind, `npm run test:long` all of them.
import { addDays, type IsoDay, isoDay, weekday } from '../../src/domain/day.ts'

/** The first number for an ordinary run, the second for a long one. */
export function depth(ordinary: number, long: number): number {
  return process.env['TESTS'] === 'long' ? long : ordinary
}

const SATURDAY = 6

/** The days from one to another, both included, on which a story is told; weekends, when nothing leaves, in a long run only. */
export function daysTold(from: string, until: string): IsoDay[] {
  const days: IsoDay[] = []
  for (let day = isoDay(from); day <= isoDay(until); day = addDays(day, 1)) {
    if (weekday(day) < SATURDAY || depth(0, 1) === 1) days.push(day)
  }
  return days
}
