import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { type BooksTraits, letterKey } from '../../src/domain/item-doubts.ts'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import { receiptTally } from '../../src/domain/month-end.ts'
import { customerCode } from '../../src/domain/names.ts'
import { settleCustomer } from '../../src/domain/settle.ts'
import { invoice, line, payment } from '../support/line-builders.ts'

const YEAR = isoDay('2026-01-01')

/** 'F1 120 discount': reference, what is left, doubts; of the debits. */
function doubts(lines: readonly LedgerLine[], traits: BooksTraits = {}): string[] {
  const items = settleCustomer(lines, isoDay('2026-11-20'), { letteredYears: new Set([YEAR]), openingYears: new Set(), ...traits })
  return items.filter((item) => item.originalCents > 0).map((item) => [item.ref, item.outstandingCents, ...(item.doubts ?? [])].join(' '))
}

const partPaid = (ref: string, cents: number, paid: number) => [
  invoice(ref, '2026-03-01', cents, { letter: `*${ref}` }),
  payment('2026-03-10', paid, { letter: `*${ref}` }),
]
const discounted = (ref: string, cents: number, discount: number) => [
  invoice(ref, '2026-01-10', cents, { letter: ref }),
  payment('2026-01-15', cents - discount, { letter: ref }),
  line(-discount, { letter: ref, day: '2026-01-15', kind: 'other', label: 'Escompte' }),
]

describe('a residual of the agreed discount', () => {
  it('is the share an earlier discount was, to the cent', () => {
    expect(doubts([...discounted('F1', 60000, 1200), ...partPaid('F2', 33333, 32666)])).toEqual(['F1 0', 'F2 667 discount'])
    expect(doubts([...discounted('F1', 60000, 1200), ...partPaid('F2', 33333, 32665)])).toEqual(['F1 0', 'F2 668'])
  })

  it('needs an earlier discount, and one of five percent at most', () => {
    expect(doubts(partPaid('F2', 100000, 98000))).toEqual(['F2 2000'])
    expect(doubts([...discounted('F1', 60000, 6000), ...partPaid('F2', 100000, 90000)])).toEqual(['F1 0', 'F2 10000'])
  })

  it('may be told by a label: "escompte 1,5 % déduit"', () => {
    const told = (label: string) => [
      invoice('F1', '2026-01-10', 10000, { letter: 'A' }),
      payment('2026-01-15', 10000, { letter: 'A', label }),
      ...partPaid('F2', 200000, 197000),
    ]
    expect(doubts(told('Virement F1 escompte 1,5 % déduit'))).toEqual(['F1 0', 'F2 3000 discount'])
    expect(doubts(told('Virement F1 escompte 2% déduit'))).toEqual(['F1 0', 'F2 3000'])
  })

  it('an invoice nobody has begun to pay leaves nothing of the kind', () => {
    expect(doubts([...discounted('F1', 60000, 1200), invoice('F2', '2026-03-01', 1200)])).toEqual(['F1 0', 'F2 1200'])
  })
})

describe('a residual of five percent', () => {
  it('may be retention money in a building company only', () => {
    expect(doubts(partPaid('S1', 240000, 228000), { building: true })).toEqual(['S1 12000 retention'])
    expect(doubts(partPaid('S1', 240000, 228000))).toEqual(['S1 12000'])
    expect(doubts(partPaid('S1', 240000, 227999), { building: true })).toEqual(['S1 12001'])
  })

  it('is one of a customer who holds retention money elsewhere (4117)', () => {
    const held = line(500, { kind: 'retention', account: '411700', ref: 'S9', day: '2026-01-05' })
    expect(doubts([held, ...partPaid('S1', 240000, 228000)])).toEqual(['S9 500', 'S1 12000 retention'])
  })

  it('is none of customer number 70012, whose account is 41170012', () => {
    const own = { account: '41170012', customer: '41170012' }
    const numbered = partPaid('S1', 240000, 228000).map((one) => ({ ...one, account: own.account, customer: customerCode(own.customer) }))
    expect(doubts(numbered)).toEqual(['S1 12000'])
  })
})

describe('days that are no payment days', () => {
  it('receipts booked at the end of each month make a habit above 80 %, from ten of them', () => {
    const ends = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30'].map((day) => `2026-${day}`)
    const others = (count: number) => Array.from({ length: count }, () => '2026-05-12')
    const atMonthEnds = (days: readonly string[]) => {
      const tally = receiptTally()
      for (const day of days) tally.add(payment(day, 100))
      // Neither an invoice nor an opening line is a receipt of the year.
      tally.add(invoice('F1', '2026-01-12', 100))
      tally.add(payment('2026-01-12', 100, { opening: true }))
      return tally.atMonthEnds()
    }
    expect(atMonthEnds([...ends, ...others(1)])).toBe(true)
    expect(atMonthEnds([...ends, ...others(2)])).toBe(true)
    expect(atMonthEnds([...ends, ...others(3)])).toBe(false)
    expect(atMonthEnds(ends)).toBe(false)
    expect(atMonthEnds([...ends, '2024-02-29', '2026-02-28'])).toBe(true)
  })

  it('mark what was paid in such a year, and nothing else', () => {
    const lines = [
      invoice('F1', '2026-01-10', 100, { letter: 'A' }),
      payment('2026-01-31', 100, { letter: 'A' }),
      invoice('F2', '2026-02-10', 100),
    ]
    expect(doubts(lines, { monthEndYears: new Set([YEAR]) })).toEqual(['F1 0 payment-days', 'F2 100'])
  })
})

describe('a letter that balances with another customer alone', () => {
  it('holds the debt, and keeps the credit out of what it would be matched with', () => {
    const letter = { fiscalYear: YEAR, letter: 'C' }
    const traits = { sharedLetters: new Set([letterKey(letter)]) }
    expect(doubts([invoice('F1', '2026-01-10', 300, { letter: 'C' })], traits)).toEqual(['F1 300 other-customer'])
    const payer = [invoice('F2', '2026-01-10', 500), payment('2026-02-01', 300, { letter: 'C', ref: 'F2' })]
    expect(doubts(payer, traits)).toEqual(['F2 500'])
    expect(doubts(payer)).toEqual(['F2 200'])
  })
})
