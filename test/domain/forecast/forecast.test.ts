// FRIDAY is 20 November 2026: its first week is Saturday 21 and Sunday 22, the last of its 90 days Thursday 18 February 2027.
import { describe, expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { isoDay } from '../../../src/domain/day.ts'
import { weeksAfter } from '../../../src/domain/forecast/windows.ts'
import { credit, FRIDAY, invoice, manualHold } from '../../support/plan-builders.ts'
import { byWeek, forecastOf, notExpected, paidLate } from './forecast-builders.ts'

describe('the weeks', () => {
  it('begin the day after, end on the 90th day, Monday to Sunday in between', () => {
    const weeks = weeksAfter(FRIDAY)
    expect(weeks.length).toBe(13)
    // A Saturday: no bank moves money before Monday.
    expect(weeks.slice(0, 2).map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-21', '2026-11-29'],
      ['2026-11-30', '2026-12-06'],
    ])
    expect(weeks.at(-1)).toMatchObject({ from: '2027-02-15', to: '2027-02-18', until: 90 })
  })

  it('of a Sunday: thirteen, the first one whole', () => {
    const weeks = weeksAfter(isoDay('2026-11-22'))
    expect(weeks.length).toBe(13)
    expect(weeks[0]).toMatchObject({ from: '2026-11-23', to: '2026-11-29', after: 0, until: 7 })
    expect(weeks.at(-1)).toMatchObject({ from: '2027-02-15', to: '2027-02-20' })
  })
})

describe('by delays', () => {
  it('who always pays ten days late is expected ten days late', () => {
    const told = forecastOf([...paidLate([10, 10, 10]), invoice('F1', '2026-11-20')])
    expect(byWeek(told)).toEqual({ '2026-11-30': 120_000 })
    expect(told.customers[0]).toMatchObject({ medianDaysLate: 10, lowDays: 10, highDays: 10, basis: 'own', paidInvoices: 3 })
  })

  it('half of his invoices after 5 days and half after 15: half of the sum in each of the two weeks', () => {
    const told = forecastOf([...paidLate([5, 15, 5, 15]), invoice('F1', '2026-11-20')])
    expect(byWeek(told)).toEqual({ '2026-11-21': 60_000, '2026-11-30': 60_000 })
    expect(told.weeks[0]).toMatchObject({ lowCents: 0, highCents: 120_000 })
  })

  it('not paid six days after its due date: the delays of 5 days are over, those of 15 alone are left', () => {
    const told = forecastOf([...paidLate([5, 15, 5, 15]), invoice('F1', '2026-11-14')])
    expect(byWeek(told)).toEqual({ '2026-11-21': 120_000 })
  })

  it('older than every known delay: not expected, and told apart', () => {
    const told = forecastOf([...paidLate([5, 10, 15]), invoice('F1', '2026-10-01')])
    expect(byWeek(told)).toEqual({})
    expect(notExpected(told)).toEqual({ 'too-old': 120_000 })
  })

  it('of an age at which one in four was never paid: that share is told apart from what is too old', () => {
    const told = forecastOf([...paidLate([10, 10, 10]), invoice('F1', '2026-11-20'), invoice('F9', '2026-10-01')])
    expect(notExpected(told)).toEqual({ 'too-old': 120_000, unlikely: 30_000 })
  })

  it('too few invoices of his own: the delays of the dossier stand in, and the answer says so', () => {
    const told = forecastOf([...paidLate([10, 10, 10, 10, 10, 10], 'C002'), ...paidLate([3, 3]), invoice('F1', '2026-11-20')])
    expect(told.customers[0]).toMatchObject({ customer: 'C001', basis: 'dossier', paidInvoices: 2 })
    expect(byWeek(told)).toEqual({ '2026-11-21': 30_000, '2026-11-30': 90_000 })
  })

  it('from ten invoices on, the delays of his class do', () => {
    const told = forecastOf([
      ...paidLate(
        Array.from({ length: 10 }, () => 10),
        'C002',
      ),
      invoice('F1', '2026-11-20'),
    ])
    expect(told.customers[0]).toMatchObject({ customer: 'C001', basis: 'class', paidInvoices: 0 })
  })

  it('expected after the 90th day is told apart', () => {
    const told = forecastOf([...paidLate([10, 10, 10]), invoice('F1', '2027-02-08'), invoice('F2', '2027-02-09')])
    expect(byWeek(told)).toEqual({ '2027-02-15': 120_000 })
    expect(told.beyondCents).toBe(120_000)
  })

  it('nothing was ever paid: nothing is expected', () => {
    const told = forecastOf([invoice('F1', '2026-11-20')])
    expect(told.customers[0]).toMatchObject({ basis: 'none', medianDaysLate: null, expected90Cents: 0 })
    expect(notExpected(told)).toEqual({ 'no-delay': 120_000 })
  })

  it('one customer alone, by the delays of all', () => {
    const items = [...paidLate([10, 10, 10, 10], 'C002'), invoice('F1', '2026-11-20'), invoice('F2', '2026-11-20', { of: 'C002' })]
    const told = forecastOf(items, [], 'C001')
    expect(told.customers.map(({ customer }) => customer)).toEqual(['C001'])
    expect([told.openCents, told.paidInvoices]).toEqual([120_000, 4])
  })
})

