import { describe, expect, it } from 'vitest'
import { decimalMarkOf, parseAmount } from '../../src/importing/cells/amounts.ts'

const read = (text: string, mark?: ',' | '.') => {
  const cell = parseAmount(text, mark)
  return cell.kind === 'amount' ? cell.cents : cell.kind
}

describe('amounts of a FEC', () => {
  it.each([
    ['1200,00', 120000],
    ['1200.00', 120000],
    ['1200', 120000],
    ['0,5', 50],
    [',50', 50],
    ['12,', 1200],
    ['+000000069,40', 6940],
    ['-000004271,00', -427100],
    ['   15,00', 1500],
    ['12,50-', -1250],
    ['12,50+', 1250],
    ['(12,50)', -1250],
    ['\u22125,00', -500],
    ['1 234,56', 123456],
    ['1\u00a0234\u202f567,89', 123456789],
    ["1'234.50", 123450],
    ['1.234,56', 123456],
    ['1,234.56', 123456],
    ['1.234.567', 123456700],
    ['45,00 €', 4500],
    ['45,00 EUR', 4500],
    ['-0,00', 0],
    ['9999999999999,99', 999999999999999],
  ])('reads %s as %d cents', (text, cents) => {
    expect(read(text)).toBe(cents)
  })

  it.each(['12O,00', '1,23,4', '1.2E+05', '--5', '-(5)', '12 euros et 3', '=A1', '99999999999999,00', '1,2.3,4'])(
    'refuses %s rather than guess',
    (text) => {
      expect(read(text)).toBe('invalid')
    },
  )

  it('tells an empty cell from a value the exporter did not have', () => {
    expect(read('')).toBe('empty')
    expect(read(' \u00a0')).toBe('empty')
    expect(read('N/A')).toBe('absent')
    expect(read('-')).toBe('absent')
  })

  it('rounds a third decimal half up, away from zero, and says so', () => {
    expect(parseAmount('10,125')).toEqual({ kind: 'amount', cents: 1013, rounded: true })
    expect(parseAmount('-10,125')).toEqual({ kind: 'amount', cents: -1013, rounded: true })
    expect(parseAmount('10,1249')).toEqual({ kind: 'amount', cents: 1012, rounded: true })
    expect(parseAmount('99,995')).toEqual({ kind: 'amount', cents: 10000, rounded: true })
    expect(parseAmount('1200.00000000')).toEqual({ kind: 'amount', cents: 120000, rounded: false })
  })

  it('takes the other mark for thousands when the column has told its decimal mark', () => {
    expect(read('1,234', '.')).toBe(123400)
    expect(read('1,234', ',')).toBe(123)
    expect(read('1,23', '.')).toBe('invalid')
  })
})

describe('decimal mark of a column', () => {
  it.each([
    [['1234,5', '12'], ','],
    [['1,234.56', '7'], '.'],
    [['1.234.567', '8'], ','],
    [['1 234', '12'], 'none'],
    [['1,234', '2,345'], 'undecidable'],
    [['1,234', '2,5'], ','],
    [['0,125'], ','],
    [['12,50', '12.50'], 'mixed'],
    [['1200.00000000'], '.'],
    [['(12,5)', '€ 3'], ','],
  ] as const)('of %j is %s', (samples, mark) => {
    expect(decimalMarkOf(samples)).toBe(mark)
  })
})
