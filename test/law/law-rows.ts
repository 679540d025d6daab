// Every published example beside what relance computes for it, one row each: for `npm run law` and for the tests that count them.
// Compares; the computing is done by src/domain, and the wording of a failure is in the fixture.
import { cents, mulDiv, sumCents } from '../../src/domain/cents.ts'
import { formatRate } from '../../src/domain/format.ts'
import { contractFloor, halfYearOf, rateFor, rateTable } from '../../src/domain/rates.ts'
import { dueDate, parseTerms } from '../../src/domain/terms.ts'
import type { PenaltyExample, PublishedExamples, PublishedTerms, RateAsked, RateExample, TermsExample } from './published-examples.ts'
import { claimAsWritten, type WrittenClaim } from './written-claim.ts'

export interface LawRow {
  readonly id: string
  readonly family: 'penalties' | 'penalties worked out here as a control' | 'rates' | 'due dates'
  readonly what: string
  readonly source: string
  /** As the source prints it. */
  readonly expected: string
  readonly computed: string
  readonly reproduced: boolean
  /** The fixture says that it is; another answer here is a fault. */
  readonly shouldReproduce: boolean
  /** 'dates of the source', or what was done to put the example to the engine. */
  readonly how: string
  /** Why it is not reproduced, or what the rule followed here gives instead. */
  readonly remarks: readonly string[]
}

const HOW = {
  stated: 'dates of the source',
  chosen: 'dates chosen to match the days of the source',
  'due-day-counted': 'due date put one day earlier, since the source counts the due day',
  months: 'arithmetic alone: the source counts months, relance counts days',
} as const

/** One row per example: penalties, then rates, then due dates. */
export function lawRows({ examples, rates }: PublishedExamples, terms: PublishedTerms): LawRow[] {
  const dueDates = [...terms.cases, ...terms.notReproduced]
  return [...examples.map(penaltyRow), ...rates.map(rateRow), ...dueDates.map(termsRow)]
}

function penaltyRow(example: PenaltyExample): LawRow {
  const { printed, days, ours, because } = example
  const computed = days === 'months' ? { interestCents: lineSum(example), feeCents: 0, totalCents: 0 } : sumsOf(example.claims)
  const named = (['interestCents', 'feeCents', 'totalCents'] as const).filter((name) => printed[name] !== null)
  const text = (figures: Readonly<Record<(typeof named)[number], number | null>>) =>
    named.map((name) => euros(figures[name] ?? 0)).join(' / ')
  const here =
    ours === undefined
      ? []
      : [`The rule followed here: ${euros(ours.claims ? sumsOf(ours.claims).interestCents : computed.interestCents)}, ${ours.why}.`]
  return {
    id: example.id,
    family: example.sourceKind === 'control' ? 'penalties worked out here as a control' : 'penalties',
    what: example.what,
    source: example.source,
    expected: text(printed),
    computed: text(computed),
    reproduced: named.every((name) => printed[name] === computed[name]),
    shouldReproduce: example.reproduces,
    how: HOW[days],
    remarks: [...(because === null ? [] : [because]), ...here],
  }
}

/** Interest, fee and total of several claims together. */
export function sumsOf(written: readonly WrittenClaim[]) {
  const claims = written.map(claimAsWritten)
  return {
    interestCents: sumCents(claims.map((claim) => claim.interestCents)),
    feeCents: sumCents(claims.map((claim) => claim.feeCents)),
    totalCents: sumCents(claims.map((claim) => claim.totalCents)),
  }
}

/** The multiplications of a source, each rounded half up to the cent: no engine, no calendar. */
export function lineSum({ lines }: Pick<PenaltyExample, 'lines'>): number {
  return sumCents(
    lines.map((line) =>
      'months' in line
        ? mulDiv(line.baseCents, line.rateBps * line.months, 10_000 * 12, 'half-up')
        : mulDiv(line.baseCents, line.rateBps * line.days, 10_000 * line.yearDays, 'half-up'),
    ),
  )
}

function rateRow({ id, what, source, printedBps, printedRates, asks, reproduces, because }: RateExample): LawRow {
  const found = asks.map(ratesFor)
  const expected = printedBps === null ? `${printedRates} rate` : rateText(printedBps)
  const computed = printedBps === null ? `${new Set(found.flat()).size} rate` : rateText(found.flat())
  const shown = { id, what, source, expected, computed, reproduced: expected === computed, shouldReproduce: reproduces }
  return { ...shown, family: 'rates', how: 'table of rates', remarks: because === null ? [] : [because] }
}

function ratesFor(asked: RateAsked): (number | null)[] {
  const { regime } = asked
  if (asked.figure === 'rates-of-delay') {
    const delay = claimAsWritten({ amountCents: cents(1_000_000), dueOn: asked.dueOn, until: asked.until, regime })
    return delay.periods.map(({ rateBps }) => rateBps)
  }
  const half = halfYearOf(asked.on)
  return [asked.figure === 'floor' ? contractFloor(rateTable(), half) : rateFor(rateTable(), half, regime, { kind: 'ecb+10' }, 'warn')]
}

function termsRow({ source, terms, issuedOn, endOfMonth, dueOn, printed, because }: TermsExample, index: number): LawRow {
  const read = parseTerms(terms)
  const expected = printed ?? dueOn
  const computed = read === null ? 'not understood' : dueDate(issuedOn, read, endOfMonth)
  const method = endOfMonth === undefined ? '' : `, end of month ${endOfMonth} the days`
  const shown = { id: `D${String(index + 1).padStart(2, '0')}`, what: `“${terms}” from ${issuedOn}${method}`, source, expected, computed }
  const shouldReproduce = printed === undefined
  return {
    ...shown,
    reproduced: expected === computed,
    shouldReproduce,
    family: 'due dates',
    how: 'due date',
    remarks: because === undefined ? [] : [because],
  }
}

function rateText(bps: readonly (number | null)[]): string {
  return bps.map((rate) => (rate === null ? 'unknown' : formatRate(rate, 'en').replace('%', ' %'))).join(', ')
}

function euros(amount: number): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
}
