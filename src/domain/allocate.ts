// Putting credits against debits: one pass over pairs, in an order the caller chooses.
// Knows nothing of letters or years; it only keeps what is left on each side and remembers who paid whom.
import { type Cents, cents, minCents, ZERO } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { Allocation, AllocationOrigin } from './item.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { ItemKey } from './names.ts'

/** A line being settled: what is left of it, without its sign, and its allocations so far. */
export interface Slot {
  readonly line: LedgerLine
  readonly key: ItemKey
  leftCents: Cents
  readonly allocations: Allocation[]
}

export function slotOf(line: LedgerLine, key: ItemKey): Slot {
  return { line, key, leftCents: cents(Math.abs(line.cents)), allocations: [] }
}

/** Puts as much as possible of the credit against the debit; returns false when nothing was left on a side. */
export function allocate(debit: Slot, credit: Slot, origin: AllocationOrigin): boolean {
  const part = minCents(debit.leftCents, credit.leftCents)
  if (part === ZERO) return false
  const day: IsoDay = debit.line.day > credit.line.day ? debit.line.day : credit.line.day
  debit.leftCents = cents(debit.leftCents - part)
  credit.leftCents = cents(credit.leftCents - part)
  debit.allocations.push({ day, cents: part, origin, counterpart: credit.key, counterpartKind: credit.line.kind })
  credit.allocations.push({ day, cents: part, origin, counterpart: debit.key, counterpartKind: debit.line.kind })
  return true
}

/** Oldest document first, then day of the books, then row: the order in which debts are paid (C. civ. 1342-10). */
export function oldestFirst(a: Slot, b: Slot): number {
  return compare(a.line.documentDay, b.line.documentDay) || compare(a.line.day, b.line.day) || a.line.row - b.line.row
}

/**
 * Settles debits and credits that belong together: first those that name the same document, then equal amounts, then
 * the oldest debit first.
 */
export function settleTogether(slots: readonly Slot[], origin: AllocationOrigin): void {
  const debits = slots.filter((slot) => slot.line.cents > 0).sort(oldestFirst)
  const credits = slots.filter((slot) => slot.line.cents < 0).sort(oldestFirst)
  const passes: ((debit: Slot, credit: Slot) => boolean)[] = [
    (debit, credit) => debit.line.documentRef !== '' && debit.line.documentRef === credit.line.documentRef,
    (debit, credit) => debit.leftCents === credit.leftCents,
    () => true,
  ]
  for (const belongs of passes) {
    for (const credit of credits) {
      for (const debit of debits) {
        if (credit.leftCents === ZERO) break
        if (debit.leftCents !== ZERO && belongs(debit, credit)) allocate(debit, credit, origin)
      }
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
