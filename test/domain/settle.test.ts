import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import type { BookItem } from '../../src/domain/item.ts'
import type { LedgerLine, MovementKind } from '../../src/domain/ledger-line.ts'
import { type SettlePolicy, settleCustomer } from '../../src/domain/settle.ts'
import { invoice, line, payment } from '../support/line-builders.ts'

const LETTERED: SettlePolicy = { letteredYears: new Set([isoDay('2025-01-01'), isoDay('2026-01-01')]), openingYears: new Set() }
const NEVER_LETTERED: SettlePolicy = { letteredYears: new Set(), openingYears: new Set() }

function settle(lines: LedgerLine[], day = '2026-11-20', policy = LETTERED): BookItem[] {
  return settleCustomer(lines, isoDay(day), policy)
}

function open(items: BookItem[]): [string, number][] {
  return items.filter((item) => item.outstandingCents !== 0).map((item) => [item.ref, item.outstandingCents])
}

describe('lettered lines', () => {
  it('an invoice and its payment under one letter are settled on the payment day, not on the lettering day', () => {
    const [paid] = settle([
      invoice('F1', '2026-09-01', 120000, { letter: 'A', letterDay: '2026-10-31' }),
      payment('2026-10-05', 120000, { letter: 'A', letterDay: '2026-10-31' }),
    ])
    expect(paid?.settledOn).toBe('2026-10-05')
    expect(paid?.outstandingCents).toBe(0)
    expect(paid?.allocations.map(({ day, cents, origin }) => [day, cents, origin])).toEqual([['2026-10-05', 120000, 'letter']])
  })

  it('letters are case-sensitive', () => {
    const items = settle([invoice('F1', '2026-09-01', 5000, { letter: 'a' }), payment('2026-10-05', 5000, { letter: 'A' })])
    expect(items.map((item) => item.allocations.length)).toEqual([0, 0])
  })

  it('a debit left in a group that does not balance is flagged as lettered outside the file', () => {
    const items = settle([invoice('F1', '2026-09-01', 120000, { letter: 'A' }), payment('2026-10-05', 50000, { letter: 'A' })])
    expect(items[0]).toMatchObject({ outstandingCents: 70000, unconfirmedLettering: true })
  })

  it('an invoice lettered alone is flagged too: its payment sits in another file', () => {
    expect(settle([invoice('F1', '2026-09-01', 120000, { letter: 'A' })])[0]?.unconfirmedLettering).toBe(true)
  })

  it('a leading star marks a part payment: nothing is flagged', () => {
    const items = settle([invoice('F1', '2026-09-01', 120000, { letter: '*A' }), payment('2026-10-05', 50000, { letter: '*A' })])
    expect(items[0]).toMatchObject({ outstandingCents: 70000, unconfirmedLettering: false })
  })

  it('a group that balances only day by day of lettering is split by that day', () => {
    const items = settle([
      invoice('F1', '2026-02-01', 10000, { letter: 'A', letterDay: '2026-03-01' }),
      payment('2026-02-20', 10000, { letter: 'A', letterDay: '2026-03-01' }),
      invoice('F2', '2026-05-01', 20000, { letter: 'A', letterDay: '2026-06-01' }),
      payment('2026-05-20', 20000, { letter: 'A', letterDay: '2026-06-01' }),
    ])
    expect(items.map((item) => item.settledOn)).toEqual(['2026-02-20', '2026-02-20', '2026-05-20', '2026-05-20'])
  })

  it('one letter over 411 and 413 settles when both accounts together balance', () => {
    const items = settle([
      invoice('F1', '2026-02-01', 10000, { letter: 'A' }),
      payment('2026-02-20', 10000, { letter: 'A', account: '413000' }),
    ])
    expect(open(items)).toEqual([])
  })

  it('in a group the payment of the same amount goes to its invoice before the oldest is served', () => {
    const items = settle([
      invoice('F1', '2026-02-01', 10000, { letter: 'A' }),
      invoice('F2', '2026-02-02', 30000, { letter: 'A' }),
      payment('2026-02-20', 30000, { letter: 'A' }),
      payment('2026-03-20', 10000, { letter: 'A' }),
    ])
    expect(items.slice(0, 2).map((item) => [item.ref, item.settledOn])).toEqual([
      ['F1', '2026-03-20'],
      ['F2', '2026-02-20'],
    ])
  })
})

