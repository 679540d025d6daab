// The table of kinds, row by row, from the entries of a file to what the customer is asked. Values added up by hand from the files.
import { describe, expect, it } from 'vitest'
import { ZERO } from '../../src/domain/cents.ts'
import { claimForItem } from '../../src/domain/claim-item.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { rateTable } from '../../src/domain/rates.ts'
import { customer, settings } from '../support/plan-builders.ts'
import { booksOf, decisions, itemsOn, openOn, planOn, settledOn } from './fec-books.ts'

const END = '2025-12-31'

/** Interest and fee of an item of a business on a day. */
function claimOf(item: OpenItem | undefined, day: string) {
  if (item === undefined) throw new Error('no such item')
  return claimForItem(item, {
    until: isoDay(day),
    regime: 'business',
    settings: settings(),
    rates: rateTable(),
    unallocatedCreditsCents: ZERO,
    heldAs: null,
    noticeOn: null,
  })
}

describe('what is billed', () => {
  const books = () => booksOf('kinds-of-invoices.txt')

  it('sales, accruals reversed, deferred income and disposals are invoices; 4191 makes a deposit, 763 or 758 alone a penalty item', () => {
    expect(openOn(books(), END)).toEqual([
      'LEGOFF F2501 invoice 120,00',
      'LEGOFF F2502 invoice 130,00',
      'LEGOFF F2503 invoice 140,00',
      'LEGOFF F2504 invoice 150,00',
      'LEGOFF FA2505 advance -160,00',
      'LEGOFF FA2505 deposit 160,00',
      'LEGOFF P2506 penalty 17,00',
      'LEGOFF P2507 penalty 40,00',
      'LEGOFF F2508 invoice 180,00',
      'LEGOFF AV2509 creditNote -12,00',
    ])
  })

  it('all of it is asked, the deposit too; the credit note is taken off, the 4191 is not', () => {
    // 120 + 130 + 140 + 150 + 160 + 17 + 40 + 180 = 937, less 12.
    expect(decisions(planOn(books(), '2025-11-20'))).toEqual(['LEGOFF asked 925,00 for F2501 F2502 F2503 F2504 FA2505 P2506 P2507 F2508'])
  })

  it('only the invoices bear interest and the fee of 40 €', () => {
    const fees = itemsOn(books(), END)
      .filter((item) => item.originalCents > 0)
      .map((item) => [item.ref, claimOf(item, END).feeCents, claimOf(item, END).interestCents > 0])
    expect(fees).toEqual([
      ['F2501', 4000, true],
      ['F2502', 4000, true],
      ['F2503', 4000, true],
      ['F2504', 4000, true],
      ['FA2505', 0, false],
      ['P2506', 0, false],
      ['P2507', 0, false],
      ['F2508', 4000, true],
    ])
  })
})

describe('instalments', () => {
  it('several debits of one document in one entry are one invoice: each has its due day, the first late one bears the fee', () => {
    const items = itemsOn(booksOf('instalments.txt'), '2025-05-31').filter((item) => item.kind === 'invoice')
    expect(items.map((item) => [item.dueOn, item.outstandingCents, claimOf(item, '2025-05-31').feeCents])).toEqual([
      // Paid on 7 February, two days early.
      ['2025-02-09', 0, 0],
      ['2025-03-11', 40000, 4000],
      ['2025-04-10', 40000, 0],
    ])
    expect(new Set(items.map((item) => item.instalmentOf)).size).toBe(1)
  })
})

describe('money that comes back or goes back', () => {
  it('a receipt that bounced brings its invoice back with its own due day, lettered or not, and lifts the direct-debit hold', () => {
    const books = booksOf('bounced-receipts.txt')
    expect(openOn(books, END)).toEqual(['BRIAND F2502 invoice 240,00', 'LEGOFF F2501 bounced 120,00 reopens'])
    const bounced = itemsOn(books, END).find((item) => item.kind === 'bounced')
    expect(bounced).toMatchObject({ dueOn: '2025-02-09', issuedOn: '2025-01-10', bookedOn: '2025-02-17' })
    const debited = { customers: [customer('LEGOFF', { directDebit: true }), customer('BRIAND', { directDebit: true })] }
    expect(decisions(planOn(books, '2025-11-20', debited))).toEqual(['LEGOFF asked 120,00 for F2501', 'F2502 240,00 direct-debit'])
  })

  it('a bank debit consumes the credit note that bears its letter, the overpayment or the deposit of its amount; alone it is held', () => {
    const books = booksOf('money-given-back.txt')
    expect(openOn(books, END)).toEqual(['CREPES VIR 99812 refund 75,00'])
    expect(settledOn(books, END)).toEqual([
      'F2502 2025-02-20 letter',
      'VIR BRIAND 2025-03-05 amount',
      'Remboursement avoir 2025-02-15 letter',
      'Restitution acompte 2025-03-10 amount',
    ])
    const plan = planOn(books, '2025-11-20')
    expect(decisions(plan)).toEqual(['VIR 99812 75,00 refund-or-bounce'])
    expect(plan.held[0]?.reason.text).toContain('Remboursement ou impayé, à préciser')
  })
})

