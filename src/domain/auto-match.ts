// Matching what the accountant has not lettered: visible, reversible, and never more than the books justify.
// Only lines known on the day asked for get here. Never feeds a penalty silently: each allocation keeps its origin.
import { allocate, oldestFirst, type Slot } from './allocate.ts'
import { ZERO } from './cents.ts'
import { documentFinder } from './document-ref.ts'

/**
 * Matches the open lines of one customer within one family of accounts (411, 413, 416...), in this order:
 * a credit goes to the document it names (its reference, else its label); then credits consume the opening lump;
 * then, where the fiscal year letters nothing at all, to the oldest earlier debit of exactly its amount (C. civ. 1342-10).
 * What is left stays unallocated.
 *
 * @param isLump an opening line without detail
 * @param byAmount whether exact amounts may be matched for this credit
 */
export function matchOpenLines(slots: readonly Slot[], isLump: (slot: Slot) => boolean, byAmount: (credit: Slot) => boolean): void {
  const debits = slots.filter((slot) => slot.line.cents > 0 && slot.leftCents !== ZERO).sort(oldestFirst)
  const credits = slots.filter((slot) => slot.line.cents < 0 && slot.leftCents !== ZERO).sort(oldestFirst)
  matchNamedDocuments(debits, credits)
  for (const lump of debits.filter(isLump)) for (const credit of credits) allocate(lump, credit, 'reference')
  matchEqualAmounts(
    debits.filter((debit) => debit.line.kind !== 'refund'),
    credits.filter(byAmount),
  )
}

/** Uses up advances (4191) within their own account: a debit there consumes the oldest credits that came before it. */
export function useAdvances(slots: readonly Slot[]): void {
  const credits = slots.filter((slot) => slot.line.cents < 0).sort(oldestFirst)
  for (const debit of slots.filter((slot) => slot.line.cents > 0).sort(oldestFirst)) {
    const earlier = credits.filter((credit) => credit.line.day <= debit.line.day)
    const own = earlier.filter(({ line }) => line.documentRef !== '' && line.documentRef === debit.line.documentRef)
    for (const credit of [...own, ...earlier]) allocate(debit, credit, 'amount')
  }
}

function matchNamedDocuments(debits: readonly Slot[], credits: readonly Slot[]): void {
  const named = debits.filter((debit) => debit.line.documentRef !== '')
  for (const credit of credits) {
    const mentions = documentFinder(credit.line.label)
    for (const debit of named) if (debit.line.documentRef === credit.line.documentRef) allocate(debit, credit, 'reference')
    for (const debit of named) {
      if (credit.leftCents === ZERO) break
      if (mentions(debit.line.documentRef)) allocate(debit, credit, 'reference')
    }
  }
}

function matchEqualAmounts(debits: readonly Slot[], credits: readonly Slot[]): void {
  for (const credit of credits) {
    if (credit.leftCents === ZERO) continue
    const oldest = debits.find((debit) => debit.leftCents === credit.leftCents && debit.line.day <= credit.line.day)
    if (oldest) allocate(oldest, credit, 'amount')
  }
}
