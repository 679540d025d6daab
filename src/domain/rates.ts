// Which yearly rate late payment bears in a half-year: the table of published rates, completed by the user, and the rule of each regime.
// Knows nothing of amounts, days or invoices. An unknown half-year has no rate: it is never extrapolated from its neighbours.
import type { IsoDay } from './day.ts'
import { SHIPPED_RATES } from './rate-table.ts'
import type { HalfYear } from './rates-half-year.ts'
import type { PenaltySettings, RateChoice, Regime } from './settings.ts'

export { describeHalfYear, type HalfYear, halfYearBounds, halfYearOf, nextHalfYear, parseHalfYear } from './rates-half-year.ts'

/** What a user adds to the table; a null figure says nothing and leaves the shipped one in place. Basis points. */
export interface UserRate {
  readonly half: HalfYear
  readonly ecbBps: number | null
  readonly legalConsumerBps: number | null
  readonly legalOtherBps: number | null
  readonly source: string
}

export interface RateRow extends UserRate {
  /** The day on which the ECB rate of a shipped figure took effect; null for a figure of the user. */
  readonly ecbSince: IsoDay | null
  /** Who the row comes from; a row the user corrected in any figure is the user's. */
  readonly origin: 'shipped' | 'user'
}

/** Rows by half-year, oldest first. */
export type RateTable = ReadonlyMap<HalfYear, RateRow>

/** Points added to the ECB rate when the contract states none (C. com. L441-10 II), basis points. */
const BUSINESS_POINTS = 1000
/** Points added to the ECB rate for public buyers (C. commande publique R2192-31), basis points. */
const PUBLIC_POINTS = 800
/** ECB + 8 exists since decree 2013-269; older rows say nothing of public buyers. */
const PUBLIC_SINCE: HalfYear = '2013-S1'

/** The shipped table with the user's rows laid over it, figure by figure. */
export function rateTable(userRows: readonly UserRate[] = []): RateTable {
  const rows = new Map<HalfYear, RateRow>(SHIPPED_RATES.map((row) => [row.half, { ...row, origin: 'shipped' }]))
  for (const user of userRows) {
    const under = rows.get(user.half)
    rows.set(user.half, {
      half: user.half,
      ecbBps: user.ecbBps ?? under?.ecbBps ?? null,
      legalConsumerBps: user.legalConsumerBps ?? under?.legalConsumerBps ?? null,
      legalOtherBps: user.legalOtherBps ?? under?.legalOtherBps ?? null,
      ecbSince: user.ecbBps === null ? (under?.ecbSince ?? null) : null,
      source: user.source,
      origin: 'user',
    })
  }
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Yearly rate of a half-year in basis points, or null when it is not known.
 * Business (and `to-confirm`, computed the same way): the contract's rate, three times the legal interest rate, or ECB + 10;
 * a null choice is computed at ECB + 10. Public: ECB + 8 (R2192-31). Consumer: the legal interest rate of a business creditor
 * (C. civ. 1231-6). Abroad: the contract's rate, and no rate at all without one. Checked on 2026-11-22.
 */
export function rateFor(
  table: RateTable,
  half: HalfYear,
  regime: Regime,
  choice: RateChoice | null,
  belowFloor: PenaltySettings['belowFloor'],
): number | null {
  switch (regime) {
    case 'business':
    case 'to-confirm':
      return businessRate(table, half, choice, belowFloor)
    case 'public':
      return half < PUBLIC_SINCE ? null : plus(table.get(half)?.ecbBps, PUBLIC_POINTS)
    case 'consumer':
      return table.get(half)?.legalOtherBps ?? null
    case 'abroad':
      return choice?.kind === 'contract' ? choice.rateBps : null
    default: {
      const never: never = regime
      throw new RangeError(`unknown regime: ${never}`)
    }
  }
}

/** Three times the legal interest rate: below it a contract rate is not allowed (C. com. L441-10 II, checked on
 * 2026-11-21). Basis points, null when unknown. */
export function contractFloor(table: RateTable, half: HalfYear): number | null {
  const legal = table.get(half)?.legalOtherBps ?? null
  return legal === null ? null : 3 * legal
}

/**
 * The published figure that a rate is made from: the ECB rate, or the legal interest rate of a business creditor. Null when none is:
 * a contract rate stands by itself, unless one below the floor is raised to three times the legal rate or gives way to ECB + 10.
 */
export function figureOf(
  regime: Regime,
  choice: RateChoice | null,
  belowFloor: PenaltySettings['belowFloor'],
): 'ecbBps' | 'legalOtherBps' | null {
  if (regime === 'consumer') return 'legalOtherBps'
  if (regime === 'public') return 'ecbBps'
  if (regime === 'abroad') return null
  if (choice === null || choice.kind === 'ecb+10') return 'ecbBps'
  if (choice.kind === 'legal x3') return 'legalOtherBps'
  return belowFloor === 'warn' ? null : 'legalOtherBps'
}

function businessRate(table: RateTable, half: HalfYear, choice: RateChoice | null, belowFloor: PenaltySettings['belowFloor']) {
  const statutory = plus(table.get(half)?.ecbBps, BUSINESS_POINTS)
  const floor = contractFloor(table, half)
  if (choice === null || choice.kind === 'ecb+10') return statutory
  if (choice.kind === 'legal x3') return floor
  // A floor not published yet cannot be applied: the contract's own rate is certain.
  if (belowFloor === 'warn' || floor === null || choice.rateBps >= floor) return choice.rateBps
  return belowFloor === 'floor' ? floor : statutory
}

function plus(bps: number | null | undefined, points: number): number | null {
  return bps === null || bps === undefined ? null : bps + points
}
