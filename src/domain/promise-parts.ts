// Several parts promised of one whole ("500 € by the 25th, 300 € by the 30th"): which of them each payment keeps.
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import type { MovementKind } from './ledger-line.ts'

/** What was put against a debit, or (negative) what bounced. */
export interface Money {
  readonly day: IsoDay
  readonly cents: number
  readonly kind: MovementKind
}

/** What has come for one of several promises. */
export interface Came {
  /** Since it began. */
  readonly money: readonly Money[]
  /** Of what was owed when it was made, what the books show paid since by money of before: zero or more. */
  readonly undatedCents: number
}

/**
 * What of the money keeps one of these promises: each payment goes to those whose day is not over, the first due first, then to those that
 * were not kept in time. What bounced is taken back from them all in the same order. Money without a day since they began comes first.
 * @param came for each promise, in their order
 */
export function shareOut(promises: readonly ManualHold[], came: readonly Came[], wanted: ManualHold): Came {
  const all = came.reduce<readonly Money[]>((longest, { money }) => (money.length > longest.length ? money : longest), [])
  const left = new Map(promises.map((promise) => [promise, promise.cents ?? 0]))
  const own: Money[] = []
  let undatedCents = 0
  let undated = Math.max(0, ...came.map((one) => one.undatedCents))
  for (const promise of promises.toSorted((a, b) => inTurn(a, b, ''))) {
    const part = Math.min(undated, left.get(promise) ?? 0, came[promises.indexOf(promise)]?.undatedCents ?? 0)
    undated -= part
    left.set(promise, (left.get(promise) ?? 0) - part)
    if (promise === wanted) undatedCents = part
  }
  for (const { day, cents, kind } of all) {
    let rest = cents
    for (const promise of promises.filter(({ from }) => from < day).sort((a, b) => inTurn(a, b, day))) {
      const open = left.get(promise) ?? 0
      const part = rest < 0 ? Math.max(rest, open - (promise.cents ?? 0)) : Math.min(rest, open)
      rest -= part
      left.set(promise, open - part)
      if (promise === wanted && part !== 0) own.push({ day, cents: part, kind })
    }
  }
  return { money: own, undatedCents }
}

/** Those that still run on `day` first, then by their last day. */
function inTurn(a: ManualHold, b: ManualHold, day: string): number {
  const [ofA, ofB] = [a.until ?? '9999-12-31', b.until ?? '9999-12-31']
  return Number(ofA < day) - Number(ofB < day) || compareText(ofA, ofB) || compareText(a.from, b.from)
}
