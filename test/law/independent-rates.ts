// The yearly rate of a late day, found again from the facts: the days on which the ECB moved its rate, the decrees of the legal rate.
// Uses nothing of src/domain but types. What was not published when it was written has no rate.
import type { HalfYear } from '../../src/domain/rates.ts'
import type { PenaltySettings, Regime } from '../../src/domain/settings.ts'
import { readLawFixture } from '../support/law-fixture.ts'

/** The last first day of a half-year whose ECB rate is known. */
const KNOWN_UNTIL = '2026-07-01'
const { ecbChanges } = readLawFixture<{ readonly ecbChanges: readonly (readonly [day: string, bps: number])[] }>('rates.json')

/** Legal interest rate, "autres cas" (the creditor is a business), by half-year from 2015-S1: half-yearly decrees (C. mon. fin. L313-2, D313-1-A). */
const LEGAL_FROM_2015 = [93, 99, 101, 93, 90, 90, 89, 88, 86, 87, 87, 84, 79, 76, 76, 77, 206, 422, 507, 492, 371, 276, 262, 275]

/** ECB rate in force on the first day of the half-year (C. com. L441-10 II), basis points. */
function ecb(half: HalfYear): number | null {
  const first = half.endsWith('1') ? `${half.slice(0, 4)}-01-01` : `${half.slice(0, 4)}-07-01`
  let inForce: number | null = null
  if (first > KNOWN_UNTIL || first < '2009-01-01') return null
  for (const [day, bps] of ecbChanges) if (day <= first) inForce = bps
  return inForce
}

function legal(half: HalfYear): number | null {
  return LEGAL_FROM_2015[(Number(half.slice(0, 4)) - 2015) * 2 + Number(half.slice(-1)) - 1] ?? null
}

/** Rate of a half-year in basis points; null when it is not known, or when this debtor owes none. */
export function yearlyRate(half: HalfYear, regime: Regime, { rate, belowFloor }: PenaltySettings): number | null {
  // C. civ. 1231-6, the column of a business creditor.
  if (regime === 'consumer') return legal(half)
  if (regime === 'abroad') return rate?.kind === 'contract' ? rate.rateBps : null
  const refi = ecb(half)
  // C. commande publique R2192-31, since decree 2013-269.
  if (regime === 'public') return refi === null || half < '2013' ? null : refi + 800
  const statutory = refi === null ? null : refi + 1000
  const tripled = legal(half)
  const floor = tripled === null ? null : tripled * 3
  if (rate?.kind === 'legal x3') return floor
  if (rate?.kind !== 'contract') return statutory
  const below = floor !== null && rate.rateBps < floor
  if (below && belowFloor === 'floor') return floor
  if (below && belowFloor === 'statutory') return statutory
  return rate.rateBps
}
