// Opening lumps that are not what the earlier year leaves open: the difference is shown, and nobody guesses which invoice it is.
// Sees one customer's open units and the opening lines that restate none of them.
import { cents } from './cents.ts'
import { addDays } from './day.ts'
import { groupBy } from './group.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { Unit } from './restated.ts'

interface LumpGaps {
  /** Lump lines that give way. */
  readonly replaced: readonly LedgerLine[]
  /** Earlier units that stay. */
  readonly units: ReadonlySet<Unit>
  /** For each account, one lump line of the difference: lumps less units. */
  readonly lines: readonly LedgerLine[]
}

/** An opening line that says nothing of what it restates: no document, no day before the openings or their eve. */
export function isLump(line: LedgerLine): boolean {
  return line.opening && line.documentRef === '' && (line.documentDay >= line.fiscalYear || line.documentDay >= addDays(line.day, -1))
}

/**
 * Account by account, where the openings left are lumps alone and the earlier year still has units of that account: the units stay,
 * and a lump of the difference keeps the newest year's balance, which is the truth.
 */
export function lumpGaps(units: readonly Unit[], openings: readonly LedgerLine[]): LumpGaps {
  const replaced: LedgerLine[] = []
  const kept = new Set<Unit>()
  const lines: LedgerLine[] = []
  const byAccount = groupBy(units, (unit) => (unit.every((line) => line.account === unit[0]?.account) ? unit[0]?.account : undefined))
  for (const [account, lumps] of groupBy(openings, (line) => line.account)) {
    const own = byAccount.get(account) ?? []
    const first = lumps[0]
    if (first === undefined || own.length === 0 || !lumps.every(isLump)) continue
    for (const lump of lumps) replaced.push(lump)
    for (const unit of own) kept.add(unit)
    const gap = sumOf(lumps) - sumOf(own.flat())
    if (gap !== 0) lines.push({ ...first, cents: cents(gap), label: 'Écart d’à-nouveaux', letter: '', letterDay: null })
  }
  return { replaced, units: kept, lines }
}

function sumOf(lines: readonly LedgerLine[]): number {
  return lines.reduce((sum, line) => sum + line.cents, 0)
}
