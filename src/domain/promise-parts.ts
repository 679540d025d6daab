// Several parts promised of one whole ("500 € by the 25th, 300 € by the 30th"): which of them each payment keeps.
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import type { MovementKind } from './ledger-line.ts'

/** What was put against a debit, or (negative) what bounced. */
export interface Money {
  /** The same for two promises that it may keep. */
  readonly id: string
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
 * What of the money keeps one of these promises, of one invoice or of all that a customer owes: each payment goes to those it may keep whose
 * day is not over, the first due first, then to those that were not kept in time. What bounced is taken back from them all in the same order.
 * Money without a day since they began comes first.
 * @param came for each promise, in their order
 */
export function shareOut(promises: readonly ManualHold[], came: readonly Came[], wanted: ManualHold): Came {
  const left = new Map(promises.map((promise) => [promise, promise.cents ?? 0]))
  const own: Money[] = []
  const undated = undatedShares(promises, came)
  for (const [promise, part] of undated) left.set(promise, (left.get(promise) ?? 0) - part)
  const listed = new Map(promises.map((promise, index) => [promise, new Set(came[index]?.money.map(({ id }) => id))]))
  for (const { id, day, cents, kind } of allMoney(came)) {
    let rest = cents
    const keeping = promises.filter((promise) => promise.from < day && listed.get(promise)?.has(id))
    for (const promise of keeping.sort((a, b) => inTurn(a, b, day))) {
      const open = left.get(promise) ?? 0
      const part = rest < 0 ? Math.max(rest, open - (promise.cents ?? 0)) : Math.min(rest, open)
      rest -= part
      left.set(promise, open - part)
      if (promise === wanted && part !== 0) own.push({ id, day, cents: part, kind })
    }
  }
  return { money: own, undatedCents: undated.get(wanted) ?? 0 }
}

/** Each once, by day. */
function allMoney(came: readonly Came[]): Money[] {
  const each = new Map(came.flatMap(({ money }) => money.map((one) => [one.id, one] as const)))
  return [...each.values()].sort((a, b) => compareText(a.day, b.day))
}

/** Money of one invoice keeps promises of that invoice and of all that is owed; the latter take money of any. */
function undatedShares(promises: readonly ManualHold[], came: readonly Came[]): Map<ManualHold, number> {
  const shares = new Map<ManualHold, number>()
  const pools = new Map<string, number>()
  const cameTo = (promise: ManualHold) => came[promises.indexOf(promise)]?.undatedCents ?? 0
  for (const promise of promises) {
    const pool = promise.item ?? ''
    pools.set(pool, Math.max(pools.get(pool) ?? 0, cameTo(promise)))
  }
  let whole = pools.get('') ?? [...pools.values()].reduce((sum, one) => sum + one, 0)
  for (const promise of promises.toSorted((a, b) => inTurn(a, b, ''))) {
    const pool = promise.item ?? ''
    const available = promise.item === null ? whole : Math.min(whole, pools.get(pool) ?? 0)
    const part = Math.min(available, promise.cents ?? 0, cameTo(promise))
    whole -= part
    pools.set(pool, (pools.get(pool) ?? 0) - part)
    shares.set(promise, part)
  }
  return shares
}

/** Those that still run on `day` first, then by their last day. */
function inTurn(a: ManualHold, b: ManualHold, day: string): number {
  const [ofA, ofB] = [a.until ?? '9999-12-31', b.until ?? '9999-12-31']
  return Number(ofA < day) - Number(ofB < day) || compareText(ofA, ofB) || compareText(a.from, b.from)
}
