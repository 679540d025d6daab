// Credits that nobody has put against anything, and which debts they would pay. A reading, never a matching: the books decide.

import { type Cents, cents, minCents } from './cents.ts'
import type { ClaimPayment } from './claim.ts'
import { compareText } from './compare.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'

/**
 * How the unallocated credits of one customer would pay his open debts, each credit from its own day: due debts first, the oldest due date
 * first, then the oldest document (C. civ. 1342-10). Items of one customer.
 */
export function unallocatedParts(items: readonly OpenItem[]): ReadonlyMap<ItemKey, readonly ClaimPayment[]> {
  const credits = items.filter((item) => item.outstandingCents < 0).toSorted((a, b) => compareText(a.bookedOn, b.bookedOn))
  const debts = items
    .filter((item) => item.outstandingCents > 0)
    .toSorted((a, b) => compareText(a.dueOn ?? a.issuedOn, b.dueOn ?? b.issuedOn) || compareText(a.key, b.key))
  const left = new Map<ItemKey, Cents>(debts.map((debt) => [debt.key, debt.outstandingCents]))
  const parts = new Map<ItemKey, ClaimPayment[]>()
  for (const credit of credits) {
    let rest = cents(-credit.outstandingCents)
    // In order of due date, what is due comes first by itself.
    for (const { key } of debts) {
      if (rest === 0) break
      const part = minCents(rest, left.get(key) ?? cents(0))
      if (part === 0) continue
      left.set(key, cents((left.get(key) ?? 0) - part))
      rest = cents(rest - part)
      parts.set(key, [...(parts.get(key) ?? []), { day: credit.bookedOn, cents: part }])
    }
  }
  return parts
}
