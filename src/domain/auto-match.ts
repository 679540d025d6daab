// Matching what the accountant has not lettered: visible, reversible, and never more than the books justify.
// Only lines known on the day asked for get here. Never feeds a penalty silently: each allocation keeps its origin.
import { allocate, allocateInTurn, exhaust, oldestFirst, type Slot, type Waiting, waitingBy } from './allocate.ts'
import { ZERO } from './cents.ts'
import { documentsNamed } from './document-ref.ts'
import { firstKnownBy } from './first-known.ts'
import { heapOf } from './heap.ts'

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
  allocateInTurn(debits.filter(isLump), credits, 'reference')
  matchEqualAmounts(
    debits.filter((debit) => debit.line.kind !== 'refund'),
    credits.filter(byAmount),
  )
}

/** Uses up advances (4191) within their own account: a debit there consumes the oldest credits that came before it. */
export function useAdvances(slots: readonly Slot[]): void {
  const credits = slots.filter((slot) => slot.line.cents < 0).sort(oldestFirst)
  const named = firstKnownBy(credits, (credit) => credit.line.documentRef, isUsedUp)
  const any = firstKnownBy(credits, () => '', isUsedUp)
  for (const debit of slots.filter((slot) => slot.line.cents > 0).sort(oldestFirst)) {
    const { documentRef, day } = debit.line
    if (documentRef !== '') exhaust(debit, () => named(documentRef, day), 'amount')
    exhaust(debit, () => any('', day), 'amount')
  }
}

function matchNamedDocuments(debits: readonly Slot[], credits: readonly Slot[]): void {
  const named = debits.filter((debit) => debit.line.documentRef !== '')
  if (named.length === 0) return
  const documents = waitingBy(named, (debit) => debit.line.documentRef)
  const namedIn = documentsNamed(documents.keys())
  let ranks: ReadonlyMap<Slot, number> | undefined
  const rankOf = (debit: Slot) => {
    ranks ??= new Map(named.map((one, rank) => [one, rank]))
    return ranks.get(debit) ?? 0
  }
  for (const credit of credits) {
    const own = documents.get(credit.line.documentRef)
    if (own) exhaust(credit, own, 'reference')
    if (credit.leftCents === ZERO) continue
    const told = namedIn(credit.line.label).flatMap((ref) => documents.get(ref) ?? [])
    exhaust(credit, oldestOf(told, rankOf), 'reference')
  }
}

/** Several lines of slots as one: its first slot is the one with the lowest rank among theirs. */
function oldestOf(lines: readonly Waiting[], rankOf: (debit: Slot) => number): Waiting {
  const [first] = lines
  if (first === undefined) return () => undefined
  if (lines.length === 1) return first
  const heads = heapOf<{ readonly line: Waiting; readonly rank: number }>((a, b) => a.rank < b.rank)
  const put = (line: Waiting) => {
    const head = line()
    if (head) heads.push({ line, rank: rankOf(head) })
  }
  for (const line of lines) put(line)
  let current: Waiting | undefined
  return () => {
    if (current) put(current)
    current = heads.pop()?.line
    return current?.()
  }
}

function matchEqualAmounts(debits: readonly Slot[], credits: readonly Slot[]): void {
  const oldest = firstKnownBy(debits, (debit) => debit.leftCents, isUsedUp)
  for (const credit of credits) {
    if (credit.leftCents === ZERO) continue
    const debit = oldest(credit.leftCents, credit.line.day)
    if (debit) allocate(debit, credit, 'amount')
  }
}

function isUsedUp({ leftCents }: Slot): boolean {
  return leftCents === ZERO
}
