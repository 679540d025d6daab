// How wrong forecasts made in the past were, once what really came is known: in size, in direction, and how often the bounds held.
import { type Cents, sumCents } from '../cents.ts'
import type { IsoDay } from '../day.ts'
import { HORIZONS } from './windows.ts'

export type ForecastRule = 'forecast' | 'due-date' | 'average-delay'

/** A forecast made at the end of `asOf` for the days after it, and what came. */
export interface PastForecast {
  readonly asOf: IsoDay
  readonly horizonDays: number
  /** Payments received for the items that were open on that day. */
  readonly actualCents: Cents
  readonly forecastCents: Cents
  readonly lowCents: Cents
  readonly highCents: Cents
  readonly dueDateCents: Cents
  /** Null: no delay was known. */
  readonly averageDelayCents: Cents | null
}

export interface ForecastErrors {
  readonly rule: ForecastRule
  readonly horizonDays: number
  readonly months: number
  /** Mean of |forecast - actual| / actual over the months in which something came; null: in none. Rounded to the nearest basis point. */
  readonly mapeBps: number | null
  /** All that was forecast too much, less what was forecast too little, of all that came; negative: too little. */
  readonly biasBps: number | null
  /** Share of the months whose payments were within the bounds, both inclusive; null for rules without bounds. */
  readonly coverageBps: number | null
}

const RULES: readonly ForecastRule[] = ['forecast', 'due-date', 'average-delay']

/** The errors of each rule at each horizon that some month tells of; by horizon, then rule. */
export function forecastErrors(months: readonly PastForecast[]): ForecastErrors[] {
  return HORIZONS.flatMap((horizonDays) => {
    const of = months.filter((month) => month.horizonDays === horizonDays)
    return of.length === 0 ? [] : RULES.map((rule) => errorsOf(rule, horizonDays, of))
  })
}

function errorsOf(rule: ForecastRule, horizonDays: number, all: readonly PastForecast[]): ForecastErrors {
  const months = all.filter((month) => saidBy(rule, month) !== null)
  const said = (month: PastForecast) => saidBy(rule, month) ?? 0
  const paying = months.filter(({ actualCents }) => actualCents > 0)
  const errors = paying.map((month) => (Math.abs(said(month) - month.actualCents) * 10_000) / month.actualCents)
  const actual = sumCents(months.map(({ actualCents }) => actualCents))
  const off = sumCents(months.map((month) => said(month) - month.actualCents))
  const held = months.filter(({ actualCents, lowCents, highCents }) => lowCents <= actualCents && actualCents <= highCents)
  return {
    rule,
    horizonDays,
    months: months.length,
    mapeBps: paying.length === 0 ? null : Math.round(errors.reduce((sum, one) => sum + one, 0) / paying.length),
    biasBps: actual === 0 ? null : Math.round((off * 10_000) / actual),
    coverageBps: rule === 'forecast' && months.length > 0 ? Math.round((held.length * 10_000) / months.length) : null,
  }
}

function saidBy(rule: ForecastRule, month: PastForecast): Cents | null {
  return rule === 'forecast' ? month.forecastCents : rule === 'due-date' ? month.dueDateCents : month.averageDelayCents
}
