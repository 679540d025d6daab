// Putting credits against debits, in an order the caller chooses, without trying every pair.
// Knows nothing of letters or years; it only keeps what is left on each side and remembers who paid whom.

import { type Cents, cents, minCents, ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'
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

/** Slots in line: asks for the first one with something left; undefined when there is none. */
export type Waiting = () => Slot | undefined

/** Puts slots in line, in the order given. What is left of a slot only shrinks, so that one used up is never looked at again. */
function waiting(slots: readonly Slot[]): Waiting {
  let at = 0
  return () => {
    while (slots[at]?.leftCents === ZERO) at += 1
    return slots[at]
  }
}

/** One line of slots for each key. */
export function waitingBy<K>(slots: readonly Slot[], keyOf: (slot: Slot) => K): Map<K, Waiting> {
  return new Map([...groupBy(slots, keyOf)].map(([key, own]) => [key, waiting(own)]))
}

/** Puts a slot against those of the other side, one after the other, until nothing is left of it or of them. */
export function exhaust(slot: Slot, others: Waiting, origin: AllocationOrigin): void {
  while (slot.leftCents !== ZERO) {
    const other = others()
    if (other === undefined) return
    allocate(other, slot, origin)
  }
}

/** Puts both sides against each other, each in its order. */
export function allocateInTurn(debits: readonly Slot[], credits: readonly Slot[], origin: AllocationOrigin): void {
  const open = waiting(debits)
  for (const credit of credits) exhaust(credit, open, origin)
}

/** Oldest document first, then day of the books, then row: the order in which debts are paid (C. civ. 1342-10). */
export function oldestFirst(a: Slot, b: Slot): number {
  return compareText(a.line.documentDay, b.line.documentDay) || compareText(a.line.day, b.line.day) || a.line.row - b.line.row
}

/**
 * Settles debits and credits that belong together: first those that name the same document, then equal amounts, then
 * the oldest debit first.
 */
export function settleTogether(slots: readonly Slot[], origin: AllocationOrigin): void {
  const debits = slots.filter((slot) => slot.line.cents > 0).sort(oldestFirst)
  const credits = slots.filter((slot) => slot.line.cents < 0).sort(oldestFirst)
  const documents = waitingBy(debits, (slot) => slot.line.documentRef)
  for (const credit of credits) {
    const named = credit.line.documentRef === '' ? undefined : documents.get(credit.line.documentRef)
    if (named) exhaust(credit, named, origin)
  }
  const amounts = waitingBy(debits, (slot) => slot.leftCents)
  for (const credit of credits) {
    const equal = amounts.get(credit.leftCents)?.()
    if (equal) allocate(equal, credit, origin)
  }
  allocateInTurn(debits, credits, origin)
}
