import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import { settleCustomer } from '../../src/domain/settle.ts'
import { invoice, line, payment } from '../support/line-builders.ts'

const POLICY = {
  letteredYears: new Set([isoDay('2025-01-01'), isoDay('2026-01-01')]),
  openingYears: new Set([isoDay('2026-01-01')]),
}

function open(lines: LedgerLine[], day = '2026-11-20'): [string, string, number][] {
  return settleCustomer(lines, isoDay(day), POLICY)
    .filter((item) => item.outstandingCents !== 0)
    .map((item) => [item.ref, item.issuedOn, item.outstandingCents])
}

/** An opening line of 2026. */
function opening(amountCents: number, parts: Parameters<typeof line>[1] = {}): LedgerLine {
  return line(amountCents, { day: '2026-01-01', kind: 'opening', opening: true, label: 'A nouveau', ...parts })
}

describe('two fiscal years', () => {
  it('openings equal to the closing balance are dropped: each receivable counts once', () => {
    expect(open([invoice('F9', '2025-11-10', 80000), opening(80000, { ref: 'F9', documentDay: '2025-11-10' })])).toEqual([
      ['F9', '2025-11-10', 80000],
    ])
  })

  it('a payment lettered with the opening line settles the invoice of the earlier year on its own day', () => {
    const items = settleCustomer(
      [invoice('F9', '2025-11-10', 80000), opening(80000, { ref: 'F9', letter: 'B' }), payment('2026-02-03', 80000, { letter: 'B' })],
      isoDay('2026-11-20'),
      POLICY,
    )
    expect(items).toMatchObject([
      { ref: 'F9', settledOn: '2026-02-03', outstandingCents: 0 },
      { settledOn: '2026-02-03', outstandingCents: 0 },
    ])
  })

  it('a part-paid invoice restated with its residual is settled by the rest', () => {
    expect(
      open([
        invoice('F9', '2025-11-10', 80000, { letter: 'A' }),
        payment('2025-12-01', 30000, { letter: 'A' }),
        opening(50000, { ref: 'F9', letter: 'B' }),
        payment('2026-02-03', 50000, { letter: 'B' }),
      ]),
    ).toEqual([])
  })

  it('a lump opening gives way to the detail of the earlier year', () => {
    expect(open([invoice('F8', '2025-10-01', 30000), invoice('F9', '2025-11-10', 50000), opening(80000, { ref: 'RAN' })])).toEqual([
      ['F8', '2025-10-01', 30000],
      ['F9', '2025-11-10', 50000],
    ])
  })

  it('when the openings differ, the newest year is the truth and keeps the detail it restates exactly', () => {
    expect(
      open([
        invoice('F8', '2025-10-01', 30000),
        invoice('F9', '2025-11-10', 50000),
        opening(30000, { ref: 'F8' }),
        opening(10000, { ref: 'F7', documentDay: '2025-09-01' }),
      ]),
    ).toEqual([
      ['F7', '2025-09-01', 10000],
      ['F8', '2025-10-01', 30000],
    ])
  })

  it('a customer without any opening line in a year that has openings owes nothing of the past', () => {
    expect(open([invoice('F8', '2025-10-01', 30000), invoice('F1', '2026-02-01', 100)])).toEqual([['F1', '2026-02-01', 100]])
  })

  it('a day of the earlier year is told by that year alone', () => {
    const lines = [
      invoice('F9', '2025-11-10', 80000),
      opening(80000, { ref: 'F9', letter: 'B' }),
      payment('2026-02-03', 80000, { letter: 'B' }),
    ]
    expect(open(lines, '2025-12-31')).toEqual([['F9', '2025-11-10', 80000]])
    expect(open(lines, '2026-02-02')).toEqual([['F9', '2025-11-10', 80000]])
  })

  it('two like openings go to the items that share their digits, whatever their order', () => {
    const year2025 = [invoice('F801', '2025-10-01', 5000), invoice('F802', '2025-11-10', 5000)]
    const openings = [opening(5000, { label: 'AN facture 802', letter: 'B' }), opening(5000, { label: 'AN' })]
    expect(open([...year2025, ...openings, payment('2026-02-03', 5000, { letter: 'B' })])).toEqual([['F801', '2025-10-01', 5000]])
  })

  it('years without openings add up', () => {
    const items = settleCustomer([invoice('F9', '2025-11-10', 80000), payment('2026-02-03', 30000)], isoDay('2026-11-20'), {
      ...POLICY,
      openingYears: new Set(),
    })
    expect(items.reduce((sum, item) => sum + item.outstandingCents, 0)).toBe(50000)
  })
})

describe('openings alone', () => {
  it('a detailed opening is an invoice with its own day, a lump has no detail', () => {
    const items = settleCustomer(
      [opening(80000, { ref: 'F9', documentDay: '2025-11-10' }), opening(5000, { ref: 'RAN' })],
      isoDay('2026-11-20'),
      POLICY,
    )
    expect(items.map((item) => [item.kind, item.withoutDetail, item.issuedOn])).toEqual([
      ['invoice', false, '2025-11-10'],
      ['opening', true, '2026-01-01'],
    ])
  })

  it('unlettered payments consume the lump before they stay unallocated', () => {
    expect(open([opening(5000, { ref: 'RAN' }), invoice('F1', '2026-02-01', 900), payment('2026-02-03', 6000)])).toEqual([
      ['F1', '2026-02-01', 900],
      ['Virement', '2026-02-03', -1000],
    ])
  })
})
