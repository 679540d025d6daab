// What a forecast is made from, in few words: items of some customers on FRIDAY, the holds set, everybody a payer of one class.
import { type Forecast, forecast, type WeekForecast } from '../../../src/domain/forecast/forecast.ts'
import type { ManualHold } from '../../../src/domain/hold.ts'
import type { OpenItem } from '../../../src/domain/item.ts'
import { customerCode } from '../../../src/domain/names.ts'
import { paid } from '../../support/payer-builders.ts'
import { FRIDAY } from '../../support/plan-builders.ts'

export function forecastOf(items: readonly OpenItem[], holds: readonly ManualHold[] = [], only: string | null = null): Forecast {
  const input = { date: FRIDAY, items, holds, settings: { unbalancedLetters: 'hold' as const }, classOf: () => 'occasional' as const }
  return forecast(input, only === null ? null : customerCode(only))
}

/** Four invoices of customer C001, due on 1 September and paid so many days later. */
export function paidLate(days: readonly number[], of = 'C001'): OpenItem[] {
  return days.map((day, index) => {
    const paidOn = day < 30 ? `2026-09-${String(1 + day).padStart(2, '0')}` : `2026-10-${String(day - 29).padStart(2, '0')}`
    return paid(`P${of}${index}`, '2026-09-01', paidOn, { of })
  })
}

/** The weeks in which something is expected, by their first day. */
export function byWeek({ weeks }: Forecast, of: 'expectedCents' | 'agreedCents' = 'expectedCents'): Record<string, number> {
  return Object.fromEntries(weeks.filter((week: WeekForecast) => week[of] !== 0).map((week) => [week.from, week[of]]))
}

export function notExpected({ notExpected: told }: Forecast): Record<string, number> {
  return Object.fromEntries(told.map(({ code, cents }) => [code, cents]))
}