describe('a past day', () => {
  const lines = [invoice('F1', '2026-09-01', 120000, { letter: 'A' }), payment('2026-10-05', 120000, { letter: 'A' })]

  it('shows the invoice open before its payment, without any flag', () => {
    expect(settle(lines, '2026-10-04')).toMatchObject([{ ref: 'F1', outstandingCents: 120000, unconfirmedLettering: false }])
  })

  it('shows nothing before the invoice', () => {
    expect(settle(lines, '2026-08-31')).toEqual([])
  })

  it('a payment ahead of its invoice stays unallocated until the invoice is booked', () => {
    const ahead = [payment('2026-08-20', 120000, { letter: 'A' }), invoice('F1', '2026-09-01', 120000, { letter: 'A' })]
    expect(settle(ahead, '2026-08-25').map((item) => item.outstandingCents)).toEqual([-120000])
    expect(settle(ahead, '2026-09-01').map((item) => item.settledOn)).toEqual(['2026-09-01', '2026-09-01'])
  })
})

describe('what nobody lettered', () => {
  it('a payment whose label names the invoice is put against it', () => {
    const items = settle([
      invoice('FC-2024-001', '2026-09-01', 240000),
      payment('2026-09-15', 240000, { label: 'Règlement facture FC 2024 001' }),
    ])
    expect(items[0]?.allocations[0]).toMatchObject({ day: '2026-09-15', cents: 240000, origin: 'reference' })
  })

  it('F2026-1 is not found in a label that names F2026-10', () => {
    const items = settle([invoice('F2026-1', '2026-09-01', 1000), payment('2026-09-15', 1500, { label: 'Vir F2026-10' })])
    expect(open(items)).toEqual([
      ['F2026-1', 1000],
      ['Vir F2026-10', -1500],
    ])
  })

  it('the exact amount is matched only where the books letter nothing at all', () => {
    const lines = [invoice('F1', '2026-09-01', 33300), payment('2026-09-15', 33300)]
    expect(open(settle(lines, '2026-11-20', NEVER_LETTERED))).toEqual([])
    expect(open(settle(lines))).toEqual([
      ['F1', 33300],
      ['Virement', -33300],
    ])
  })

  it('where the books letter, a payment of exactly the amount is seen and flagged', () => {
    const items = settle([invoice('F1', '2026-09-01', 33300), invoice('F2', '2026-09-02', 44400), payment('2026-09-15', 33300)])
    expect(items.map((item) => [item.ref, item.paymentSeen])).toEqual([
      ['F1', true],
      ['F2', false],
      ['Virement', false],
    ])
  })

  it('equal subscriptions are paid oldest first', () => {
    const items = settle(
      [
        invoice('F1', '2026-01-01', 5000),
        invoice('F2', '2026-02-01', 5000),
        invoice('F3', '2026-03-01', 5000),
        payment('2026-02-10', 5000),
        payment('2026-03-10', 5000),
      ],
      '2026-11-20',
      NEVER_LETTERED,
    )
    expect(open(items)).toEqual([['F3', 5000]])
  })

  it('an advance on 4191 is never put against an invoice', () => {
    const items = settle(
      [invoice('F1', '2026-09-01', 5000), line(-5000, { account: '419100', kind: 'advance', label: 'Acompte F1' })],
      '2026-11-20',
      NEVER_LETTERED,
    )
    expect(items.every((item) => item.allocations.length === 0)).toBe(true)
  })
})

describe('retention money', () => {
  const books = (account: string, customer: string, kind: MovementKind) => [
    line(60000, { ref: 'S2501', day: '2026-01-10', account, customer, kind }),
    payment('2026-03-10', 60000, { customer, label: 'Virement S2501' }),
  ]
  const waiting = [
    ['S2501', 60000],
    ['Virement S2501', -60000],
  ]

  it('keeps to its account: what pays the invoice is not for it, whether the number of the account or its words tell', () => {
    expect(open(settle(books('411700', 'MARTIN', 'retention')))).toEqual(waiting)
    expect(open(settle(books('41170012', '41170012', 'retention')))).toEqual(waiting)
  })

  it('is not what customer number 70012 owes on 41170012', () => {
    expect(open(settle(books('41170012', '41170012', 'invoice')))).toEqual([])
  })

  it.each<[string, MovementKind]>([
    ['411000', 'invoice'],
    ['411700', 'retention'],
    ['416000', 'doubtful'],
    ['413000', 'bill'],
  ])('an opening line of %s with its document is of kind %s', (account, kind) => {
    const opening = line(60000, { ref: 'S2501', day: '2026-01-01', documentDay: '2025-03-10', account, kind: 'opening', opening: true })
    expect(settle([opening])[0]?.kind).toBe(kind)
  })
})

