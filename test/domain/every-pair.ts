// The rules of settling written the plainest way: every credit tried with every debit. Slow on thousands of lines, but there is nothing
// to get wrong: what `src/domain` does with indexes must be the same, allocation by allocation.
import { allocate, oldestFirst, type Slot } from '../../src/domain/allocate.ts'
import { ZERO } from '../../src/domain/cents.ts'
import { daysBetween } from '../../src/domain/day.ts'
import type { AllocationOrigin } from '../../src/domain/item.ts'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import type { LetterGroup } from '../../src/domain/letter-group.ts'
import type { OlderInvoice } from '../../src/domain/older-invoice.ts'
import type { Restated, Unit } from '../../src/domain/restated.ts'

/** Whether the whole reference stands in the label, one separator between its characters allowed, with no letter or digit touching it. */
export function names(label: string, documentRef: string): boolean {
  if (documentRef.length < 4) return false
  const text = label.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
  return new RegExp(`(?<![A-Z0-9])0*${[...documentRef].join('[ ./_-]?')}(?![A-Z0-9])`).test(text)
}

export function settleEveryPair(slots: readonly Slot[], origin: AllocationOrigin): void {
  const debits = slots.filter((slot) => slot.line.cents > 0).sort(oldestFirst)
  const credits = slots.filter((slot) => slot.line.cents < 0).sort(oldestFirst)
  const passes: ((debit: Slot, credit: Slot) => boolean)[] = [
    (debit, credit) => debit.line.documentRef !== '' && debit.line.documentRef === credit.line.documentRef,
    (debit, credit) => debit.leftCents === credit.leftCents,
    () => true,
  ]
  for (const belongs of passes) {
    for (const credit of credits) for (const debit of debits) if (belongs(debit, credit)) allocate(debit, credit, origin)
  }
}

export function matchEveryPair(slots: readonly Slot[], isLump: (slot: Slot) => boolean, byAmount: (credit: Slot) => boolean): void {
  const debits = slots.filter((slot) => slot.line.cents > 0).sort(oldestFirst)
  const credits = slots.filter((slot) => slot.line.cents < 0).sort(oldestFirst)
  const named = debits.filter((debit) => debit.line.documentRef !== '')
  for (const credit of credits) {
    for (const debit of named) if (debit.line.documentRef === credit.line.documentRef) allocate(debit, credit, 'reference')
    for (const debit of named) if (names(credit.line.label, debit.line.documentRef)) allocate(debit, credit, 'reference')
  }
  for (const lump of debits.filter(isLump)) for (const credit of credits) allocate(lump, credit, 'reference')
  for (const credit of credits.filter(byAmount)) {
    const oldest = debits
      .filter((debit) => debit.line.kind !== 'refund')
      .find((debit) => debit.leftCents === credit.leftCents && debit.line.day <= credit.line.day)
    if (oldest) allocate(oldest, credit, 'amount')
  }
}

export function useEveryAdvance(slots: readonly Slot[]): void {
  const credits = slots.filter((slot) => slot.line.cents < 0).sort(oldestFirst)
  for (const debit of slots.filter((slot) => slot.line.cents > 0).sort(oldestFirst)) {
    const earlier = credits.filter((credit) => credit.line.day <= debit.line.day)
    const own = earlier.filter(({ line }) => line.documentRef !== '' && line.documentRef === debit.line.documentRef)
    for (const credit of [...own, ...earlier]) allocate(debit, credit, 'amount')
  }
}

export function seenInEveryPair(pool: readonly Slot[]): Set<Slot> {
  const seen = new Set<Slot>()
  for (const receipt of pool.filter((slot) => slot.leftCents !== ZERO && slot.line.kind === 'payment')) {
    const isPaid = ({ line, leftCents }: Slot) => line.cents > 0 && leftCents === receipt.leftCents && line.day <= receipt.line.day
    const debit = pool.find((slot) => isPaid(slot) && !seen.has(slot))
    if (debit) seen.add(debit)
  }
  return seen
}

const UNDOES: Partial<Record<string, readonly string[]>> = { refund: ['payment'], bounced: ['bill', 'assigned'], doubtful: ['transfer'] }

