// What one customer is expected to bring within several windows of days: agreed payments on their day, the rest by the delays that tell of
// the age of each debit.
import { daysBetween, type IsoDay } from '../day.ts'
import { WHOLE } from './delay-curve.ts'
import { comesWithin, type Delays } from './delays.ts'
import type { ExpectedDebits } from './expected-debits.ts'
import type { Chance } from './spread.ts'
import type { Window } from './windows.ts'

/** Whole cents throughout. */
export interface CustomerCash {
  /** For each window, what is not agreed and may come: `expectedCents` of it is expected. */
  readonly chances: readonly Chance[]
  /** For each window, what is agreed. */
  readonly agreed: readonly number[]
  /** Expected after the last day. */
  readonly beyondCents: number
  /** Of what is not agreed, the debits of an age at which nothing was ever paid. */
  readonly neverCents: number
  /** Of the other ones, the share that was never paid once it was so old. */
  readonly unlikelyCents: number
}

/** @param lastDay days after `date` beyond which nothing is told by window, inclusive */
export function customerCash(
  { free, agreed }: ExpectedDebits,
  delays: Delays,
  { date, windows, lastDay }: { readonly date: IsoDay; readonly windows: readonly Window[]; readonly lastDay: number },
): CustomerCash {
  const expected = windows.map(() => 0)
  const squares = windows.map(() => 0)
  let [beyondCents, neverCents, unlikelyCents] = [0, 0, 0]
  for (const { item, dueOn, cents } of free) {
    const age = daysBetween(dueOn, date)
    const chosen = delays.chosen(item.customer, age)
    const by = (days: number) => (days === 0 ? 0 : shareOf(cents, comesWithin(chosen, age, days)))
    // Weeks follow each other: what came by the end of one is known at the beginning of the next.
    let known = { day: 0, sum: 0 }
    for (let at = 0; at < windows.length; at++) {
      const { after, until } = windows[at] ?? { after: 0, until: 0 }
      const before = after === known.day ? known.sum : by(after)
      known = { day: until, sum: by(until) }
      const part = known.sum - before
      expected[at] = (expected[at] ?? 0) + part
      squares[at] = (squares[at] ?? 0) + part * (part / cents)
    }
    const ever = by(Number.POSITIVE_INFINITY)
    beyondCents += ever - by(lastDay)
    if (ever === 0) neverCents += cents
    else unlikelyCents += cents - ever
  }
  const days = agreed.map(({ day, cents }) => ({ days: daysBetween(date, day), cents }))
  for (const one of days) if (one.days > lastDay) beyondCents += one.cents
  return {
    chances: expected.map((sum, at) => asOne(sum, squares[at] ?? 0)),
    agreed: windows.map(({ after, until }) =>
      days.reduce((sum, one) => (one.days > after && one.days <= until ? sum + one.cents : sum), 0),
    ),
    beyondCents,
    neverCents,
    unlikelyCents,
  }
}

/**
 * The debits of one customer as one payment that comes whole or not: who does not pay one invoice pays none. What is nearly certain weighs more in
 * its size than what is unlikely.
 * @param squares each expected sum times its own chance
 */
function asOne(expectedCents: number, squares: number): Chance {
  return {
    expectedCents,
    cents: squares === 0 ? expectedCents : Math.max(expectedCents, Math.round(expectedCents * (expectedCents / squares))),
  }
}

/** So many millionths of a sum in whole cents, rounded down: exact in numbers as long as the product is a safe integer. */
function shareOf(cents: number, millionths: number): number {
  const product = cents * millionths
  return Number.isSafeInteger(product) ? Math.floor(product / WHOLE) : Number((BigInt(cents) * BigInt(millionths)) / BigInt(WHOLE))
}
