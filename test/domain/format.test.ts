import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { formatAmount, formatDay, formatIban, formatLongDay, formatLongDays, formatRate, plural } from '../../src/domain/format.ts'

describe('amounts', () => {
  it.each([
    [0, '0,00\u00a0€', '€0.00'],
    [5, '0,05\u00a0€', '€0.05'],
    [100, '1,00\u00a0€', '€1.00'],
    [99_999, '999,99\u00a0€', '€999.99'],
    [123_456, '1\u202f234,56\u00a0€', '€1,234.56'],
    [100_000_000, '1\u202f000\u202f000,00\u00a0€', '€1,000,000.00'],
    [-7, '\u22120,07\u00a0€', '\u2212€0.07'],
    [-123_456, '\u22121\u202f234,56\u00a0€', '\u2212€1,234.56'],
    [-0, '0,00\u00a0€', '€0.00'],
  ])('%d cents are written in French and in English', (cents, french, english) => {
    expect(formatAmount(cents, 'fr')).toBe(french)
    expect(formatAmount(cents, 'en')).toBe(english)
    expect(formatAmount(cents)).toBe(french)
  })

  it.each([
    [5, '0,05\u00a0€'],
    [99_999, '999,99\u00a0€'],
    [123_456, '1.234,56\u00a0€'],
    [100_000_000, '1.000.000,00\u00a0€'],
    [-123_456, '\u22121.234,56\u00a0€'],
  ])('%d cents are written alike in German, Spanish and Italian', (cents, text) => {
    for (const language of ['de', 'es', 'it'] as const) expect(formatAmount(cents, language)).toBe(text)
  })

  it('refuses what is not a whole number of cents', () => {
    expect(() => formatAmount(12.5)).toThrow(RangeError)
    expect(() => formatAmount(Number.NaN)).toThrow(RangeError)
  })
})

describe('rates', () => {
  it.each([
    [1240, '12,40\u00a0%', '12.40%'],
    [275, '2,75\u00a0%', '2.75%'],
    [5, '0,05\u00a0%', '0.05%'],
    [0, '0,00\u00a0%', '0.00%'],
    [-50, '\u22120,50\u00a0%', '\u22120.50%'],
  ])('%d basis points are written with two decimals', (bps, french, english) => {
    expect(formatRate(bps, 'fr')).toBe(french)
    expect(formatRate(bps, 'en')).toBe(english)
  })
})

describe('rates in other languages', () => {
  it('keep a blank before the sign in German and Spanish, none in Italian', () => {
    expect(formatRate(1240, 'de')).toBe('12,40\u00a0%')
    expect(formatRate(1240, 'es')).toBe('12,40\u00a0%')
    expect(formatRate(-50, 'it')).toBe('\u22120,50%')
  })
})

describe('days', () => {
  it.each([
    ['de', '2026-03-01', '01.03.2026', '1. März 2026'],
    ['de', '2026-12-16', '16.12.2026', '16. Dezember 2026'],
    ['es', '2026-09-01', '01/09/2026', '1 de septiembre de 2026'],
    ['es', '2026-12-16', '16/12/2026', '16 de diciembre de 2026'],
    ['it', '2026-08-01', '01/08/2026', '1º agosto 2026'],
    ['it', '2026-12-16', '16/12/2026', '16 dicembre 2026'],
  ] as const)('in %s: %s is %s in a table, %s in a sentence', (language, day, figures, words) => {
    expect(formatDay(isoDay(day), language)).toBe(figures)
    expect(formatLongDay(isoDay(day), language)).toBe(words)
  })

  it.each([
    ['de', ['2026-10-12', '2026-10-27'], '12. | 27. Oktober 2026'],
    ['de', ['2026-10-12', '2026-11-03'], '12. Oktober | 3. November 2026'],
    ['es', ['2026-10-12', '2026-10-27'], '12 | 27 de octubre de 2026'],
    ['es', ['2026-10-12', '2026-11-03'], '12 de octubre | 3 de noviembre de 2026'],
    ['es', ['2026-12-12', '2027-01-03'], '12 de diciembre de 2026 | 3 de enero de 2027'],
    ['it', ['2026-10-12', '2026-10-27'], '12 | 27 ottobre 2026'],
  ] as const)('in %s, %j in a row share their months and years', (language, days, words) => {
    expect(formatLongDays(days.map(isoDay), language).join(' | ')).toBe(words)
  })

  it('are figures in a French table and words in an English one', () => {
    expect(formatDay(isoDay('2026-10-16'), 'fr')).toBe('16/10/2026')
    expect(formatDay(isoDay('2026-10-16'), 'en')).toBe('16 October 2026')
    expect(formatDay(isoDay('2026-03-04'), 'en')).toBe('4 March 2026')
  })

  it('are words in a sentence, the first of the month being "1er" in French only', () => {
    expect(formatLongDay(isoDay('2026-10-16'), 'fr')).toBe('16 octobre 2026')
    expect(formatLongDay(isoDay('2026-10-01'), 'fr')).toBe('1er octobre 2026')
    expect(formatLongDay(isoDay('2026-10-01'), 'en')).toBe('1 October 2026')
  })

  it.each([
    [[], ''],
    [['2026-10-01'], '1er octobre 2026'],
    [['2026-11-20', '2026-11-27'], '20, 27 novembre 2026'],
    [['2026-10-01', '2026-10-12', '2026-11-27'], '1er octobre, 12 octobre, 27 novembre 2026'],
    [['2026-12-28', '2027-01-04'], '28 décembre 2026, 4 janvier 2027'],
    [['2026-01-04', '2027-01-04'], '4 janvier 2026, 4 janvier 2027'],
  ])('%j in a row share their months and years', (days, words) => {
    expect(formatLongDays(days.map(isoDay)).join(', ')).toBe(words)
  })

  it('in a row share their months and years in English too', () => {
    expect(formatLongDays([isoDay('2026-11-20'), isoDay('2026-11-27')], 'en')).toEqual(['20', '27 November 2026'])
  })

  it.each([
    ['01', 'janvier'],
    ['02', 'février'],
    ['08', 'août'],
    ['12', 'décembre'],
  ])('month %s is %s', (month, name) => {
    expect(formatLongDay(isoDay(`2026-${month}-11`))).toBe(`11 ${name} 2026`)
  })
})

describe('account numbers', () => {
  it('stand in groups of four that no line break can part', () => {
    expect(formatIban('FR7630006000011234567890189')).toBe('FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189')
  })

  it('lose the blanks they were typed with', () => {
    expect(formatIban('fr76 3000 6000\u00a00112 3456 7890 189')).toBe('FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189')
    expect(formatIban('')).toBe('')
  })
})

describe('plurals', () => {
  it('start at two in French, and zero is plural in the other languages', () => {
    expect([0, 1, 2, 17].map((count) => plural(count, 'facture', 'factures'))).toEqual(['facture', 'facture', 'factures', 'factures'])
    for (const language of ['en', 'de', 'es', 'it'] as const)
      expect([0, 1, 2].map((count) => plural(count, 'one', 'more', language))).toEqual(['more', 'one', 'more'])
  })
})
