// Money that nobody has put against anything and that keeps a promise or a payment plan: set aside, so that it pays nothing else.
import { type Cents, cents } from './cents.ts'
import type { ManualHold } from './hold.ts'
import type { MoneyPart } from './hold-money.ts'
import type { OpenItem } from './item.ts'

/**
 * For each hold what of these parts keeps it, each cent once; of a hold of a part no more than was paid of it.
 * @param standing promises and payment plans that run
 * @param paidCents what was paid for a hold in all
 */
export function setAside(
  standing: readonly ManualHold[],
  parts: readonly MoneyPart[],
  coveredBy: (hold: ManualHold) => readonly OpenItem[],
  paidCents: (hold: ManualHold) => number,
): Map<ManualHold, Cents> {
  const left = new Map(parts.filter(({ netted }) => netted).map((part) => [part, part.cents as number]))
  const aside = new Map<ManualHold, Cents>()
  // Those of a part first: they take no more than what was paid of it.
  for (const hold of standing.toSorted((a, b) => Number(a.cents === null) - Number(b.cents === null))) {
    const keys = new Set(coveredBy(hold).map(({ key }) => key))
    let most = hold.cents === null ? Number.MAX_SAFE_INTEGER : paidCents(hold)
    let taken = 0
    for (const [part, rest] of left) {
      if (!keys.has(part.debit) || part.day < hold.from) continue
      const share = Math.min(rest, most)
      left.set(part, rest - share)
      most -= share
      taken += share
    }
    aside.set(hold, cents(taken))
  }
  return aside
}
