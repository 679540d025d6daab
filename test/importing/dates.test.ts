import { describe, expect, it } from 'vitest'
import { dayOrderOf, parseColumnDay, parseDay } from '../../src/importing/cells/dates.ts'

describe('days of an export', () => {
  it.each([
    ['20250131', '2025-01-31'],
    ['2025-01-31', '2025-01-31'],
    ['2025/1/5', '2025-01-05'],
    ['31/01/2025', '2025-01-31'],
    ['31.01.2025', '2025-01-31'],
    ['1-2-25', '2025-02-01'],
    ['01/01/70', '1970-01-01'],
    ['01/01/69', '2069-01-01'],
    ['2025-01-31 08:30:00', '2025-01-31'],
    ['2025-01-31T00:00:00Z', '2025-01-31'],
    ['31/01/2025 08:30', '2025-01-31'],
    ['20240229', '2024-02-29'],
    ['', 'empty'],
    ['0', 'empty'],
    ['00000000', 'empty'],
    ['00/00/0000', 'empty'],
    ['20250230', 'invalid'],
    ['20250229', 'invalid'],
    ['2025-13-45', 'invalid'],
    ['45672', 'invalid'],
    ['demain', 'invalid'],
    ['{jour}', 'invalid'],
  ])('reads %j as %s', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })

  it('reads the month first only where the column is known to', () => {
    expect(parseDay('03/04/2025')).toBe('2025-04-03')
    expect(parseDay('03/04/2025', 'month-first')).toBe('2025-03-04')
    expect(parseDay('13/04/2025', 'month-first')).toBe('invalid')
  })

  it('reads an Excel serial in a column of days, and no number that could not be one', () => {
    expect(parseColumnDay('45672', 'day-first')).toBe('2025-01-15')
    expect(parseColumnDay('45672.0', 'day-first')).toBe('2025-01-15')
    expect(parseColumnDay('99999', 'day-first')).toBe('invalid')
  })

  it('tells the order of a column by a figure above twelve', () => {
    expect(dayOrderOf(['03/04/2025', '13/04/2025'])).toBe('day-first')
    expect(dayOrderOf(['03/04/2025', '04/13/2025'])).toBe('month-first')
    expect(dayOrderOf(['03/04/2025', '2025-04-13'])).toBe('undecided')
    expect(dayOrderOf(['13/04/2025', '04/13/2025'])).toBe('mixed')
  })
})

describe('days that nobody means', () => {
  it.each(['31/12/9999', '9999-12-31', '99991231', '31/12/2999'])('%s stands for no day', (text) => {
    expect(parseDay(text)).toBe('empty')
  })

  it.each(['01/01/9999', '2200-01-01', '31/12/1899'])('%s is a typing error', (text) => {
    expect(parseDay(text)).toBe('invalid')
  })
})
