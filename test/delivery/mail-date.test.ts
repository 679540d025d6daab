import { describe, expect, it } from 'vitest'
import { mailDate } from '../../src/delivery/mail-date.ts'

describe('the Date header', () => {
  it.each([
    ['2026-11-20T09:15:00+01:00', 'Fri, 20 Nov 2026 09:15:00 +0100'],
    ['2026-07-05T23:59:59.999+02:00', 'Sun, 05 Jul 2026 23:59:59 +0200'],
    ['2026-01-01T00:00Z', 'Thu, 01 Jan 2026 00:00:00 +0000'],
    ['2024-02-29T12:00:00-0400', 'Thu, 29 Feb 2024 12:00:00 -0400'],
  ])('writes %s as mail does', (moment, expected) => {
    expect(mailDate(moment)).toBe(expected)
  })

  it.each(['2026-11-20', '2026-11-20T09:15:00', '2026-02-30T09:15:00Z', '2026-11-20T24:00:00Z', '2026-11-20T09:15:00Z\r\nX: y'])(
    'refuses %j, which is no moment with its offset',
    (text) => {
      expect(() => mailDate(text)).toThrow(RangeError)
    },
  )
})
