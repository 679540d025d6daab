import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import type { PayerClass } from '../../src/domain/payer-class.ts'
import { recordClasses, recordedClasses } from '../../src/ledger/payer-classes.ts'
import { newLedger } from '../support/ledger-builders.ts'

const C1 = customerCode('C1')
const is = (found: PayerClass, score = 50) => new Map([[C1, { class: found, score }]])
const day = (number: number) => isoDay(`2026-06-${String(number).padStart(2, '0')}`)

describe('classes of payers as plans recorded them', () => {
  it('are known from the day after', () => {
    const ledger = newLedger()
    recordClasses(ledger, day(1), is('good'))
    expect([...recordedClasses(ledger, day(1))]).toEqual([])
    expect([...recordedClasses(ledger, day(2))]).toEqual([[C1, 'good']])
  })

  it('are written where they changed alone, and the last before a day is the one that counts', () => {
    const ledger = newLedger()
    recordClasses(ledger, day(1), is('good', 91))
    recordClasses(ledger, day(2), is('good', 88))
    recordClasses(ledger, day(3), is('chronic', 40))
    expect(ledger.db.prepare('SELECT day, class, score FROM payer_class ORDER BY day').raw().all()).toEqual([
      ['2026-06-01', 'good', 91],
      ['2026-06-03', 'chronic', 40],
    ])
    expect([3, 4].map((number) => recordedClasses(ledger, day(number)).get(C1))).toEqual(['good', 'chronic'])
  })

  it('of a day planned again are those of its last plan', () => {
    const ledger = newLedger()
    recordClasses(ledger, day(1), is('good'))
    recordClasses(ledger, day(3), is('chronic'))
    recordClasses(ledger, day(3), is('good'))
    expect(recordedClasses(ledger, day(4)).get(C1)).toBe('good')
    recordClasses(ledger, day(3), is('at-risk'))
    expect(recordedClasses(ledger, day(4)).get(C1)).toBe('at-risk')
  })

  it('of a past day leave what later days recorded', () => {
    const ledger = newLedger()
    recordClasses(ledger, day(5), is('chronic'))
    recordClasses(ledger, day(1), is('good'))
    expect([2, 6].map((number) => recordedClasses(ledger, day(number)).get(C1))).toEqual(['good', 'chronic'])
  })
})
