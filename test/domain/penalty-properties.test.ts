import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cents, cents } from '../../src/domain/cents.ts'
import type { LatePaymentClaim } from '../../src/domain/claim.ts'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import { computeClaim } from '../../src/domain/penalty.ts'
import { INTEREST_DENOMINATOR, interestNumerator, roundInterest } from '../../src/domain/penalty-interest.ts'
import { rateTable } from '../../src/domain/rates.ts'
import type { DayBasis, Imputation, PenaltySettings } from '../../src/domain/settings.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

const amount = fc.integer({ min: 1, max: 10_000_000_000 }).map(cents)
const day = fc.integer({ min: 0, max: 3600 }).map((after) => addDays(isoDay('2016-01-01'), after))
const length = fc.integer({ min: 0, max: 900 })
const basis = fc.constantFrom<DayBasis>('365', 'actual')
const imputations = fc.constantFrom<Imputation>('principal', 'interest')
const rates = rateTable()

function claim(
  amountCents: Cents,
  dueOn: IsoDay,
  until: IsoDay,
  payments: { day: IsoDay; cents: Cents }[],
  changes: Partial<PenaltySettings> = {},
) {
  const settings: PenaltySettings = { ...PENALTIES, ...changes }
  const known = { customer: null, ref: null, kind: 'invoice', issuedOn: null, noticeOn: null, regime: 'business' } as const
  return computeClaim({ ...known, amountCents, dueOn, until, payments, settings }, rates)
}

/** Payments as parts of the amount (so never more than it), some days after the due date or before. */
const parts = fc.array(fc.record({ after: fc.integer({ min: -20, max: 700 }), share: fc.integer({ min: 1, max: 30 }) }), { maxLength: 3 })
const paymentsOf = (amountCents: Cents, dueOn: IsoDay, list: readonly { after: number; share: number }[]) =>
  list.map(({ after, share }) => ({ day: addDays(dueOn, after), cents: cents(Math.floor((amountCents / 100) * share)) }))

describe('exact interest', () => {
  const year = fc.integer({ min: 2009, max: 2030 })
  const days = fc.integer({ min: 0, max: 183 })

  it('of two runs of days is the interest of the whole, before rounding', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 3000 }), days, days, year, basis, (base, rateBps, first, second, of, by) => {
        const whole = interestNumerator(base, rateBps, first + second, of, by)
        expect(interestNumerator(base, rateBps, first, of, by) + interestNumerator(base, rateBps, second, of, by)).toBe(whole)
      }),
    )
  })

  it('of a civil year is the yearly rate, in a leap year too on the actual base', () => {
    const ofDays = (count: number, of: number, by: DayBasis) => interestNumerator(cents(1_000_000), 1215, count, of, by)
    expect(ofDays(365, 2025, '365')).toBe(121_500n * INTEREST_DENOMINATOR)
    expect(ofDays(365, 2025, 'actual')).toBe(121_500n * INTEREST_DENOMINATOR)
    expect(ofDays(366, 2024, 'actual')).toBe(121_500n * INTEREST_DENOMINATOR)
    expect(ofDays(0, 2024, 'actual')).toBe(0n)
  })

  it('rounds half a cent up', () => {
    expect(roundInterest(INTEREST_DENOMINATOR / 2n)).toBe(1)
    expect(roundInterest(INTEREST_DENOMINATOR / 2n - 1n)).toBe(0)
  })
})

