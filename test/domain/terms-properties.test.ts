// What holds for all terms and all invoice days.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, endOfMonth, isoDay, partsOf } from '../../src/domain/day.ts'
import { dueDate, type EndOfMonth, type PaymentTerms, parseTerms } from '../../src/domain/terms.ts'
import { latestDueDate, overLegalCap } from '../../src/domain/terms-cap.ts'

const START = isoDay('2019-01-01')
const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(START, count))
const method = fc.constantFrom<EndOfMonth>('after', 'before')
const count = fc.integer({ min: 1, max: 120 })
const dayOfMonth = fc.integer({ min: 1, max: 31 })

/** A shape of terms, written with these numbers. */
const SHAPES: readonly ((n: number, le: number) => string)[] = [
  (n) => `${n} jours`,
  (n) => `${n} jours fin de mois`,
  (n) => `fin de mois + ${n} jours`,
  (n, le) => `${n} jours fin de mois le ${le}`,
  (n, le) => `${n} jours le ${le}`,
  (n) => `${n} jours fin de décade`,
  (_, le) => `le ${le} du mois suivant`,
  () => 'fin du mois suivant',
  () => 'à réception',
]
const written = fc.tuple(fc.constantFrom(...SHAPES), count, dayOfMonth).map(([shape, n, le]) => shape(n, le))

function read(text: string): PaymentTerms {
  const terms = parseTerms(text)
  if (terms === null) throw new Error(`not understood: ${text}`)
  return terms
}

describe('any terms', () => {
  it('are due on the invoice day or later, and never earlier for a later invoice', () => {
    fc.assert(
      fc.property(written, days, method, (text, day, order) => {
        const due = dueDate(day, read(text), order)
        expect(due >= day).toBe(true)
        expect(dueDate(addDays(day, 1), read(text), order) >= due).toBe(true)
      }),
    )
  })

  it('are read the same in capitals, without accents, with other blanks', () => {
    const blanks = fc.constantFrom(' ', '  ', '\u00a0', '\u202f')
    fc.assert(
      fc.property(written, blanks, (text, blank) => {
        const other = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replaceAll(' ', blank)
        expect(parseTerms(` ${other} `)).toEqual(read(text))
      }),
    )
  })

  it('are over the maximum only where an invoice day shows it', () => {
    fc.assert(
      fc.property(written, days, (text, day) => {
        const terms = read(text)
        if (!overLegalCap(terms)) expect(dueDate(day, terms) <= latestDueDate(day, terms)).toBe(true)
      }),
    )
  })
})

describe('one shape', () => {
  it('net: as many days as written', () => {
    fc.assert(fc.property(count, days, (n, day) => daysBetween(day, dueDate(day, read(`${n} jours`))) === n))
  })

  it('days end of month: the last day of a month, 0 to 30 days after the net date', () => {
    fc.assert(
      fc.property(count, days, (n, day) => {
        const due = dueDate(day, read(`${n} jours fin de mois`))
        expect(due).toBe(endOfMonth(due))
        expect(daysBetween(day, due) - n).toBeGreaterThanOrEqual(0)
        expect(daysBetween(day, due) - n).toBeLessThanOrEqual(30)
      }),
    )
  })

  it('the 10th: a 10th, at most 31 days after the end of the month', () => {
    fc.assert(
      fc.property(count, days, (n, day) => {
        const due = dueDate(day, read(`${n} jours fin de mois le 10`))
        expect([partsOf(due).day, daysBetween(dueDate(day, read(`${n} jours fin de mois`)), due)]).toEqual([10, 10])
      }),
    )
  })

  it('the end of a ten-day period: at most 10 days later than the net date', () => {
    fc.assert(
      fc.property(count, days, (n, day) => {
        const late = daysBetween(day, dueDate(day, read(`${n} jours fin de décade`))) - n
        expect(late >= 0 && late <= 10).toBe(true)
      }),
    )
  })
})
