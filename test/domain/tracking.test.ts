import { describe, expect, it } from 'vitest'
import { trackingNumber } from '../../src/domain/tracking.ts'

describe('a tracking number', () => {
  it.each([
    ['1A 234 567 8901 2', '1A23456789012'],
    ['2c\u00a0123 456\u202f7890 1', '2C12345678901'],
    // The worked example of UPU S10: 4×8+7×6+3×4+1×2+2×3+4×5+8×9+2×7 = 200, 200 mod 11 = 2, 11 − 2 = 9.
    ['RR 473 124 829 FR', 'RR473124829FR'],
    // 1×8 = 8, 11 − 8 = 3; sums of 1 and 0 modulo 11 have 0 and 5 for the key: 6×2 = 12, and nothing at all.
    ['ra100000003fr', 'RA100000003FR'],
    ['RA000600000FR', 'RA000600000FR'],
    ['RA000000005FR', 'RA000000005FR'],
    ['87654321', '87654321'],
    ['0123456789abcdef0123456789abcdef01234567', '0123456789ABCDEF0123456789ABCDEF01234567'],
  ])('reads %s', (typed, number) => {
    expect(trackingNumber(typed)).toEqual({ number })
  })

  it.each([
    ['RR 473 124 828 FR', 'check-digit'],
    ['RR 473 142 829 FR', 'check-digit'],
    ['1234567', 'shape'],
    ['1'.repeat(41), 'shape'],
    ['RECOMMANDEE', 'shape'],
    ['1A-234-567', 'shape'],
    ['１２３４５６７８', 'shape'],
    ['', 'shape'],
  ])('refuses %s', (typed, fault) => {
    expect(trackingNumber(typed)).toEqual({ fault })
  })
})