describe('what was agreed', () => {
  const usual = paidLate([10, 10, 10])
  const f1 = invoice('F1', '2026-11-20')

  it('a promise of a part comes on its day, the rest by delays', () => {
    const promise = manualHold('promise', { item: f1.key, cents: cents(50_000), until: isoDay('2026-12-17'), owedCents: cents(120_000) })
    const told = forecastOf([...usual, f1], [promise])
    expect(byWeek(told, 'agreedCents')).toEqual({ '2026-12-14': 50_000 })
    expect(byWeek(told)).toEqual({ '2026-11-30': 70_000, '2026-12-14': 50_000 })
    expect(told.horizons.map(({ agreedCents }) => agreedCents)).toEqual([50_000, 50_000, 50_000])
  })

  it('a promise not kept is no promise any more: delays again', () => {
    const promise = manualHold('promise', { item: f1.key, until: isoDay('2026-11-19'), owedCents: cents(120_000) })
    expect(byWeek(forecastOf([...usual, f1], [promise]))).toEqual({ '2026-11-30': 120_000 })
  })

  it('a payment plan comes in its instalments, even beyond 90 days', () => {
    const schedule = ['2026-12-01', '2027-01-01', '2027-03-01'].map((day) => ({ day: isoDay(day), cents: cents(40_000) }))
    const plan = manualHold('payment-plan', {
      from: isoDay('2026-11-10'),
      until: isoDay('2027-03-01'),
      schedule,
      owedCents: cents(120_000),
    })
    const told = forecastOf([...usual, f1], [plan])
    expect(byWeek(told)).toEqual({ '2026-11-30': 40_000, '2026-12-28': 40_000 })
    expect(told.beyondCents).toBe(40_000)
  })

  it('the instalment that has come, put against nothing yet, is not expected again', () => {
    const schedule = ['2026-11-15', '2026-12-15', '2027-01-15'].map((day) => ({ day: isoDay(day), cents: cents(40_000) }))
    const plan = manualHold('payment-plan', {
      from: isoDay('2026-11-10'),
      until: isoDay('2027-01-15'),
      schedule,
      owedCents: cents(120_000),
    })
    const came = credit('V1', 40_000, { issuedOn: isoDay('2026-11-15'), bookedOn: isoDay('2026-11-15') })
    const told = forecastOf([...usual, f1, came], [plan])
    expect(byWeek(told)).toEqual({ '2026-12-14': 40_000, '2027-01-11': 40_000 })
    expect([told.openCents, told.notExpectedCents]).toEqual([80_000, 0])
  })

  it('a bill comes at its maturity', () => {
    const told = forecastOf([...usual, invoice('LCR1', '2026-12-31', { kind: 'bill' })])
    expect(byWeek(told, 'agreedCents')).toEqual({ '2026-12-28': 120_000 })
  })
})

describe('what is not expected', () => {
  const usual = paidLate([10, 10, 10])
  const f1 = invoice('F1', '2026-11-20')

  it.each(['dispute', 'insolvency', 'handed-over', 'assigned', 'invoice-refused', 'received'] as const)('%s', (code) => {
    const told = forecastOf([...usual, f1], [manualHold(code, { from: isoDay('2026-11-01') })])
    expect(notExpected(told)).toEqual({ [code]: 120_000 })
    expect(byWeek(told)).toEqual({})
  })

  it('a part in dispute: the rest is expected', () => {
    const told = forecastOf([...usual, f1], [manualHold('dispute', { item: f1.key, cents: cents(20_000) })])
    expect([byWeek(told), notExpected(told)]).toEqual([{ '2026-11-30': 100_000 }, { dispute: 20_000 }])
  })

  it.each(['paused', 'excluded', 'direct-debit'] as const)('%s stops reminders and no payment', (code) => {
    expect(byWeek(forecastOf([...usual, f1], [manualHold(code)]))).toEqual({ '2026-11-30': 120_000 })
  })

  it('a pause of the whole dossier hides no promise', () => {
    const promise = manualHold('promise', { until: isoDay('2026-12-17'), owedCents: cents(120_000), from: isoDay('2026-11-10') })
    expect(byWeek(forecastOf([...usual, f1], [promise, manualHold('paused', { customer: null })]))).toEqual({ '2026-12-14': 120_000 })
  })

  it('credits put against nothing take off the oldest debit; what is left of them is told', () => {
    const f0 = invoice('F0', '2026-11-13', { amount: 50_000 })
    const told = forecastOf([...usual, f0, f1, credit('A1', 70_000, { kind: 'creditNote' })])
    expect(byWeek(told)).toEqual({ '2026-11-30': 100_000 })
    const over = forecastOf([...usual, f0, credit('A1', 70_000, { kind: 'creditNote' })])
    expect([over.openCents, notExpected(over)]).toEqual([-20_000, { credits: -20_000 }])
  })

  it('an invoice whose payment is seen, and that payment, tell nothing', () => {
    const told = forecastOf([...usual, { ...f1, paymentSeen: true }, credit('V1', 120_000)])
    expect([told.openCents, byWeek(told), notExpected(told)]).toEqual([0, {}, {}])
  })

  it('an advance takes off nothing: it is told', () => {
    const told = forecastOf([...usual, f1, credit('AV1', 30_000, { kind: 'advance' })])
    expect([byWeek(told), notExpected(told)]).toEqual([{ '2026-11-30': 120_000 }, { credits: -30_000 }])
  })
})
