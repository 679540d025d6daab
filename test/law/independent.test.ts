import { describe, expect, it } from 'vitest'
import { sumCents } from '../../src/domain/cents.ts'
import { addDays, isoDay } from '../../src/domain/day.ts'
import { computeClaim } from '../../src/domain/penalty.ts'
import type { ClaimInput } from '../../src/domain/penalty-input.ts'
import { type HalfYear, rateFor, rateTable } from '../../src/domain/rates.ts'
import type { PenaltySettings, RateChoice, Regime } from '../../src/domain/settings.ts'
import { CALENDAR } from './calendar.ts'
import { fraction, halfUp } from './fraction.ts'
import { generatedClaims } from './generated-cases.ts'
import { countClaim } from './independent-claim.ts'
import { yearlyRate } from './independent-rates.ts'

const CLAIMS = generatedClaims(300, 20261122)

/** The fields that both counts give. */
function engine(input: ClaimInput) {
  const {
    periods,
    interestCents,
    paidInterestCents = 0,
    feeCents,
    principalCents,
    totalCents,
    unknownRateDays,
  } = computeClaim(input, rateTable())
  return { periods, interestCents, paidInterestCents, feeCents, principalCents, totalCents, unknownRateDays }
}

describe('three hundred claims counted twice', () => {
  it.each(CLAIMS.map((input, index) => [index + 1, input] as const))(
    'claim %i is the same day by day, in exact fractions',
    (_number, input) => {
      expect(engine(input)).toEqual(countClaim(input))
    },
  )

  it('hold every case that the law tells apart', () => {
    const answers = CLAIMS.map((input) => ({ input, answer: countClaim(input) }))
    const times = (holds: (one: (typeof answers)[number]) => boolean) => answers.filter(holds).length
    const seen = {
      'two rates': times(({ answer }) => new Set(answer.periods.map(({ rateBps }) => rateBps)).size > 1),
      'two bases': times(({ answer }) => new Set(answer.periods.map(({ baseCents }) => baseCents)).size > 1),
      'interest paid first': times(({ answer }) => answer.paidInterestCents > 0),
      'days without a rate': times(({ answer }) => answer.unknownRateDays > 0),
      'days without a rate beside days with one': times(({ answer }) => answer.unknownRateDays > 0 && answer.periods.length > 0),
      'paid late, interest left': times(({ answer }) => answer.principalCents === 0 && answer.interestCents > 0),
      overpaid: times(({ input }) => sumCents(input.payments.map((payment) => payment.cents)) > input.amountCents),
      'two payments on one day': times(({ input }) => new Set(input.payments.map(({ day }) => day)).size < input.payments.length),
      'paid before the due day': times(({ input }) => input.payments.some(({ day }) => day < input.dueOn)),
      'paid on the due day': times(({ input }) => input.payments.some(({ day }) => day === input.dueOn)),
      'not due yet': times(({ input }) => input.until <= input.dueOn),
      'a consumer after the notice': times(({ input, answer }) => input.regime === 'consumer' && answer.periods.length > 0),
      'a public buyer over two half-years': times(({ input, answer }) => input.regime === 'public' && (answer.periods[0]?.days ?? 0) > 184),
      'a contract rate raised or replaced': times(({ input, answer }) => {
        const { rate, belowFloor } = input.settings
        return rate?.kind === 'contract' && belowFloor !== 'warn' && answer.periods.some(({ rateBps }) => rateBps !== rate.rateBps)
      }),
      'leap days on the actual base': times(
        ({ input, answer }) =>
          input.settings.basis === 'actual' && answer.periods.some(({ from, to }) => from <= '2024-12-31' && to >= '2024-01-01'),
      ),
      'a judgment that stops interest': times(
        ({ input, answer }) => input.insolvencyOn != null && answer.periods.at(-1)?.to === addDays(input.insolvencyOn, -1),
      ),
      'a credit note': times(({ input }) => (input.creditNotes?.length ?? 0) > 0),
      'no fee, another instalment bears it': times(
        ({ input, answer }) => input.feeElsewhere === true && answer.feeCents === 0 && answer.interestCents > 0,
      ),
      'a hundred million euros': times(({ input }) => input.amountCents > 9_000_000_000),
    }
    expect(Object.entries(seen).filter(([, found]) => found < 5)).toEqual([])
  })
})

describe('the second count', () => {
  // 10 000,00 € at 18.25 % are 5,00 € a day.
  const claim = (changes: Partial<ClaimInput>, chosen: Partial<PenaltySettings> = {}): ClaimInput => ({
    customer: null,
    ref: null,
    kind: 'invoice',
    amountCents: sumCents([1_000_000]),
    issuedOn: null,
    dueOn: isoDay('2026-06-20'),
    until: isoDay('2026-07-10'),
    payments: [],
    regime: 'business',
    noticeOn: null,
    settings: {
      rate: { kind: 'contract', rateBps: 1825 },
      halfYear: 'split',
      basis: '365',
      imputation: 'principal',
      belowFloor: 'warn',
      instalmentFee: 'invoice',
      creditNotes: 'start',
      ...chosen,
    },
    ...changes,
  })

  it('is right by hand: twenty days at 5,00 € a day', () => {
    expect(countClaim(claim({}))).toEqual({
      periods: [{ from: '2026-06-21', to: '2026-07-10', days: 20, baseCents: 1_000_000, rateBps: 1825, interestCents: 10_000 }],
      interestCents: 10_000,
      paidInterestCents: 0,
      feeCents: 4000,
      principalCents: 1_000_000,
      totalCents: 1_014_000,
      unknownRateDays: 0,
    })
  })

  it('is right by hand: 5 050,00 € paid on the tenth day pay the 50,00 € of interest first', () => {
    const payments = [{ day: isoDay('2026-06-30'), cents: sumCents([505_000]) }]
    expect(countClaim(claim({ payments }, { imputation: 'interest' }))).toMatchObject({
      interestCents: 2500,
      paidInterestCents: 5000,
      principalCents: 500_000,
      totalCents: 506_500,
    })
  })

  it('rounds half a cent up, and less than half down', () => {
    expect([fraction(1n, 2n), fraction(499n, 1000n), fraction(5n, 2n), fraction(0n, 7n)].map(halfUp)).toEqual([1n, 0n, 3n, 0n])
  })

  it('walks the same calendar as the engine', () => {
    expect(CALENDAR.every((day, place) => day === addDays(isoDay('2007-01-01'), place))).toBe(true)
    expect([CALENDAR.length, CALENDAR.at(-1)]).toEqual([10_592, '2035-12-31'])
  })

  it('finds the same rates from the effective days of the ECB and the decrees', () => {
    const rates: (RateChoice | null)[] = [null, { kind: 'ecb+10' }, { kind: 'legal x3' }, { kind: 'contract', rateBps: 850 }]
    const regimes: Regime[] = ['business', 'public', 'consumer', 'abroad', 'to-confirm']
    const halves = Array.from({ length: 44 }, (_, index) => `${2007 + Math.floor(index / 2)}-S${(index % 2) + 1}` as HalfYear)
    for (const half of halves)
      for (const regime of regimes)
        for (const rate of rates)
          for (const belowFloor of ['warn', 'floor', 'statutory'] as const) {
            const asked = { half, regime, rate, belowFloor }
            const found = yearlyRate(half, regime, { ...claim({}).settings, rate, belowFloor })
            expect({ ...asked, bps: found }).toEqual({ ...asked, bps: rateFor(rateTable(), half, regime, rate, belowFloor) })
          }
  })
})
