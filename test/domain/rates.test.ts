import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import {
  contractFloor,
  describeHalfYear,
  figureOf,
  type HalfYear,
  halfYearBounds,
  halfYearOf,
  nextHalfYear,
  parseHalfYear,
  rateFor,
  rateTable,
} from '../../src/domain/rates.ts'
import type { RateChoice, Regime } from '../../src/domain/settings.ts'
import { readLawFixture } from '../support/law-fixture.ts'

const contract = (rateBps: number): RateChoice => ({ kind: 'contract', rateBps })
const ECB: RateChoice = { kind: 'ecb+10' }
const LEGAL: RateChoice = { kind: 'legal x3' }

interface Fixture {
  readonly cases: readonly { source: string; half: HalfYear; regime: Regime; rateBps: number; floorBps?: number }[]
  readonly notReproduced: readonly { source: string; printed: string; because: string }[]
  readonly ecbChanges: readonly (readonly [day: string, bps: number])[]
  readonly halfYears: readonly (readonly [
    half: HalfYear,
    ecb: number,
    business: number,
    publicBuyer: number | null,
    legalConsumer: number | null,
    legalOther: number | null,
    floor: number | null,
  ])[]
  readonly floorAboveDefault: readonly HalfYear[]
  readonly legalChecks: readonly (readonly [half: HalfYear, consumer: number, other: number, source: string])[]
}
const fixture = readLawFixture<Fixture>('rates.json')

describe('half-years', () => {
  it('ends on 30 June and on 31 December', () => {
    expect(halfYearOf(isoDay('2026-06-30'))).toBe('2026-S1')
    expect(halfYearOf(isoDay('2026-07-01'))).toBe('2026-S2')
    expect(halfYearOf(isoDay('2026-12-31'))).toBe('2026-S2')
    expect(halfYearBounds('2026-S1')).toEqual({ from: '2026-01-01', to: '2026-06-30' })
    expect(halfYearBounds('2026-S2')).toEqual({ from: '2026-07-01', to: '2026-12-31' })
  })

  it('is read as people type it, and told as people say it', () => {
    expect(parseHalfYear('2027-S1')).toBe('2027-S1')
    expect(parseHalfYear(' 2027s2 ')).toBe('2027-S2')
    expect(['2027', '2027-S3', '27-S1', '1er semestre 2027', '0000-S1'].map(parseHalfYear)).toEqual([null, null, null, null, null])
    expect(describeHalfYear('2027-S1')).toBe('1er semestre 2027')
  })

  it('is followed by the other one of the year, or by the first of the next', () => {
    expect([nextHalfYear('2026-S1'), nextHalfYear('2026-S2'), nextHalfYear('2099-S2')]).toEqual(['2026-S2', '2027-S1', '2100-S1'])
  })
})

