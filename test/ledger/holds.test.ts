import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { type ManualHold, plainHold } from '../../src/domain/hold.ts'
import { customerCode, itemKey } from '../../src/domain/names.ts'
import { activeHolds, addHold, holdsOf, plannedHolds, releaseHold, releaseReceived } from '../../src/ledger/holds.ts'
import { generation } from '../../src/ledger/meta.ts'
import { AT, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const hold = (told: Partial<ManualHold> = {}): ManualHold =>
  plainHold(customerCode('C1'), 'promise', isoDay('2025-06-10'), { until: isoDay('2025-06-20'), text: 'Promesse par téléphone.', ...told })

describe('a hold', () => {
  it('is in force from its first day to its last, both included', () => {
    const ledger = newLedger()
    addHold(ledger, hold(), AT)
    const active = (day: string) => activeHolds(ledger, isoDay(day)).length
    expect([active('2025-06-09'), active('2025-06-10'), active('2025-06-20'), active('2025-06-21')]).toEqual([0, 1, 1, 0])
  })

  it('comes back as it was told, with its number and moment', () => {
    const ledger = newLedger()
    const told = hold({ item: itemKey('C1:F1:2025-02-01:10000'), code: 'dispute', cents: cents(2500), until: null })
    const id = addHold(ledger, told, AT)
    expect(activeHolds(ledger, isoDay('2030-01-01'))).toEqual([{ ...told, id, at: AT, releasedOn: null, releasedBy: null }])
  })

  it('ends the day it is released, and still held the days before', () => {
    const ledger = newLedger()
    const id = addHold(ledger, hold(), AT)
    expect(releaseHold(ledger, id, { day: isoDay('2025-06-15'), at: AT })).toBe(true)
    expect(releaseHold(ledger, id, { day: isoDay('2025-06-16'), at: AT })).toBe(false)
    expect(releaseHold(ledger, 99, { day: isoDay('2025-06-16'), at: AT })).toBe(false)
    expect(activeHolds(ledger, isoDay('2025-06-14'))).toHaveLength(1)
    expect(activeHolds(ledger, isoDay('2025-06-15'))).toEqual([])
  })

  it('released from a coming day on is released sooner by an earlier one, and by an import that catches up with it', () => {
    const ledger = newLedger()
    const id = addHold(ledger, hold({ code: 'received', until: null }), AT)
    expect(releaseHold(ledger, id, { day: isoDay('2025-07-20'), at: AT, author: 'M. Roux' })).toBe(true)
    expect(releaseHold(ledger, id, { day: isoDay('2025-07-10'), at: AT })).toBe(true)
    expect(activeHolds(ledger, isoDay('2025-07-09'))).toMatchObject([{ releasedOn: '2025-07-10', releasedBy: null }])
    releaseReceived(ledger, isoDay('2025-06-30'), { day: isoDay('2025-07-01'), at: AT })
    expect(activeHolds(ledger, isoDay('2025-07-01'))).toEqual([])
  })

  it('comes back with its instalments, its deadline, its author and who lifted it', () => {
    const ledger = newLedger()
    const schedule = [
      { day: isoDay('2025-07-01'), cents: cents(100) },
      { day: isoDay('2025-08-01'), cents: cents(200) },
    ]
    const told = hold({ code: 'payment-plan', schedule, owedCents: cents(300), author: 'A. Brunet', deadlineOn: isoDay('2025-09-01') })
    const id = addHold(ledger, told, AT)
    releaseHold(ledger, id, { day: isoDay('2025-06-15'), at: AT, author: 'M. Roux' })
    expect(holdsOf(ledger, customerCode('C1'))).toEqual([{ ...told, id, at: AT, releasedOn: '2025-06-15', releasedBy: 'M. Roux' }])
  })

  it('of a promise or a payment plan is planned with after its last day, until it is released', () => {
    const ledger = newLedger()
    const planned = (day: string) => plannedHolds(ledger, isoDay(day)).map(({ code }) => code)
    const id = addHold(ledger, hold(), AT)
    addHold(ledger, hold({ code: 'paused' }), AT)
    addHold(ledger, hold({ code: 'payment-plan', customer: customerCode('C2') }), AT)
    expect(planned('2025-06-20')).toEqual(['promise', 'paused', 'payment-plan'])
    expect(planned('2025-06-21')).toEqual(['promise', 'payment-plan'])
    releaseHold(ledger, id, { day: isoDay('2025-06-25'), at: AT })
    expect(planned('2025-06-24')).toEqual(['promise', 'payment-plan'])
    expect(planned('2025-06-25')).toEqual(['payment-plan'])
  })

  it('of the whole dossier names no customer', () => {
    const ledger = newLedger()
    addHold(ledger, hold({ customer: null, code: 'paused' }), AT)
    expect(activeHolds(ledger, isoDay('2025-06-15'))).toMatchObject([{ customer: null, item: null }])
    expect(holdsOf(ledger, null)).toHaveLength(1)
    expect(holdsOf(ledger, customerCode('C1'))).toEqual([])
  })

  it('changes the generation of the ledger, when set and when released', () => {
    const ledger = newLedger()
    const id = addHold(ledger, hold(), AT)
    releaseHold(ledger, id, { day: isoDay('2025-06-15'), at: AT })
    expect(generation(ledger)).toBe(2)
  })

  it('for a payment received waits for an import whose bank entries reach its day', () => {
    const ledger = newLedger()
    addHold(ledger, hold({ code: 'received', from: isoDay('2025-06-10'), until: null }), AT)
    addHold(ledger, hold({ until: null }), AT)
    const books = (mark: string, lastBankDay: string) =>
      yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 100 })], { sha256: mark.repeat(64), lastBankDay: isoDay(lastBankDay) })
    store(ledger, [books('a', '2025-06-09')])
    expect(activeHolds(ledger, isoDay('2025-06-15')).map((one) => one.code)).toEqual(['received', 'promise'])
    store(ledger, [books('b', '2025-06-10')])
    expect(activeHolds(ledger, isoDay('2025-06-15')).map((one) => one.code)).toEqual(['promise'])
  })
})
