// Receipts of exactly the amount of a debit, which the accountant has not lettered yet: the debit may well be paid.

import type { Slot } from './allocate.ts'
import { ZERO } from './cents.ts'
import { firstKnownBy } from './first-known.ts'

/** For each unallocated receipt of the pool, the first open debit of exactly its amount that stood in the books on its day. */
export function seenPayments(pool: readonly Slot[]): Set<Slot> {
  const seen = new Set<Slot>()
  const open = pool.filter((slot) => slot.leftCents !== ZERO)
  const debits = open.filter((slot) => slot.line.cents > 0)
  const debitOf = firstKnownBy(
    debits,
    (slot) => slot.leftCents,
    (slot) => seen.has(slot),
  )
  for (const { line, leftCents } of open) {
    const debit = line.kind === 'payment' ? debitOf(leftCents, line.day) : undefined
    if (debit) seen.add(debit)
  }
  return seen
}
