import { expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { isoDay } from '../../../src/domain/day.ts'
import { forecastErrors, type PastForecast } from '../../../src/domain/forecast/backtest.ts'

const month = (asOf: string, actual: number, told: number, changes: Partial<PastForecast> = {}): PastForecast => ({
  asOf: isoDay(asOf),
  horizonDays: 30,
  actualCents: cents(actual),
  forecastCents: cents(told),
  lowCents: cents(told - 100),
  highCents: cents(told + 100),
  dueDateCents: cents(2 * actual),
  averageDelayCents: null,
  ...changes,
})

it('10 % too much of 1 000, 20 % too little of 2 000: 15 % on average, 300 too little of 3 000', () => {
  const [ours, dueDate, average] = forecastErrors([month('2026-01-31', 1000, 1100), month('2026-02-28', 2000, 1600)])
  expect(ours).toEqual({ rule: 'forecast', horizonDays: 30, months: 2, mapeBps: 1500, biasBps: -1000, coverageBps: 5000 })
  expect(dueDate).toMatchObject({ rule: 'due-date', mapeBps: 10_000, biasBps: 10_000, coverageBps: null })
  expect(average).toMatchObject({ rule: 'average-delay', months: 0, mapeBps: null, biasBps: null })
})

it('a month in which nothing came has no error in percent; what was forecast for it counts in the bias', () => {
  const [ours] = forecastErrors([month('2026-01-31', 1000, 1000), month('2026-02-28', 0, 500)])
  expect(ours).toMatchObject({ months: 2, mapeBps: 0, biasBps: 5000 })
})

it('horizons that no month tells of are left out', () => {
  expect(forecastErrors([month('2026-01-31', 1000, 1000, { horizonDays: 60 })]).map(({ horizonDays }) => horizonDays)).toEqual([60, 60, 60])
  expect(forecastErrors([])).toEqual([])
})
