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

/**
 * What of the money keeps one of these promises: each payment goes to those whose day is not over, the first due first, then to those that
 * were not kept in time. What bounced is taken back from them all in the same order.
 * @param came for each promise, what came since it began
 */
export function shareOut(promises: readonly ManualHold[], came: readonly (readonly Money[])[], wanted: ManualHold): Money[] {
  const all = came.reduce((longest, money) => (money.length > longest.length ? money : longest), [])
  const left = new Map(promises.map((promise) => [promise, promise.cents ?? 0]))
  const own: Money[] = []
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
  return own
}

/** Those that still run on `day` first, then by their last day. */
function inTurn(a: ManualHold, b: ManualHold, day: IsoDay): number {
  const [ofA, ofB] = [a.until ?? '9999-12-31', b.until ?? '9999-12-31']
  return Number(ofA < day) - Number(ofB < day) || compareText(ofA, ofB) || compareText(a.from, b.from)
}
