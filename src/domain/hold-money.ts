// Money that nobody has put against anything, and which debt of a promise or a payment plan it pays: each cent one debt, and one only.
// A reading, never a matching: the books decide, and then it is told otherwise.
import { type Cents, cents } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import { covers } from './hold-cover.ts'
import type { OpenItem } from './item.ts'
import type { MovementKind } from './ledger-line.ts'
import type { ItemKey } from './names.ts'
import { isNettable, OWN_ACCOUNT, seenReceipts } from './plan-credits.ts'
import { byDueDate } from './plan-order.ts'

/** A part of a credit taken as paying a debit. */
export interface MoneyPart {
  readonly debit: ItemKey
  readonly day: IsoDay
  readonly cents: Cents
  readonly counterpartKind: MovementKind
  /** Part of what is netted against all that the customer owes: no receipt seen as the payment of one debit, nor one on an account of its own. */
  readonly netted: boolean
}

export interface LooseMoney {
  readonly parts: readonly MoneyPart[]
  /** What pays nothing that is expected; money seen as the payment of one debit apart. */
  readonly restCents: Cents
}

/** What somebody is to have paid in all, by a day. */
export interface Expected {
  readonly hold: ManualHold
  readonly day: string
  readonly dueCents: number
}

interface Purse {
  readonly credit: OpenItem
  /** Exactly the amount of this debit. */
  readonly seen: OpenItem | null
  left: number
}

/**
 * How the unallocated credits of one customer pay what is expected of him: a receipt of exactly the amount of a debit pays that debit; the
 * others, oldest first, pay what is due first. A receipt seen as the payment of a debit outside what is expected pays an instalment of
 * exactly its amount and no other: of those two nobody can tell which one it pays, and both wait until somebody letters it.
 * @param paidOf what has been paid for a hold, with these parts
 */
export function looseMoney(
  expected: readonly Expected[],
  items: readonly OpenItem[],
  paidOf: (hold: ManualHold, parts: readonly MoneyPart[]) => number,
): LooseMoney {
  const parts: MoneyPart[] = []
  const room = new Map(items.map((item) => [item.key, item.outstandingCents as number]))
  const put = ({ credit, seen, left }: Purse, debit: OpenItem, most: number): number => {
    const part = Math.max(0, Math.min(left, room.get(debit.key) ?? 0, most))
    const netted = seen === null && !OWN_ACCOUNT.includes(credit.kind)
    if (part > 0) parts.push({ debit: debit.key, day: credit.issuedOn, cents: cents(part), counterpartKind: credit.kind, netted })
    room.set(debit.key, (room.get(debit.key) ?? 0) - part)
    return part
  }
  const purses = pursesOf(items)
  for (const purse of purses) {
    const { seen } = purse
    if (seen !== null && expected.some(({ hold }) => covers(hold, seen))) purse.left -= put(purse, seen, purse.left)
  }
  const open = items.filter(({ outstandingCents }) => outstandingCents > 0).sort(byDueDate)
  for (const { hold, dueCents } of expected.toSorted(byDay)) {
    const covered = open.filter((debit) => covers(hold, debit))
    for (const purse of purses) {
      if (purse.left === 0 || (hold.item !== null && purse.credit.issuedOn < hold.from)) continue
      let missing = dueCents - paidOf(hold, parts)
      if (missing <= 0) break
      if (purse.seen !== null && purse.left !== missing) continue
      for (const debit of covered) {
        const part = put(purse, debit, missing)
        if (part === 0) continue
        purse.left -= part
        missing = dueCents - paidOf(hold, parts)
      }
    }
  }
  return { parts, restCents: cents(purses.reduce((sum, { seen, left }) => sum + (seen === null ? left : 0), 0)) }
}

/** By day, then key. */
function pursesOf(items: readonly OpenItem[]): Purse[] {
  const seen = seenReceipts(items)
  return items
    .filter(isNettable)
    .sort((a, b) => compareText(a.issuedOn, b.issuedOn) || compareText(a.key, b.key))
    .map((credit) => ({ credit, seen: seen.get(credit.key) ?? null, left: -credit.outstandingCents }))
}

function byDay(a: Expected, b: Expected): number {
  return compareText(a.day, b.day) || compareText(a.hold.from, b.hold.from) || compareText(a.hold.item ?? '', b.hold.item ?? '')
}
