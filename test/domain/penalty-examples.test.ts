import { describe, expect, it } from 'vitest'
import type { Cents } from '../../src/domain/cents.ts'
import type { IsoDay } from '../../src/domain/day.ts'
import { type ClaimInput, computeClaim } from '../../src/domain/penalty.ts'
import { rateTable } from '../../src/domain/rates.ts'
import type { PenaltySettings, Regime } from '../../src/domain/settings.ts'
import { readLawFixture } from '../support/law-fixture.ts'

interface Case extends Partial<PenaltySettings> {
  readonly title: string
  readonly amountCents: Cents
  readonly dueOn: IsoDay
  readonly until: IsoDay
  readonly regime?: Regime
  readonly noticeOn?: IsoDay
  readonly payments?: ClaimInput['payments']
  readonly expected: {
    readonly interestCents: number
    readonly feeCents: number
    readonly totalCents?: number
    readonly principalCents?: number
    readonly paidInterestCents?: number
    readonly periods?: readonly (readonly [days: number, rateBps: number])[]
  }
}

const { cases } = readLawFixture<{ readonly cases: readonly Case[] }>('penalties.json')

function claimOf(example: Case) {
  const settings: PenaltySettings = {
    rate: example.rate ?? { kind: 'ecb+10' },
    halfYear: example.halfYear ?? 'split',
    basis: example.basis ?? '365',
    imputation: example.imputation ?? 'principal',
    belowFloor: example.belowFloor ?? 'warn',
  }
  const { amountCents, dueOn, until, noticeOn = null, payments = [], regime = 'business' } = example
  const known = { customer: null, ref: null, kind: 'invoice', issuedOn: null } as const
  return computeClaim({ ...known, amountCents, dueOn, until, payments, regime, settings, noticeOn }, rateTable())
}

describe('worked claims of published sources', () => {
  it.each(cases.map((example) => [example.title, example] as const))('%s', (_title, example) => {
    const claim = claimOf(example)
    // A period is told by its days and rate; two periods of one rate differ by their base.
    const actual = { ...claim, periods: claim.periods.map(({ days, rateBps }) => [days, rateBps]) }
    expect(actual).toMatchObject(example.expected)
    expect(claim.totalCents).toBe(claim.principalCents + claim.interestCents + claim.feeCents)
    expect(claim.periods.reduce((sum, period) => sum + period.interestCents, 0)).toBe(claim.interestCents + (claim.paidInterestCents ?? 0))
  })
})