describe('bills, factor, set-off, write-off', () => {
  it('a bill accepted is held until its maturity, a bill cashed is gone, an unpaid bill brings its invoice back', () => {
    const books = booksOf('bills-accepted-cashed-and-unpaid.txt')
    expect(openOn(books, END)).toEqual(['BRIAND F2503 bounced 360,00 reopens', 'LEGOFF LCR1 bill 1200,00'])
    const plan = planOn(books, '2025-03-20')
    expect(decisions(plan)).toEqual(['BRIAND asked 360,00 for F2503', 'LCR1 1200,00 bill-of-exchange'])
    expect(plan.held[0]?.reason.text).toContain('31/03/2025')
    expect(itemsOn(books, END).find((item) => item.kind === 'bounced')?.dueOn).toBe('2025-02-11')
  })

  it('what a factor took is neither reminded nor a payment; his recourse brings the invoice back', () => {
    const books = booksOf('factor.txt')
    expect(openOn(books, END)).toEqual(['BRIAND F2502 bounced 600,00 reopens'])
    const paidBy = itemsOn(books, END).flatMap((item) =>
      item.kind === 'invoice' ? item.allocations.map((part) => part.counterpartKind) : [],
    )
    expect(paidBy).toEqual(['assigned', 'assigned', 'assigned'])
    expect(itemsOn(books, END).find((item) => item.kind === 'bounced')?.dueOn).toBe('2025-02-10')
  })

  it('set-off and payment settle, discount settles what it is, losses are no payment', () => {
    const books = booksOf('set-off-discount-write-off.txt')
    expect(openOn(books, END)).toEqual([])
    const kinds = itemsOn(books, END)
      .filter((item) => item.originalCents < 0)
      .map((item) => `${item.customer} ${item.kind} ${-item.originalCents}`)
    expect(kinds.sort()).toEqual([
      'BRIAND other 1200',
      'BRIAND payment 58800',
      'CREPES writeOff 30000',
      'GARDEN transfer 48000',
      'GARDEN writeOff 48000',
      'LANGE payment 2400',
      'LANGE writeOff 1',
      'LEGOFF payment 120000',
      'MARTIN writeOff 6000',
    ])
  })
})

describe('residuals that look like something', () => {
  it('the share of an earlier discount of this customer is "escompte à vérifier"; of another customer it is a debt', () => {
    const plan = planOn(booksOf('residual-of-the-agreed-discount.txt'), '2025-11-20')
    // 2 % of 1 800,00.
    expect(decisions(plan)).toEqual(['LEGOFF asked 36,00 for F2503', 'F2502 36,00 discount'])
    expect(plan.held[0]?.reason.text).toContain('Escompte à vérifier')
  })

  it('retention money on 4117 is held and bears no fee', () => {
    const books = booksOf('retention-money.txt')
    const retained = itemsOn(books, END).find((item) => item.kind === 'retention')
    expect(retained).toMatchObject({ outstandingCents: 60000, dueOn: null })
    expect(claimOf(retained, END).feeCents).toBe(0)
    expect(decisions(planOn(books, '2025-11-20'))).toContain('S2501 600,00 retention')
  })
})

describe('accounts 416 and 419, and moves', () => {
  it('a doubtful debt keeps the age of its invoice where the transfer can be linked, and is never reminded', () => {
    const books = booksOf('doubtful-keeps-its-due-date.txt')
    expect(itemsOn(books, END).flatMap((item) => (item.kind === 'doubtful' ? [[item.ref, item.issuedOn, item.dueOn]] : []))).toEqual([
      ['OD12', '2025-11-06', '2025-12-06'],
      ['F2501', '2025-01-10', '2025-02-09'],
    ])
    expect(decisions(planOn(books, '2025-12-19'))).toEqual(['OD12 90,00 doubtful', 'F2501 480,00 doubtful'])
  })

  it('4191 is used up by its own debits and never netted, 4197 is; 412, 418, 4196 and 4198 are nobody’s debt', () => {
    const books = booksOf('advances-and-credit-notes-on-419.txt')
    expect(openOn(books, END)).toEqual([
      'BRIAND AV2502 creditNote -50,00',
      'BRIAND F2503 invoice 120,00',
      // 1 000,00 less 600,00 used; 2 400,00 less those 600,00.
      'LEGOFF Acompte Le Goff advance -400,00',
      'LEGOFF F2501 invoice 1800,00',
    ])
    expect(decisions(planOn(books, '2025-11-20'))).toEqual(['BRIAND asked 70,00 for F2503', 'LEGOFF asked 1800,00 for F2501'])
    expect(openOn(books, '2025-03-01')).toEqual(['LEGOFF Acompte Le Goff advance -1000,00', 'LEGOFF F2501 invoice 2400,00'])
  })

  it('a move from one account or customer to another settles the one and waits on the other', () => {
    const plan = planOn(booksOf('internal-moves.txt'), '2025-11-20')
    expect(decisions(plan)).toEqual(['F2501 480,00 no-detail', 'F2502 90,00 no-detail'])
    expect(plan.held.map((item) => item.customer)).toEqual(['LEGOFF', 'LEGOFF'])
  })

  it('an invoice in another currency is held for a reminder in its own, and nothing of it is added to the others', () => {
    const plan = planOn(booksOf('invoice-in-crowns.txt'), '2025-11-20')
    expect(decisions(plan)).toEqual(['LEGOFF asked 190,00 for F2502', 'F2501 120,00 other-currency'])
    expect(plan.held[0]?.reason.text).toContain('NOK')
  })
})