describe('a claim cut in two', () => {
  it('by a day that changes nothing bears the interest of the whole, but for the rounding of each period', () => {
    fc.assert(
      fc.property(amount, day, length, length, basis, (base, dueOn, first, second, by) => {
        const middle = addDays(dueOn, first)
        const end = addDays(middle, second)
        const parts = [claim(base, dueOn, middle, [], { basis: by }), claim(base, middle, end, [], { basis: by })]
        const whole = claim(base, dueOn, end, [], { basis: by })
        const sum = parts.reduce((total, { interestCents }) => total + interestCents, 0)
        // One period at most is cut: three roundings of half a cent.
        expect(Math.abs(sum - whole.interestCents)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('any claim', () => {
  it('is never negative, adds up, and covers each late day once', () => {
    fc.assert(
      fc.property(amount, day, length, parts, basis, imputations, (base, dueOn, late, list, by, imputation) => {
        const until = addDays(dueOn, late)
        const { periods, ...result } = claim(base, dueOn, until, paymentsOf(base, dueOn, list), { basis: by, imputation })
        expect(result.principalCents).toBeGreaterThanOrEqual(0)
        expect(result.interestCents).toBeGreaterThanOrEqual(0)
        expect(result.totalCents).toBe(result.principalCents + result.interestCents + result.feeCents)
        expect(periods.reduce((sum, period) => sum + period.interestCents, 0)).toBe(result.interestCents + (result.paidInterestCents ?? 0))
        expect(periods.every((period, index) => period.from === addDays(periods[index - 1]?.to ?? dueOn, 1))).toBe(true)
        if (result.principalCents > 0) expect(periods.reduce((sum, { days }) => sum + days, result.unknownRateDays)).toBe(late)
      }),
    )
  })

  it('never shrinks as days go by', () => {
    fc.assert(
      fc.property(amount, day, length, fc.integer({ min: 1, max: 200 }), parts, (base, dueOn, late, more, list) => {
        const payments = paymentsOf(base, dueOn, list)
        const until = addDays(dueOn, late)
        const before = claim(base, dueOn, until, payments)
        expect(claim(base, dueOn, addDays(until, more), payments).interestCents).toBeGreaterThanOrEqual(before.interestCents)
      }),
    )
  })

  it('never shrinks as the amount or the rate grows', () => {
    const rate = fc.integer({ min: 1, max: 3000 })
    const more = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(amount, day, length, parts, rate, more, more, basis, (base, dueOn, late, list, rateBps, bps, euros, by) => {
        const payments = paymentsOf(base, dueOn, list)
        const at = (amountCents: Cents, bearing: number) =>
          claim(amountCents, dueOn, addDays(dueOn, late), payments, { basis: by, rate: { kind: 'contract', rateBps: bearing } })
            .interestCents
        const least = at(base, rateBps)
        expect(at(cents(base + euros * 100), rateBps)).toBeGreaterThanOrEqual(least)
        expect(at(base, rateBps + bps)).toBeGreaterThanOrEqual(least)
      }),
    )
  })

  it('bears simple interest: a day more never costs more than a day of the whole amount, and interest bears none', () => {
    fc.assert(
      fc.property(amount, day, length, parts, imputations, (base, dueOn, late, list, imputation) => {
        const payments = paymentsOf(base, dueOn, list)
        const contract: Partial<PenaltySettings> = { rate: { kind: 'contract', rateBps: 1200 }, imputation }
        const accrued = (until: IsoDay) => {
          const { interestCents, paidInterestCents = 0 } = claim(base, dueOn, until, payments, contract)
          return interestCents + paidInterestCents
        }
        const until = addDays(dueOn, late)
        // 12 % a year is 12/36500 a day; at most a cent of rounding.
        const dayOfAll = Number((BigInt(base) * 12n) / 36_500n) + 2
        expect(accrued(addDays(until, 1)) - accrued(until)).toBeLessThanOrEqual(dayOfAll)
      }),
    )
  })

  it('owes the same whatever the order of the payments', () => {
    fc.assert(
      fc.property(amount, day, parts, imputations, (base, dueOn, list, imputation) => {
        const payments = paymentsOf(base, dueOn, list)
        const until = addDays(dueOn, 800)
        expect(claim(base, dueOn, until, [...payments].reverse(), { imputation })).toEqual(
          claim(base, dueOn, until, payments, { imputation }),
        )
      }),
    )
  })

  it('owes the same when one payment is told as two of the same day', () => {
    fc.assert(
      fc.property(
        amount,
        day,
        parts,
        fc.integer({ min: 0, max: 100 }),
        imputations,
        basis,
        (base, dueOn, list, percent, imputation, by) => {
          const whole = paymentsOf(base, dueOn, list)
          const halves = whole.flatMap(({ day: on, cents: sum }) => {
            const first = cents(Math.floor((sum / 100) * percent))
            return [
              { day: on, cents: first },
              { day: on, cents: cents(sum - first) },
            ]
          })
          const until = addDays(dueOn, 800)
          const sums = (payments: typeof whole) => sumsOf(claim(base, dueOn, until, payments, { imputation, basis: by }))
          expect(sums(halves)).toEqual(sums(whole))
        },
      ),
    )
  })

  it('owes nothing when it was paid on the due day or before, however long ago', () => {
    fc.assert(
      fc.property(amount, day, length, fc.integer({ min: -400, max: 0 }), imputations, (base, dueOn, late, after, imputation) => {
        const payments = [{ day: addDays(dueOn, after), cents: base }]
        expect(sumsOf(claim(base, dueOn, addDays(dueOn, late), payments, { imputation }))).toEqual({
          principalCents: 0,
          periods: [],
          interestCents: 0,
          feeCents: 0,
          totalCents: 0,
          unknownRateDays: 0,
        })
      }),
    )
  })

  it('owes nothing but its principal until the due day is over', () => {
    fc.assert(
      fc.property(amount, day, fc.integer({ min: -400, max: 0 }), (base, dueOn, before) => {
        const early = claim(base, dueOn, addDays(dueOn, before), [])
        expect(sumsOf(early)).toMatchObject({ principalCents: base, periods: [], interestCents: 0, feeCents: 0, totalCents: base })
      }),
    )
  })

  it('never asks more when principal is paid first than when interest is', () => {
    fc.assert(
      fc.property(amount, day, length, parts, (base, dueOn, late, list) => {
        const payments = paymentsOf(base, dueOn, list)
        const owed = (imputation: Imputation) => claim(base, dueOn, addDays(dueOn, late), payments, { imputation })
        const interest = owed('interest')
        // Each slice may be rounded the other way.
        expect(interest.totalCents).toBeGreaterThanOrEqual(owed('principal').totalCents - interest.periods.length)
      }),
    )
  })
})

describe('a claim of whole years', () => {
  it('bears the yearly rate of its amount, up to one hundred million euros, on the actual base in a leap year too', () => {
    const years = fc.integer({ min: 2016, max: 2025 })
    fc.assert(
      fc.property(amount, years, fc.integer({ min: 1, max: 3000 }), (base, year, rateBps) => {
        // From 31 December to 31 December: every day of the year is late, none other.
        const lastDay = (of: number) => isoDay(`${of}-12-31`)
        const contract = { rate: { kind: 'contract', rateBps }, basis: 'actual' } as const
        const { interestCents, periods } = claim(base, lastDay(year - 1), lastDay(year), [], contract)
        expect(periods.map(({ days }) => days)).toEqual([year % 4 === 0 ? 366 : 365])
        // base × rate ÷ 10 000, half up, in whole numbers.
        expect(BigInt(interestCents)).toBe((BigInt(base) * BigInt(rateBps) * 2n + 10_000n) / 20_000n)
      }),
    )
  })
})

/** What is owed, whatever is told about it. */
function sumsOf({ principalCents, periods, interestCents, feeCents, totalCents, unknownRateDays }: LatePaymentClaim) {
  return { principalCents, periods, interestCents, feeCents, totalCents, unknownRateDays }
}