describe('shipped rates', () => {
  const rows = [...rateTable().values()]

  it('covers every half-year from 2009 to the second of 2026, each once, oldest first, and none after', () => {
    const expected = Array.from({ length: 36 }, (_, index) => `${2009 + Math.floor(index / 2)}-S${(index % 2) + 1}`)
    expect(rows.map((row) => row.half)).toEqual(expected)
  })

  it('holds the ECB rate in force on the first day of each half-year, by effective days', () => {
    for (const row of rows) {
      const inForce = fixture.ecbChanges.filter(([day]) => day <= halfYearBounds(row.half).from).at(-1)
      expect([row.half, row.ecbBps, row.ecbSince]).toEqual([row.half, inForce?.[1], inForce?.[0]])
    }
  })

  it('counts from the day a change took effect: the cut of 18 December 2024 counts on 1 January, the rise of 16 September 2026 does not on 1 July', () => {
    const ecb = (half: HalfYear) => [rateTable().get(half)?.ecbBps, rateTable().get(half)?.ecbSince]
    expect(ecb('2025-S1')).toEqual([315, '2024-12-18'])
    expect(ecb('2026-S2')).toEqual([240, '2026-06-17'])
    expect(ecb('2024-S2')).toEqual([425, '2024-06-12'])
    expect(ecb('2009-S1')).toEqual([250, '2008-12-10'])
  })

  it.each(fixture.halfYears)(
    '%s: ECB %i, business %i, public %s, legal %s and %s, floor %s',
    (half, ecb, business, publicBuyer, consumer, other, floor) => {
      const table = rateTable()
      const row = table.get(half)
      expect([row?.ecbBps, row?.legalConsumerBps, row?.legalOtherBps]).toEqual([ecb, consumer, other])
      expect([rateFor(table, half, 'business', ECB, 'warn'), rateFor(table, half, 'public', ECB, 'warn')]).toEqual([business, publicBuyer])
      expect(contractFloor(table, half)).toBe(floor)
    },
  )

  it('has a contract floor above the default rate in the two half-years of 2024 only', () => {
    const above = [...rateTable().keys()].filter((half) => {
      const floor = contractFloor(rateTable(), half)
      return floor !== null && floor > (rateFor(rateTable(), half, 'business', ECB, 'warn') ?? 0)
    })
    expect(above).toEqual(fixture.floorAboveDefault)
    expect(above).toEqual(['2024-S1', '2024-S2'])
  })

  it.each(fixture.legalChecks)('%s: legal rates %i and %i as %s says', (half, consumer, other) => {
    expect([rateTable().get(half)?.legalConsumerBps, rateTable().get(half)?.legalOtherBps]).toEqual([consumer, other])
  })

  it.each(fixture.notReproduced)('$printed ($source) is not reproduced, because: $because', ({ because, source }) => {
    expect([because.length > 0, source.startsWith('https://')]).toEqual([true, true])
    // 13.65, 15.07, 14.22, 10.77 and 13.01 %: no half-year of any regime bears them.
    const wrong = [1365, 1507, 1422, 1077, 1301]
    for (const half of rateTable().keys()) {
      for (const regime of ['business', 'public', 'consumer'] as const)
        expect(wrong).not.toContain(rateFor(rateTable(), half, regime, ECB, 'warn'))
    }
  })

  it('names its source; the figures first taken from memory name the order where they were read', () => {
    expect(rows.every((row) => row.origin === 'shipped' && row.source.includes('https://www.ecb.europa.eu/'))).toBe(true)
    const orders = rows.filter((row) => / : arrêté du /.test(row.source))
    expect(orders.map((row) => [row.half, row.legalOtherBps, / : (arrêté du [^,(]*\d)/.exec(row.source)?.[1]])).toEqual([
      ['2018-S1', 89, 'arrêté du 28 décembre 2017'],
      ['2019-S2', 87, 'arrêté du 26 juin 2019'],
    ])
    expect(rows.filter((row) => row.legalOtherBps === null).map((row) => row.half)).toEqual(rows.slice(0, 12).map((row) => row.half))
  })

  it.each(fixture.cases)('gives $rateBps basis points to $regime in $half ($source)', ({ half, regime, rateBps, floorBps }) => {
    expect(rateFor(rateTable(), half, regime, ECB, 'warn')).toBe(rateBps)
    if (floorBps !== undefined) expect(contractFloor(rateTable(), half)).toBe(floorBps)
  })
})

describe('rows of the user', () => {
  it('adds an unknown half-year and wins over a shipped figure, figure by figure', () => {
    const table = rateTable([
      { half: '2027-S1', ecbBps: 265, legalConsumerBps: null, legalOtherBps: null, source: 'BCE' },
      { half: '2026-S2', ecbBps: 300, legalConsumerBps: null, legalOtherBps: null, source: 'essai' },
      { half: '2008-S2', ecbBps: 400, legalConsumerBps: null, legalOtherBps: null, source: 'BCE' },
    ])
    expect(rateFor(table, '2027-S1', 'business', ECB, 'warn')).toBe(1265)
    expect(rateFor(table, '2027-S1', 'consumer', ECB, 'warn')).toBeNull()
    expect(table.get('2026-S2')).toEqual({
      half: '2026-S2',
      ecbBps: 300,
      legalConsumerBps: 684,
      legalOtherBps: 275,
      source: 'essai',
      ecbSince: null,
      origin: 'user',
    })
    const legal = { half: '2025-S2', ecbBps: null, legalConsumerBps: null, legalOtherBps: 280, source: 'essai' } as const
    expect(rateTable([legal]).get('2025-S2')).toMatchObject({ ecbBps: 215, ecbSince: '2025-06-11', legalOtherBps: 280 })
    expect([...table.keys()].at(0)).toBe('2008-S2')
    expect([...table.keys()].at(-1)).toBe('2027-S1')
  })
})

describe('rate of a regime', () => {
  const table = rateTable()
  const rate = (half: HalfYear, regime: Regime, choice: RateChoice | null, belowFloor: 'warn' | 'floor' | 'statutory' = 'warn') =>
    rateFor(table, half, regime, choice, belowFloor)

  it('never extrapolates a half-year that is not published', () => {
    expect(rate('2027-S1', 'business', ECB)).toBeNull()
    expect(rate('2027-S1', 'business', LEGAL)).toBeNull()
    expect(rate('2027-S1', 'business', null)).toBeNull()
    expect(rate('2027-S1', 'public', ECB)).toBeNull()
    expect(rate('2027-S1', 'consumer', ECB)).toBeNull()
  })

  it('takes three times the legal interest rate when the general terms say so', () => {
    expect(rate('2026-S2', 'business', LEGAL)).toBe(825)
    expect(rate('2014-S2', 'business', LEGAL)).toBeNull()
  })

  it('computes a customer to confirm, and a rate to confirm, at ECB + 10', () => {
    expect(rate('2026-S2', 'to-confirm', ECB)).toBe(1240)
    expect(rate('2026-S2', 'business', null)).toBe(1240)
  })

  it('keeps, raises or replaces a contract rate below the floor', () => {
    expect(rate('2026-S1', 'business', contract(500), 'warn')).toBe(500)
    expect(rate('2026-S1', 'business', contract(500), 'floor')).toBe(786)
    expect(rate('2026-S1', 'business', contract(500), 'statutory')).toBe(1215)
    expect(rate('2026-S1', 'business', contract(786), 'statutory')).toBe(786)
  })

  it('does not raise the default of 2024 to the floor, which binds contracts only', () => {
    expect(rate('2024-S1', 'business', ECB, 'floor')).toBe(1450)
    expect(rate('2024-S1', 'business', contract(1450), 'floor')).toBe(1521)
  })

  it('applies the contract rate while the floor of the half-year is not published', () => {
    expect(rate('2027-S1', 'business', contract(500), 'floor')).toBe(500)
  })

  it('ignores the contract for public buyers and consumers, and asks for it abroad', () => {
    expect(rate('2026-S2', 'public', contract(1500))).toBe(1040)
    expect(rate('2026-S2', 'consumer', contract(1500))).toBe(275)
    expect(rate('2026-S2', 'abroad', contract(1500))).toBe(1500)
    expect(rate('2026-S2', 'abroad', ECB)).toBeNull()
    expect(rate('2026-S2', 'abroad', LEGAL)).toBeNull()
  })

  it('knows no ECB + 8 for public buyers before 2013', () => {
    expect(rate('2012-S2', 'public', ECB)).toBeNull()
    expect(rate('2013-S1', 'public', ECB)).toBe(875)
  })
})

describe('the published figure that a rate is made from', () => {
  it.each([
    ['business', ECB, 'warn', 'ecbBps'],
    ['business', null, 'warn', 'ecbBps'],
    ['to-confirm', null, 'warn', 'ecbBps'],
    ['business', LEGAL, 'warn', 'legalOtherBps'],
    ['business', contract(1500), 'warn', null],
    ['business', contract(500), 'floor', 'legalOtherBps'],
    ['business', contract(500), 'statutory', 'legalOtherBps'],
    ['public', contract(1500), 'warn', 'ecbBps'],
    ['consumer', ECB, 'warn', 'legalOtherBps'],
    ['abroad', contract(1500), 'warn', null],
  ] as const)('of %s at %j, %s below the floor, is %s', (regime, choice, belowFloor, figure) => {
    expect(figureOf(regime, choice, belowFloor)).toBe(figure)
  })
})
