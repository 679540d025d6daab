// Which earlier item an opening line restates: same account, same amount and sign, then reference, day and digits.
import type { LedgerLine } from './ledger-line.ts'

/** An open line, or the lines of a letter group that does not balance: the thing an opening line restates. */
export type Unit = readonly LedgerLine[]

/** Opening line -> the unit it restates. */
export type Restated = ReadonlyMap<LedgerLine, Unit>

/**
 * Pairs opening lines with what was open at the previous closing. A pair has the same account, amount and sign; among
 * several, the best likeness (reference, document day, digits of the label), then the oldest. Each unit serves once.
 */
export function restatedUnits(units: readonly Unit[], openings: readonly LedgerLine[]): Restated {
  const byAmount = new Map<string, Unit[]>()
  for (const unit of units) {
    const key = amountKey(unit)
    byAmount.set(key, [...(byAmount.get(key) ?? []), unit])
  }
  const pairs = new Map<LedgerLine, Unit>()
  // The opening lines that can be told apart choose first, so that a vague one does not take their item.
  const scored = openings.flatMap((opening) =>
    (byAmount.get(amountKey([opening])) ?? []).map((unit) => ({ opening, unit, likeness: likeness(opening, unit) })),
  )
  scored.sort((a, b) => b.likeness - a.likeness || compareDays(a.unit, b.unit) || a.opening.row - b.opening.row)
  const used = new Set<Unit>()
  for (const { opening, unit } of scored) {
    if (pairs.has(opening) || used.has(unit)) continue
    pairs.set(opening, unit)
    used.add(unit)
  }
  return pairs
}

function amountKey(unit: Unit): string {
  return `${unit[0]?.account}|${unit.reduce((sum, line) => sum + line.cents, 0)}`
}

function likeness(opening: LedgerLine, unit: Unit): number {
  const sameRef = unit.some((line) => line.documentRef !== '' && line.documentRef === opening.documentRef)
  const sameDay = unit.some((line) => line.documentDay === opening.documentDay)
  const digits = opening.label.match(/\d{3,}/g) ?? []
  const sameDigits = unit.some((line) => digits.some((run) => line.documentRef.includes(run) || line.label.includes(run)))
  return (sameRef ? 4 : 0) + (sameDay ? 2 : 0) + (sameDigits ? 1 : 0)
}

function compareDays(a: Unit, b: Unit): number {
  const first = a[0]?.documentDay ?? ''
  const second = b[0]?.documentDay ?? ''
  return first < second ? -1 : first > second ? 1 : 0
}
