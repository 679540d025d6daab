import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cents, cents } from '../../src/domain/cents.ts'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import { computeClaim } from '../../src/domain/penalty.ts'
import { INTEREST_DENOMINATOR, interestNumerator, roundInterest } from '../../src/domain/penalty-interest.ts'
import { rateTable } from '../../src/domain/rates.ts'
import type { DayBasis, PenaltySettings } from '../../src/domain/settings.ts'

const amount = fc.integer({ min: 1, max: 10_000_000_000 }).map(cents)
const day = fc.integer({ min: 0, max: 3600 }).map((after) => addDays(isoDay('2016-01-01'), after))
const length = fc.integer({ min: 0, max: 900 })
const basis = fc.constantFrom<DayBasis>('365', 'actual')
const rates = rateTable()

function claim(
  amountCents: Cents,
  dueOn: IsoDay,
  until: IsoDay,
  payments: { day: IsoDay; cents: Cents }[],
  changes: Partial<PenaltySettings> = {},
) {
  const settings: PenaltySettings = {
    rate: { kind: 'ecb+10' },
    halfYear: 'split',
    basis: '365',
    imputation: 'principal',
    belowFloor: 'warn',
    instalmentFee: 'invoice',
    creditNotes: 'start',
    ...changes,
  }
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
      fc.property(
        amount,
        day,
        length,
        parts,
        basis,
        fc.constantFrom('principal', 'interest'),
        (base, dueOn, late, list, by, imputation) => {
          const until = addDays(dueOn, late)
          const { periods, ...result } = claim(base, dueOn, until, paymentsOf(base, dueOn, list), { basis: by, imputation })
          expect(result.principalCents).toBeGreaterThanOrEqual(0)
          expect(result.interestCents).toBeGreaterThanOrEqual(0)
          expect(result.totalCents).toBe(result.principalCents + result.interestCents + result.feeCents)
          expect(periods.reduce((sum, period) => sum + period.interestCents, 0)).toBe(
            result.interestCents + (result.paidInterestCents ?? 0),
          )
          expect(periods.every((period, index) => period.from === addDays(periods[index - 1]?.to ?? dueOn, 1))).toBe(true)
          if (result.principalCents > 0) expect(periods.reduce((sum, { days }) => sum + days, result.unknownRateDays)).toBe(late)
        },
      ),
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

  it('owes the same whatever the order of the payments', () => {
    fc.assert(
      fc.property(amount, day, parts, fc.constantFrom('principal', 'interest'), (base, dueOn, list, imputation) => {
        const payments = paymentsOf(base, dueOn, list)
        const until = addDays(dueOn, 800)
        expect(claim(base, dueOn, until, [...payments].reverse(), { imputation })).toEqual(
          claim(base, dueOn, until, payments, { imputation }),
        )
      }),
    )
  })
})

describe('a claim redone day by day', () => {
  // An independent count: one day after another, each at the rate of its own half-year, cut where rate or balance changes.
  const ECB_FIRST_DAYS: Readonly<Record<string, bigint>> = {
    '2022-H2': 0n, '2023-H1': 250n, '2023-H2': 400n, '2024-H1': 450n, '2024-H2': 425n, '2025-H1': 315n, '2025-H2': 215n, '2026-H1': 215n, '2026-H2': 240n,
  } // biome-ignore format: two lines

  function redo(base: Cents, dueOn: IsoDay, until: IsoDay, payments: { day: IsoDay; cents: Cents }[], by: DayBasis): number {
    let sum = 0n
    let slice = 0n
    let cut = ''
    const close = () => {
      // cents × basis points over 365 × 366 × 10 000, half up
      sum += (2n * slice + 1_335_900_000n) / 2_671_800_000n
      slice = 0n
    }
    for (let late = addDays(dueOn, 1); late <= until; late = addDays(late, 1)) {
      const paid = payments.filter((payment) => payment.day < late).reduce((total, payment) => total + BigInt(payment.cents), 0n)
      const balance = BigInt(base) - paid
      if (balance <= 0n) break
      const rate = 1000n + (ECB_FIRST_DAYS[`${late.slice(0, 4)}-H${late.slice(5, 7) <= '06' ? 1 : 2}`] ?? 0n)
      if (cut !== `${balance}|${rate}`) close()
      cut = `${balance}|${rate}`
      slice += balance * rate * (by === 'actual' && late.startsWith('2024') ? 365n : 366n)
    }
    close()
    return Number(sum)
  }

  it('gives the same interest to the cent', () => {
    const recent = fc.integer({ min: 0, max: 1000 }).map((after) => addDays(isoDay('2022-07-01'), after))
    fc.assert(
      fc.property(amount, recent, fc.integer({ min: 0, max: 600 }), parts, basis, (base, dueOn, late, list, by) => {
        const until = addDays(dueOn, late)
        const payments = paymentsOf(base, dueOn, list)
        expect(claim(base, dueOn, until, payments, { basis: by }).interestCents).toBe(redo(base, dueOn, until, payments, by))
      }),
      { numRuns: 120 },
    )
  })
})
