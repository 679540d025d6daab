// Whether a message claims penalties on the items whose step says so, and what it may say of them otherwise.

import { type Cents, sumCents } from './cents.ts'
import type { OpenItem } from './item.ts'
import type { Listed } from './reminder-item.ts'
import type { PenaltyUse, Regime, Step } from './settings.ts'

/**
 * Penalties are put in the total only for businesses and public buyers, and when every item that bears some may be claimed:
 * a part in dispute, an unallocated credit or an unconfirmed rate forbids it.
 * @param claiming items whose step claims them
 */
export function mayClaim(claiming: readonly Listed[], regime: Regime): boolean {
  if (regime !== 'business' && regime !== 'public') return false
  const bearing = claiming.filter(({ claim }) => claim.interestCents > 0 || claim.feeCents > 0)
  return bearing.length > 0 && bearing.every(({ claim }) => claim.claimable)
}

/** What a step that claims penalties leaves out, and why: the first note of the first claim that forbids it. */
export function withheldOf(claiming: readonly Listed[]): { cents: Cents; why: string } | null {
  const sum = sumCents(claiming.flatMap(({ item }) => [item.interestCents, item.feeCents]))
  const forbidding = claiming.find(({ claim }) => !claim.claimable && claim.interestCents + claim.feeCents > 0)
  const why = forbidding?.claim.notes[0]
  return sum === 0 || why === undefined ? null : { cents: sum, why }
}

/**
 * What the text may say of penalties: nothing to a consumer, a foreign customer, or one whose kind is to be confirmed, nor where penalties alone
 * are asked for: they bear none (C. civ. 1343-2).
 */
export function penaltiesTold(step: Step, regime: Regime, claimsPenalties: boolean, asked: readonly OpenItem[]): PenaltyUse {
  if (claimsPenalties) return 'claim'
  if (asked.every(({ kind }) => kind === 'penalty')) return 'none'
  if (step.penalties === 'none' || (regime !== 'business' && regime !== 'public')) return 'none'
  return 'mention'
}