/** Labels say "rejet", "remboursement", or neither. */
export function olderInEveryPair(slots: readonly Slot[]): Map<Slot, OlderInvoice> {
  const found = new Map<Slot, OlderInvoice>()
  const undone = new Set<Slot>()
  for (const debit of slots.filter(({ line }) => line.cents > 0 && UNDOES[line.kind]).sort(oldestFirst)) {
    const { line } = debit
    const known = slots.filter((slot) => slot.line.day <= line.day)
    if (line.kind === 'refund') {
      const equal = known.filter((slot) => slot.line.cents < 0 && slot.leftCents === debit.leftCents)
      const credit = equal.find((slot) => slot.line.account === line.account) ?? equal.find((slot) => slot.line.account.startsWith('419'))
      if (debit.leftCents === ZERO || (credit && allocate(debit, credit, 'amount'))) continue
    }
    const undoes = (slot: Slot) => UNDOES[line.kind]?.includes(slot.line.kind) && slot.line.cents === -line.cents && !undone.has(slot)
    const settlement = known.filter(undoes).sort(oldestFirst).at(-1)
    const isRejection =
      settlement &&
      (line.label.includes('rejet') || (!line.label.includes('remboursement') && daysBetween(settlement.line.day, line.day) <= 60))
    if (line.kind === 'refund' && !isRejection) continue
    const paid = slots.filter((slot) => settlement?.allocations.some((part) => part.counterpart === slot.key)).sort(oldestFirst)
    const sameDocument = (slot: Slot) => slot.line.kind === 'invoice' && slot.line.documentRef === line.documentRef
    const invoice = paid.at(-1) ?? (line.documentRef === '' ? undefined : known.find(sameDocument))
    if (settlement) undone.add(settlement)
    if (invoice) found.set(debit, { invoice, alone: paid.length <= 1, settlement: settlement ?? null, paid })
  }
  return found
}

/** The best likeness first, then the oldest unit, then the first opening line: every opening line scored with every unit. */
export function restatedInEveryPair(units: readonly Unit[], openings: readonly LedgerLine[]): Restated {
  const sum = (unit: Unit) => unit.reduce((total, line) => total + line.cents, 0)
  const sameAmount = (opening: LedgerLine, unit: Unit) => unit[0]?.account === opening.account && sum(unit) === opening.cents
  const scored = openings.flatMap((opening) =>
    units.filter((unit) => sameAmount(opening, unit)).map((unit) => ({ opening, unit, likeness: likeness(opening, unit) })),
  )
  const dayOf = (unit: Unit) => Number((unit[0]?.documentDay ?? '').replaceAll('-', ''))
  scored.sort((a, b) => b.likeness - a.likeness || dayOf(a.unit) - dayOf(b.unit) || a.opening.row - b.opening.row)
  const pairs = new Map<LedgerLine, Unit>()
  for (const { opening, unit } of scored) if (!pairs.has(opening) && ![...pairs.values()].includes(unit)) pairs.set(opening, unit)
  return pairs
}

function likeness(opening: LedgerLine, unit: Unit): number {
  const sameRef = unit.some((line) => line.documentRef !== '' && line.documentRef === opening.documentRef)
  const sameDay = unit.some((line) => line.documentDay === opening.documentDay)
  const digits = opening.label.match(/\d{3,}/g) ?? []
  const sameDigits = unit.some((line) => digits.some((run) => line.documentRef.includes(run) || line.label.includes(run)))
  return (sameRef ? 4 : 0) + (sameDay ? 2 : 0) + (sameDigits ? 1 : 0)
}

/** Every group of the new year with opening lines that gave way looks through every group made so far, the last one first. */
export function passEveryLetter(
  past: readonly LetterGroup[],
  present: readonly LetterGroup[],
  dropped: ReadonlySet<LedgerLine>,
  restated: Restated,
): LetterGroup[] {
  const groups: LedgerLine[][] = past.map((group) => [...group])
  for (const group of present) {
    const joined = new Set(group.flatMap((line) => (dropped.has(line) ? (restated.get(line) ?? []) : [line])))
    if (group.some((line) => dropped.has(line))) {
      for (let i = groups.length - 1; i >= 0; i--) {
        if (groups[i]?.some((line) => joined.has(line))) for (const line of groups.splice(i, 1)[0] ?? []) joined.add(line)
      }
    }
    if (joined.size > 0) groups.push([...joined])
  }
  return groups
}
