// Which numbers a short message may go to, and how networks write them.
import { describe, expect, it } from 'vitest'
import { mobileNumber } from '../../src/domain/phone.ts'

const read = (written: string, national = true) => {
  const reading = mobileNumber(written, national)
  return reading.ok ? reading.number : null
}

describe('a phone number', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['07.12.34.56.78', '+33712345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['06\u00a012\u00a034\u00a056\u00a078', '+33612345678'],
    ['0690 12 34 56', '+590690123456'],
    ['0692 12 34 56', '+262692123456'],
    ['0639 12 34 56', '+262639123456'],
    ['+262 692 12 34 56', '+262692123456'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0049 151 23456789', '+4915123456789'],
    ['06/12/34/56/78', '+33612345678'],
  ])('%s is %s', (written, number) => {
    expect(read(written)).toBe(number)
  })

  it.each(['+32 475 12 34 56 / 57', '06 12 34 56 78 / 79', '06 12 34 56 78/ 06 12 34 56 79'])(
    '%s holds several, and is nobody’s',
    (written) => {
      expect(mobileNumber(written, true)).toMatchObject({ ok: false, why: expect.stringContaining('plusieurs numéros') })
    },
  )

  it('written without a country code tells that the code of a department overseas was read from its first figures', () => {
    expect(mobileNumber('06 39 12 34 56', true)).toEqual({ ok: true, number: '+262639123456', overseas: true })
    expect(mobileNumber('+262 639 12 34 56', true)).toEqual({ ok: true, number: '+262639123456' })
    expect(mobileNumber('06 38 12 34 56', true)).toEqual({ ok: true, number: '+33638123456' })
  })

  it.each([
    '02 99 11 22 33',
    '+33 2 99 11 22 33',
    '08 92 00 00 00',
    '6 12 34 56 78',
    '06 12 34 56',
    '+0612345678',
    '+33',
    'compta',
    '06 12 34 56 78 poste 12',
    '',
  ])('%s is refused, with the reason', (written) => {
    const reading = mobileNumber(written, true)
    expect(reading.ok ? reading.number : reading.why).toContain(`« ${written} »`)
  })

  it('of a customer abroad needs its country code: it would be somebody else’s in France', () => {
    expect(read('06 12 34 56 78', false)).toBeNull()
    expect(read('+31 6 12 34 56 78', false)).toBe('+31612345678')
  })
})