describe('money that goes back', () => {
  const paid = () => [
    invoice('F1', '2026-06-01', 90000, { letter: 'A', dueOn: '2026-07-01' }),
    payment('2026-07-01', 90000, { letter: 'A' }),
  ]
  const bankDebit = (day: string, label: string) => line(90000, { kind: 'refund', day, label })
  const last = (items: BookItem[]) => items.find((item) => item.bookedOn > '2026-07-01')

  it.each([
    ['2026-07-10', 'PRLV 12345'],
    ['2026-08-30', 'VIR 2'],
    ['2026-11-15', 'REJET CHEQUE'],
    ['2026-11-15', 'Impayé F1'],
  ])('a bank debit of %s, « %s », is the receipt rejected: its invoice is owed again, as it was', (day, label) => {
    const items = settle([...paid(), bankDebit(day, label)])
    expect(last(items)).toMatchObject({
      kind: 'bounced',
      ref: 'F1',
      issuedOn: '2026-06-01',
      fileDueOn: '2026-07-01',
      outstandingCents: 90000,
      reopens: 'C001:F1:2026-06-01:90000',
    })
    expect(items.find((item) => item.kind === 'invoice')?.reopenedBy).toBe(last(items)?.key)
  })

  it.each([
    ['2026-07-10', 'REMBOURSEMENT CLIENT commande annulée'],
    ['2026-09-20', 'VIR 2'],
  ])('a bank debit of %s, « %s », is not taken for a rejection: it waits to be clarified', (day, label) => {
    expect(last(settle([...paid(), bankDebit(day, label)]))).toMatchObject({ kind: 'refund', reopens: null, outstandingCents: 90000 })
  })

  it('a bank debit of the amount of an open credit note is its refund', () => {
    const items = settle([
      line(-12000, { kind: 'creditNote', ref: 'AV7', day: '2026-05-01' }),
      line(12000, { kind: 'refund', day: '2026-06-01', label: 'Remboursement' }),
    ])
    expect(open(items)).toEqual([])
  })

  it('a bank debit that nothing explains stays a refund to be clarified', () => {
    expect(settle([line(12000, { kind: 'refund', day: '2026-06-01', label: 'VIR' })])).toMatchObject([
      { kind: 'refund', outstandingCents: 12000 },
    ])
  })

  it.each(['bill', 'assigned'] as const)('what undoes a settlement of kind %s brings its invoice back with its own day', (kind) => {
    const lines = [
      invoice('F1', '2026-03-01', 50000, { letter: 'A' }),
      payment('2026-03-10', 50000, { kind, letter: 'A' }),
      line(50000, { kind: 'bounced', day: '2026-10-05', label: 'Retour' }),
    ]
    expect(last(settle(lines))).toMatchObject({ kind: 'bounced', ref: 'F1', issuedOn: '2026-03-01', reopens: 'C001:F1:2026-03-01:50000' })
  })

  it('a debt moved to doubtful keeps the age of its invoice', () => {
    const lines = [
      invoice('F1', '2026-01-10', 12000, { letter: 'A', dueOn: '2026-02-09' }),
      payment('2026-11-05', 12000, { kind: 'transfer', letter: 'A' }),
      line(12000, { kind: 'doubtful', account: '416000', day: '2026-11-05', ref: 'OD7' }),
    ]
    expect(last(settle(lines).filter((item) => item.account === '416000'))).toMatchObject({
      kind: 'doubtful',
      issuedOn: '2026-01-10',
      fileDueOn: '2026-02-09',
      reopens: null,
    })
  })

  it('a receipt that had paid two invoices tells the age of the younger, and brings back neither for penalties', () => {
    const lines = [
      invoice('F1', '2026-06-01', 40000, { letter: 'A' }),
      invoice('F2', '2026-06-20', 50000, { letter: 'A' }),
      payment('2026-07-01', 90000, { letter: 'A' }),
      bankDebit('2026-07-10', 'Rejet'),
    ]
    expect(last(settle(lines))).toMatchObject({ kind: 'bounced', ref: 'F2', reopens: null })
  })
})

describe('identity', () => {
  it('identical lines are distinct items, ranked', () => {
    const items = settle([invoice('F1', '2026-09-01', 5000), invoice('F1', '2026-09-01', 5000)])
    expect(items.map((item) => item.key)).toEqual(['C001:F1:2026-09-01:5000', 'C001:F1:2026-09-01:5000:2'])
  })

  it('the key does not hear of letters, labels or entry numbers', () => {
    const before = settle([invoice('F1', '2026-09-01', 5000)])
    const after = settle([invoice('F1', '2026-09-01', 5000, { letter: 'ZZ', label: 'Autre libellé' })])
    expect(after[0]?.key).toBe(before[0]?.key)
  })
})
