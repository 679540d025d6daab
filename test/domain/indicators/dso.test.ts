import { describe, expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { isoDay } from '../../../src/domain/day.ts'
import { dsoOn } from '../../../src/domain/indicators/dso.ts'

const sold = (day: string, amount: number) => ({ day: isoDay(day), cents: cents(amount) })
const on = (day: string, receivables: number, sales: ReturnType<typeof sold>[], start = '2024-01-01') =>
  dsoOn(isoDay(day), cents(receivables), sales, isoDay(start))

describe('days sales outstanding', () => {
  it('simple: receivables over the sales of twelve months, in days of them', () => {
    const sales = [sold('2025-11-20', 999_900), sold('2025-11-21', 1_000_000), sold('2026-06-30', 2_600_000), sold('2026-11-20', 50_000)]
    // From 21 November 2025 on: 36 500,00 euros in 365 days, 100,00 a day; 4 550,00 are 45.5 days.
    expect(on('2026-11-20', 455_000, sales)).toMatchObject({ simpleDays: 46, dayCents: 10_000, from: '2025-11-21' })
    expect(on('2026-11-20', 454_900, sales).simpleDays).toBe(45)
  })

  it('simple: over fewer days where the books begin later', () => {
    // 1 September to 20 November: 81 days.
    expect(on('2026-11-20', 30_000, [sold('2026-09-10', 81_000)], '2026-09-01')).toMatchObject({
      simpleDays: 30,
      dayCents: 1000,
      from: '2026-09-01',
    })
  })

  it('count-back: month after month, then the share of the month that is not exhausted', () => {
    const sales = [sold('2026-09-15', 60_000), sold('2026-10-15', 50_000), sold('2026-11-05', 40_000), sold('2026-11-25', 99_900)]
    // 20 days of November (40 000), 31 of October (50 000), then a third of September's 60 000: 10 of its 30 days.
    expect(on('2026-11-20', 110_000, sales).countBackDays).toBe(61)
    expect(on('2026-11-20', 40_000, sales).countBackDays).toBe(20)
    expect(on('2026-11-20', 10_000, sales).countBackDays).toBe(5)
  })

  it('count-back: a month of credit notes counts its days and takes nothing off', () => {
    expect(on('2026-11-20', 30_000, [sold('2026-10-15', 60_000), sold('2026-11-05', -10_000)]).countBackDays).toBe(36)
  })

  it('tells nothing it cannot: no sales, older debts than the books know', () => {
    expect(on('2026-11-20', 30_000, [])).toEqual({ simpleDays: null, countBackDays: null, dayCents: null, from: '2025-11-21' })
    expect(on('2026-11-20', 30_000, [sold('2026-11-05', 10_000)], '2026-10-01').countBackDays).toBeNull()
  })

  it('is nought for what is no debt', () => {
    expect(on('2026-11-20', -500, [sold('2026-11-05', 10_000)])).toMatchObject({ simpleDays: 0, countBackDays: 0 })
  })
})
