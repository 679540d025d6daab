// What only the whole file tells of one customer's lines. Values added up by hand from the files.
import { describe, expect, it } from 'vitest'
import { booksOf, decisions, itemsOn, planOn } from './fec-books.ts'

describe('the company as a whole', () => {
  it('a letter that balances only with another customer holds the debt and keeps the payment off the payer’s own debts', () => {
    const books = booksOf('letter-over-two-customers.txt')
    const plan = planOn(books, '2025-11-20')
    // The 300,00 that the holding paid for its subsidiary do not lower its own 500,00.
    expect(decisions(plan)).toEqual(['HOLDING asked 500,00 for F2502', 'F2501 300,00 unconfirmed-lettering'])
    expect(plan.held[0]?.reason.text).toContain('autre client')
  })

  it('receipts nearly all booked on the last day of a month tell no payment day: nothing of that year is claimed', () => {
    const items = itemsOn(booksOf('receipts-on-the-last-day-of-the-month.txt'), '2025-12-31').filter((item) => item.kind === 'invoice')
    expect(items.map((item) => item.doubts)).toEqual(Array.from({ length: 12 }, () => ['payment-days']))
    const letters = itemsOn(booksOf('letter-day-long-after-the-payment.txt'), '2025-12-31')
    expect(letters.map((item) => item.doubts)).toEqual([undefined, undefined])
  })

  it('exactly 5 % left in a building company may be retention money', () => {
    const plan = planOn(booksOf('retention-money.txt'), '2025-11-20')
    // 5 % of 2 400,00; the 200,00 of S2503 are a debt like another.
    expect(decisions(plan)).toEqual(['LANGE asked 200,00 for S2503', 'S2502 120,00 retention', 'S2501 600,00 retention'])
    expect(plan.held[0]?.reason.text).toMatch(/^Retenue de garantie\s\?/)
  })
})
