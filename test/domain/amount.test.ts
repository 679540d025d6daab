import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmount } from '../../src/domain/amount.ts'

describe('amounts typed by people', () => {
  it.each([
    ['1234.56', 123_456],
    ['1234,56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234,56', 123_456],
    ['1\u202f234,56', 123_456],
    ['1\u2009234\u2009567,8', 123_456_780],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1.234.567', 123_456_700],
    ['1,234,567', 123_456_700],
    ['1.234.567,89', 123_456_789],
    ['1’234.50', 123_450],
    ['10000.00', 1_000_000],
    ['10000', 1_000_000],
    ['12,5', 1250],
    ['0,05', 5],
    ['0', 0],
    ['+12,00', 1200],
    ['-12,00', -1200],
    ['\u221212,00', -1200],
    ['- 1 234,56', -123_456],
    ['  12,00 € ', 1200],
    ['12,00\u00a0€', 1200],
    ['€12.00', 1200],
    ['12 EUR', 1200],
    ['12 euros', 1200],
    ['1234567,89', 123_456_789],
  ])('%s is %i cents', (text, cents) => {
    expect(parseAmount(text)).toBe(cents)
  })

  it.each([
    '1,234',
    '1.234',
    '-1.234',
    '12,345',
    '1234,567',
    '0.123',
    '1.234.56',
    '1,234,56',
    '12 34,56',
    '1 2345',
    '1 234 56',
    '1.234 567,00',
    ',50',
    '.5',
    '12,',
    '12.',
    '',
    ' ',
    '€',
    '-',
    '12-',
    '(12,00)',
    '12 $',
    '1e3',
    '0x10',
    '12,00 € €',
    '1,2,3',
    'N/A',
    '99999999999999999',
  ])('%j is refused', (text) => {
    expect(parseAmount(text)).toBeNull()
  })

  it('reads back every amount written the French way', () => {
    const french = (cents: number) => {
      const units = Math.floor(cents / 100)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, '\u202f')
      return `${units},${String(cents % 100).padStart(2, '0')}\u00a0€`
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (cents) => {
        expect(parseAmount(french(cents))).toBe(cents)
      }),
    )
  })
})
