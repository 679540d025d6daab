// Lettering as exports really hold it, from the file to what is asked of the customer. Values added up by hand from the files.
import { describe, expect, it } from 'vitest'
import { settings } from '../support/plan-builders.ts'
import { booksOf, decisions, itemsOn, openOn, planOn, settledOn } from './fec-books.ts'

const END = '2025-12-31'

describe('letters that balance', () => {
  it('a letter used again within the year is told apart by its day; upper and lower case are two letters; suppliers are nobody', () => {
    const books = booksOf('letter-reused-within-the-year.txt')
    // 600,00 less 560,00; the supplier's 50,00 under the same letter counts for nothing.
    expect(openOn(books, END)).toEqual(['LEGOFF F2503 invoice 40,00 unconfirmed'])
    expect(settledOn(books, END)).toEqual(['F2501 2025-02-12 letter', 'F2502 2025-04-10 letter', 'F2504 2025-08-21 letter'])
  })

  it('one letter over 411, 416 and 419 of one customer is one group when only together they balance', () => {
    const books = booksOf('letter-over-several-accounts.txt')
    // LEGOFF: 120,00 = 100,00 received + 20,00 of credit note on 4197; BRIAND: 300,00 received on 416.
    expect(settledOn(books, END)).toEqual(['F2502 2025-03-01 letter', 'F2501 2025-02-15 letter'])
    expect(openOn(books, END)).toEqual(['BRIAND F2503 invoice 90,00 unconfirmed'])
  })

  it('the day of the lettering is not the day of the payment', () => {
    const books = booksOf('letter-day-long-after-the-payment.txt')
    expect(settledOn(books, END)).toEqual(['F2501 2025-03-05 letter'])
    expect(openOn(books, '2025-03-04')).toEqual(['LEGOFF F2501 invoice 120,00'])
  })
})

describe('letters that do not balance', () => {
  it('a leading star alone marks a part payment: P and lower case say nothing, and what they leave is held', () => {
    const plan = planOn(booksOf('letter-marks-of-part-payment.txt'), '2025-11-20')
    expect(decisions(plan)).toEqual([
      'LEGOFF asked 70,00 for F2501',
      'F2502 70,00 unconfirmed-lettering',
      'F2503 70,00 unconfirmed-lettering',
    ])
    expect(plan.held[0]?.reason.text).toContain('Lettré hors fichier, à vérifier')
  })

  it('the dossier may say that what is left is a part payment like another', () => {
    const books = booksOf('letter-marks-of-part-payment.txt')
    const ordinary = settings()
    const remind = settings({}, { import: { ...ordinary.import, unbalancedLetters: 'remind' } })
    expect(decisions(planOn(books, '2025-11-20', { settings: remind }))).toEqual([
      'BRIAND asked 70,00 for F2502',
      'CREPES asked 70,00 for F2503',
      'LEGOFF asked 70,00 for F2501',
    ])
  })

  it('a letter on the payment alone leaves it to its reference', () => {
    const books = booksOf('letter-on-the-payment-alone.txt')
    expect(settledOn(books, END)).toEqual(['FC-2025-001 2025-01-20 reference'])
  })

  it('an invoice lettered with nothing is held until the next year brings its payment under the same letter', () => {
    const [first, second] = ['payment-in-the-file-of-the-next-year-2025.txt', 'payment-in-the-file-of-the-next-year-2026.txt']
    expect(decisions(planOn(booksOf(first), '2026-02-20'))).toEqual([
      'LEGOFF asked 360,00 for F2502',
      'F2501 1200,00 unconfirmed-lettering',
    ])
    const both = booksOf(first, second)
    expect(settledOn(both, '2026-12-31')).toEqual(['F2501 2026-02-04 letter'])
    expect(openOn(both, '2026-02-03')).toEqual(['LEGOFF F2501 invoice 1200,00', 'LEGOFF F2502 invoice 360,00'])
    expect(openOn(both, '2026-12-31')).toEqual(['LEGOFF F2502 invoice 360,00', 'LEGOFF F2601 invoice 84,00'])
  })
})

describe('books without letters', () => {
  it('a payment goes to the reference it bears, then to the one its label names, then to its exact amount; the rest stays unallocated', () => {
    const books = booksOf('no-lettering-at-all.txt')
    expect(settledOn(books, END)).toEqual(['F2501 2025-02-10 reference', 'F2502 2025-02-11 reference', 'F2503 2025-02-12 amount'])
    // 480,00 less the 100,00 that name nothing.
    expect(decisions(planOn(books, '2025-11-20'))).toEqual(['LEGOFF asked 380,00 for F2504'])
  })

  it('matches only what was known on the day', () => {
    expect(openOn(booksOf('no-lettering-at-all.txt'), '2025-02-10')).toEqual([
      'LEGOFF F2502 invoice 240,00',
      'LEGOFF F2503 invoice 360,00',
      'LEGOFF F2504 invoice 480,00',
    ])
  })

  it('what is matched by its amount alone feeds no penalty', () => {
    const [, , third] = itemsOn(booksOf('no-lettering-at-all.txt'), END).filter((item) => item.kind === 'invoice')
    expect(third?.allocations.map(({ origin, cents }) => [origin, cents])).toEqual([['amount', 36000]])
  })
})

describe('credits', () => {
  it('credits of lettered and unlettered receipts first consume the opening lump, then lower what is asked', () => {
    const books = booksOf('credits-consume-the-opening-lump.txt')
    // 500,00 of lump less 300,00 and 200,00 of the 250,00.
    expect(openOn(books, END)).toEqual([
      'LEGOFF Virement Menuiserie Le Goff payment -50,00',
      'LEGOFF F2501 invoice 96,00',
      'LEGOFF F2502 invoice 1200,00',
    ])
    expect(decisions(planOn(books, '2025-11-20'))).toEqual(['LEGOFF asked 1246,00 for F2501 F2502'])
  })

  it('a customer in credit stands apart: his credit lowers nobody else’s debt', () => {
    const books = booksOf('customers-in-credit.txt')
    expect(decisions(planOn(books, '2025-11-20'))).toEqual(['LEGOFF asked 120,00 for F2501'])
    expect(openOn(books, END)).toEqual(['BRIAND Virement Garage Briand payment -500,00', 'LEGOFF F2501 invoice 120,00'])
  })
})
