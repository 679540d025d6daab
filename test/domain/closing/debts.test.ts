// What a closing knows of a debt: each fact with its day, what stays out, where the year of limitation begins and ends.
import { describe, expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { creditBalances } from '../../../src/domain/closing/credit-balances.ts'
import { closingDebts, type DebtsInput } from '../../../src/domain/closing/debts.ts'
import { nearLimitations } from '../../../src/domain/closing/near-limitation.ts'
import { isoDay } from '../../../src/domain/day.ts'
import type { OpenItem } from '../../../src/domain/item.ts'
import type { Regime } from '../../../src/domain/settings.ts'
import { credit, invoice, manualHold } from '../../support/plan-builders.ts'

const DAY = isoDay('2026-12-31')

function input(items: readonly OpenItem[], changes: Partial<DebtsInput> = {}): DebtsInput {
  return {
    date: DAY,
    items,
    holds: [],
    noticeOn: () => null,
    regimeOf: () => 'business',
    assigneeOf: () => null,
    region: 'metropole',
    ...changes,
  }
}

/** References of the doubtful debts with the codes of their facts. */
function doubtful(items: readonly OpenItem[], changes: Partial<DebtsInput> = {}): string[] {
  return closingDebts(input(items, changes)).doubtful.map(({ ref, facts }) => `${ref} ${facts.map(({ code }) => code).join(' ')}`)
}

describe('a doubtful debt', () => {
  it('is one overdue for more than 90 days, as the last bucket of the aged balance', () => {
    // From 2 October to 31 December there are 90 days.
    expect(doubtful([invoice('F1', '2026-10-02'), invoice('F2', '2026-10-01'), invoice('F3', '2027-01-15')])).toEqual(['F2 overdue'])
  })

  it('is one with a fact, whatever its age: each is told with its day', () => {
    const [f1, f2, f3] = [invoice('F1', '2027-01-15'), invoice('F2', '2026-12-20', { of: 'C2' }), invoice('F3', '2026-12-20', { of: 'C3' })]
    const holds = [
      manualHold('dispute', { item: f1.key, cents: cents(5_000), from: isoDay('2026-11-02'), text: 'défaut' }),
      // Over before the closing.
      manualHold('invoice-refused', { item: f1.key, from: isoDay('2026-02-01'), until: isoDay('2026-03-01') }),
      // Begins after it.
      manualHold('handed-over', { item: f1.key, from: isoDay('2027-01-05') }),
      manualHold('promise', {
        customer: f2.customer,
        from: isoDay('2026-12-01'),
        until: isoDay('2026-12-15'),
        item: f2.key,
        owedCents: f2.outstandingCents,
      }),
    ]
    const noticeOn = (item: OpenItem) => (item.key === f3.key ? isoDay('2026-12-28') : null)
    const { doubtful: found } = closingDebts(input([f1, f2, f3], { holds, noticeOn }))
    expect(found.map(({ ref, facts }) => [ref, facts.map(({ text }) => text.replace(/[\u00a0\u202f]/g, ' '))])).toEqual([
      ['F1', ['en litige pour 50,00 € depuis le 02/11/2026 (défaut)']],
      ['F2', ['promesse de règlement pour le 15/12/2026 non tenue', 'échue depuis 11 j (20/12/2026)']],
      ['F3', ['mise en demeure du 28/12/2026', 'échue depuis 11 j (20/12/2026)']],
    ])
  })

  it('is one that came back unpaid, or that stands on 416 already', () => {
    const back = invoice('F1', '2026-12-20', { kind: 'bounced', bookedOn: isoDay('2026-12-22') })
    const moved = invoice('F2', '2026-12-20', { kind: 'doubtful', account: '416000' })
    expect(doubtful([back, moved])).toEqual(['F1 bounced overdue', 'F2 doubtful-account overdue'])
  })

  it('is neither what was assigned, nor a bank debit that may be a refund, nor a credit', () => {
    const others = [
      invoice('F1', '2026-01-02', { kind: 'assigned' }),
      invoice('F2', '2026-01-02', { kind: 'refund' }),
      credit('V1', 10_000, { of: 'C9' }),
    ]
    expect(doubtful(others)).toEqual([])
  })

  it('tells that it was assigned, which alone makes nothing doubtful', () => {
    const assigneeOf = () => 'Factor Ouest'
    expect(doubtful([invoice('F1', '2026-12-20'), invoice('F2', '2026-09-20')], { assigneeOf })).toEqual(['F2 assigned overdue'])
  })

  it('of an opening without detail is looked at, and its age is not invented', () => {
    const lump = invoice('RAN', '2026-01-01', { kind: 'opening', withoutDetail: true })
    const [only] = closingDebts(input([lump])).doubtful
    expect(only?.facts.map(({ text }) => text)).toEqual(['à-nouveau sans détail, d’un exercice antérieur'])
    expect(nearLimitations(input([lump], { regimeOf: () => 'consumer' }))).toEqual([])
  })
})

describe('a debt that may be lost', () => {
  it('of proceedings is older than the judgment alone: what is supplied later is paid when it falls due', () => {
    const [before, after] = [
      invoice('F1', '2026-10-20', { issuedOn: isoDay('2026-09-20') }),
      invoice('F2', '2026-11-20', { issuedOn: isoDay('2026-10-20') }),
    ]
    const holds = [manualHold('insolvency', { from: isoDay('2026-10-05') })]
    expect(closingDebts(input([before, after], { holds })).lost.map(({ ref, ground }) => [ref, ground])).toEqual([['F1', 'insolvency']])
  })
})

describe('the limitation of the year to come', () => {
  const near = (issuedOn: string, regime: Regime) =>
    nearLimitations(input([invoice('F1', issuedOn, { issuedOn: isoDay(issuedOn) })], { regimeOf: () => regime })).map(
      ({ limitationOn }) => limitationOn,
    )

  it('runs from the day after the closing to the same day of the next year', () => {
    expect(near('2021-12-31', 'business')).toEqual([])
    expect(near('2022-01-01', 'business')).toEqual(['2027-01-01'])
    expect(near('2022-12-31', 'business')).toEqual(['2027-12-31'])
    expect(near('2023-01-01', 'business')).toEqual([])
  })

  it('is that of each customer’s regime, none abroad', () => {
    expect(near('2025-06-10', 'consumer')).toEqual(['2027-06-10'])
    // Four years from 1 January after the year of the invoice.
    expect(near('2022-03-01', 'public')).toEqual(['2027-01-01'])
    expect(near('2022-03-01', 'abroad')).toEqual([])
  })

  it('tells what may have interrupted it', () => {
    const paid = invoice('F1', '2022-04-01', {
      issuedOn: isoDay('2022-03-01'),
      allocations: [
        { day: isoDay('2024-05-02'), cents: cents(100), origin: 'letter', counterpart: credit('V', 100).key, counterpartKind: 'payment' },
      ],
    })
    expect(nearLimitations(input([paid]))[0]?.hints).toEqual([
      'règlement partiel du 02/05/2024\u00a0: reconnaissance possible (C. civ. 2240)',
    ])
  })
})

describe('a customer in credit', () => {
  it('is to be moved to 419 for what does not stand there yet', () => {
    const items = [
      // 100,00 too much on 411, and 300,00 in advance on 4191.
      credit('V1', 10_000, { of: 'C1' }),
      credit('AC1', 30_000, { of: 'C1', account: '419100', kind: 'advance' }),
      // An advance beside an invoice: the customer still owes.
      invoice('F2', '2026-12-01', { of: 'C2' }),
      credit('AC2', 30_000, { of: 'C2', account: '419100', kind: 'advance' }),
      // In credit by his advance alone.
      credit('AC3', 5_000, { of: 'C3', account: '419100', kind: 'advance' }),
    ]
    expect(
      creditBalances(items).map(({ customer, balanceCents, bookedAsCreditCents, toMoveCents }) => [
        customer,
        balanceCents,
        bookedAsCreditCents,
        toMoveCents,
      ]),
    ).toEqual([
      ['C1', -40_000, -30_000, -10_000],
      ['C3', -5_000, -5_000, 0],
    ])
  })
})
