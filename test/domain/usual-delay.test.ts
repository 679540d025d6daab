// How long a customer takes to pay, and the terms it makes one think of. Days counted by hand.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import type { BookItem } from '../../src/domain/item.ts'
import { itemKey } from '../../src/domain/names.ts'
import { usualDelay } from '../../src/domain/usual-delay.ts'
import { invoice } from '../support/plan-builders.ts'

/** An invoice and the day it was paid; by a payment, unless told otherwise. */
function paid(ref: string, issuedOn: string, settledOn: string, changes: Partial<BookItem> = {}): BookItem {
  const item = invoice(ref, null)
  const day = isoDay(settledOn)
  const part = {
    day,
    cents: item.originalCents,
    origin: 'letter' as const,
    counterpart: itemKey(`P${ref}`),
    counterpartKind: 'payment' as const,
  }
  return { ...item, issuedOn: isoDay(issuedOn), settledOn: day, allocations: [part], ...changes }
}

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']

describe('the usual delay of a customer', () => {
  it('is the median of the days from the invoice to its payment', () => {
    // 31, 59 and 30 days.
    const items = [paid('F1', '2025-01-01', '2025-02-01'), paid('F2', '2025-01-01', '2025-03-01'), paid('F3', '2025-04-01', '2025-05-01')]
    expect(usualDelay(items)).toEqual({ days: 31, invoices: 3, terms: '30 jours' })
    // 30, 31, 46 and 59: half-way between 31 and 46, rounded up.
    expect(usualDelay([...items, paid('F4', '2025-05-01', '2025-06-16')])?.days).toBe(39)
  })

  it('is unknown below three invoices paid', () => {
    expect(usualDelay([paid('F1', '2025-01-01', '2025-02-01'), paid('F2', '2025-02-01', '2025-03-01')])).toBeNull()
    expect(usualDelay([])).toBeNull()
  })

  it('leaves out what was not settled by payments, or on days that are none', () => {
    const two = [paid('F1', '2025-01-01', '2025-02-01'), paid('F2', '2025-02-01', '2025-03-01')]
    expect(usualDelay([...two, paid('F3', '2025-03-01', '2025-04-01', { doubts: ['payment-days'] })])).toBeNull()
    const creditNote = paid('F3', '2025-03-01', '2025-04-01')
    const byCredit = {
      ...creditNote,
      allocations: creditNote.allocations.map((part) => ({ ...part, counterpartKind: 'creditNote' as const })),
    }
    expect(usualDelay([...two, byCredit])).toBeNull()
    expect(usualDelay([...two, paid('F3', '2025-03-01', '2025-04-01', { settledOn: null })])).toBeNull()
  })

  it('looks at the last twelve', () => {
    const slow = [1, 2, 3, 4, 5].map((rank) => paid(`S${rank}`, `2024-0${rank}-01`, `2024-0${rank + 3}-28`))
    const quick = MONTHS.map((month) => paid(`F${month}`, `2025-${month}-01`, `2025-${month}-16`))
    expect(usualDelay([...slow, ...quick])).toEqual({ days: 15, invoices: 12, terms: '15 jours' })
  })

  it('tells an end of month from the days of payment, and never proposes more than the law allows', () => {
    const endOfMonth = [
      paid('F1', '2025-01-03', '2025-02-28'),
      paid('F2', '2025-01-28', '2025-02-28'),
      paid('F3', '2025-03-10', '2025-04-30'),
    ]
    // 2 February, 27 February and 9 April, then the end of the month.
    expect(usualDelay(endOfMonth)?.terms).toBe('30 jours fin de mois')
    const late = [paid('F1', '2025-01-01', '2025-04-15'), paid('F2', '2025-02-01', '2025-05-20'), paid('F3', '2025-03-01', '2025-06-10')]
    expect(usualDelay(late)).toMatchObject({ days: 104, terms: '60 jours' })
  })
})
