import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import {
  contractFloor,
  describeHalfYear,
  type HalfYear,
  halfYearBounds,
  halfYearOf,
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
  readonly ecbChanges: readonly (readonly [day: string, bps: number])[]
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
      expect([row.half, row.ecbBps]).toEqual([row.half, inForce?.[1]])
    }
  })

  it('names its source, and says which figure was not verified', () => {
    expect(rows.every((row) => row.origin === 'shipped' && row.source.includes('https://www.ecb.europa.eu/'))).toBe(true)
    expect(rows.filter((row) => row.source.includes('n’a pas été vérifié')).map((row) => row.half)).toEqual(['2018-S1', '2019-S2'])
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
      origin: 'user',
    })
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
