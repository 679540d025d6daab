import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { mulDiv } from '../../src/domain/cents.ts'
import { type LawRow, lawRows, lineSum, sumsOf } from '../law/law-rows.ts'
import { lawTable } from '../law/law-table.ts'
import type { PenaltyExample, PublishedExamples, PublishedTerms } from '../law/published-examples.ts'
import { claimAsWritten, type WrittenClaim } from '../law/written-claim.ts'
import { readLawFixture } from '../support/law-fixture.ts'

interface Case extends WrittenClaim {
  readonly title: string
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
const published = readLawFixture<PublishedExamples>('examples.json')
const rows = lawRows(published, readLawFixture<PublishedTerms>('terms.json'))
const counted = (part: readonly LawRow[]) => [part.filter((row) => row.reproduced).length, part.length]

describe('claims worked by hand', () => {
  it.each(cases.map((example) => [example.title, example] as const))('%s', (_title, example) => {
    const claim = claimAsWritten(example)
    // A period is told by its days and rate; two periods of one rate differ by their base.
    const actual = { ...claim, periods: claim.periods.map(({ days, rateBps }) => [days, rateBps]) }
    expect(actual).toMatchObject(example.expected)
    expect(claim.totalCents).toBe(claim.principalCents + claim.interestCents + claim.feeCents)
    expect(claim.periods.reduce((sum, period) => sum + period.interestCents, 0)).toBe(claim.interestCents + (claim.paidInterestCents ?? 0))
  })
})

describe('published examples', () => {
  it.each(rows.filter((row) => row.shouldReproduce).map((row) => [row.id, row] as const))('%s is reproduced', (_id, row) => {
    expect(row.computed).toBe(row.expected)
  })

  it.each(rows.filter((row) => !row.shouldReproduce).map((row) => [row.id, row.remarks[0], row] as const))(
    '%s is not reproduced, because: %s',
    (_id, because, row) => {
      expect(because?.length).toBeGreaterThan(20)
      expect(row.computed).not.toBe(row.expected)
    },
  )

  it('are counted by family, the number at the end of `npm run law`', () => {
    const families = [...new Set(rows.map((row) => row.family))]
    expect(families.map((family) => [family, ...counted(rows.filter((row) => row.family === family))])).toEqual([
      ['penalties', 22, 26],
      ['penalties worked out here as a control', 10, 10],
      ['rates', 7, 10],
      ['due dates', 31, 35],
    ])
    expect(lawTable(rows).split('\n').at(-1)).toBe('70 reproduced / 81')
  })

  it('are printed with their sources by `npm run law`, from the sources alone', () => {
    const printed = execFileSync(process.execPath, ['bench/law.js'], { encoding: 'utf8' })
    expect(printed).toBe(`${lawTable(rows)}\n`)
    for (const { source } of rows) expect(printed).toContain(source)
  })
})

describe('published penalties', () => {
  const each = (examples: readonly PenaltyExample[]) => examples.map((example) => [example.id, example] as const)
  const { examples } = published

  it.each(each(examples))('%s: the factors of its source give what it prints, or it is marked', (_id, example) => {
    expect(lineSum(example) === example.printed.interestCents).toBe(example.reproduces)
  })

  it.each(each(examples.filter(({ reproduces, days }) => reproduces && days !== 'months')))(
    '%s: each multiplication of its source is a slice of the claim',
    (_id, { lines, claims }) => {
      const told = (baseCents: number, rateBps: number, days: number) => `${baseCents} × ${rateBps} × ${days}`
      const slices = claims
        .flatMap((claim) => claimAsWritten(claim).periods)
        .map((slice) => told(slice.baseCents, slice.rateBps, slice.days))
      const wanted = claims.length > 1 ? daysOf(lines) : joined(daysOf(lines))
      for (const line of wanted) expect(slices).toContain(told(line.baseCents, line.rateBps, line.days))
    },
  )

  it.each(each(examples.filter(({ ours }) => ours !== undefined)))('%s: the rule followed here gives what is told', (_id, example) => {
    const { why: _why, claims = example.claims, ...sums } = example.ours ?? { why: '' }
    expect(sumsOf(claims)).toMatchObject(sums)
    expect(sums.interestCents).not.toBe(example.printed.interestCents)
  })

  it('W01 and W02 count months: no whole number of days gives the 3,00 of a quarter at 0.12 %', () => {
    // 10 000 x 0.12 % is 12,00 a year: 2,96 for 90 days, 2,99 for 91, 3,02 for 92.
    const ofDays = (days: number) => mulDiv(1_000_000, 12 * days, 10_000 * 365, 'half-up')
    expect([90, 91, 92].map(ofDays)).toEqual([296, 299, 302])
  })
})

/** The multiplications by days, without those of no day. */
function daysOf(lines: PenaltyExample['lines']) {
  return lines.flatMap((line) => ('days' in line && line.days > 0 ? [line] : []))
}

/** Neighbours of one base and rate as one: a source may cut at a half-year where the rate stays. */
function joined(lines: ReturnType<typeof daysOf>) {
  const out: { baseCents: number; rateBps: number; days: number }[] = []
  for (const { baseCents, rateBps, days } of lines) {
    const last = out.at(-1)
    if (last?.baseCents === baseCents && last.rateBps === rateBps) last.days += days
    else out.push({ baseCents, rateBps, days })
  }
  return out
}
