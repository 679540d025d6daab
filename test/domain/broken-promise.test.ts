import { describe, expect, it } from 'vitest'
import { brokenPromises } from '../../src/domain/broken-promise.ts'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { itemKey } from '../../src/domain/names.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { credit, invoice, manualHold, onlyReminder, planInput, sent, settings, steps } from '../support/plan-builders.ts'

const f1 = (changes = {}) => invoice('F1', '2026-10-01', changes)
const promise = (changes = {}) =>
  manualHold('promise', { from: isoDay('2026-11-02'), until: isoDay('2026-11-12'), owedCents: cents(120_000), ...changes })
const days = (holds: Parameters<typeof brokenPromises>[0], items: Parameters<typeof brokenPromises>[1], day = '2026-11-13') =>
  brokenPromises(holds, items, isoDay(day)).map((one) => [one.customer, one.day])

describe('a promise of one invoice', () => {
  it.each([
    ['the day itself', '2026-11-12', 120_000, []],
    ['the day after', '2026-11-13', 120_000, [['C001', '2026-11-12']]],
    ['months after', '2027-02-01', 120_000, [['C001', '2026-11-12']]],
    ['the day after, paid in part', '2026-11-13', 1, [['C001', '2026-11-12']]],
    ['the day after, paid', '2026-11-13', 0, []],
  ])('is broken or not, %s', (_title, day, left, expected) => {
    expect(days([promise({ item: f1().key })], [f1({ outstandingCents: cents(left) })], day)).toEqual(expected)
  })

  it.each([
    [70_000, []],
    [70_001, [['C001', '2026-11-12']]],
  ])('for 500,00 € is kept when that much was paid since (%i cents left)', (left, expected) => {
    expect(days([promise({ item: f1().key, cents: cents(50_000) })], [f1({ outstandingCents: cents(left) })])).toEqual(expected)
  })

  it('is kept by money that came since and that nobody put against anything, and not by older money', () => {
    const came = (day: string) => [f1(), credit('VIR', 120_000, { issuedOn: isoDay(day) })]
    expect(days([promise({ item: f1().key })], came('2026-11-02'))).toEqual([])
    expect(days([promise({ item: f1().key })], came('2026-11-01'))).toEqual([['C001', '2026-11-12']])
  })

  it('is broken when the cheque that paid it bounced', () => {
    const bounced = invoice('REJET', '2026-10-01', { kind: 'bounced', reopens: f1().key, issuedOn: isoDay('2026-11-12') })
    expect(days([promise({ item: f1().key })], [bounced])).toEqual([['C001', '2026-11-12']])
  })

  it('of an invoice that the books show no longer is not held against the customer', () => {
    expect(days([promise({ item: itemKey('C001|GONE') })], [f1()])).toEqual([])
  })
})

describe('a promise of a customer', () => {
  it.each([
    ['his debt of the day', {}, [['C001', '2026-11-12']]],
    ['an invoice that came later', { issuedOn: isoDay('2026-11-03') }, []],
    ['an invoice that falls due later', { dueOn: isoDay('2026-11-13') }, []],
    ['an invoice due that very day', { dueOn: isoDay('2026-11-12') }, [['C001', '2026-11-12']]],
    ['retention money', { kind: 'retention' }, []],
    ['another customer’s debt', { of: 'C002' }, []],
  ])('is about %s or not', (_title, changes, expected) => {
    expect(days([promise()], [f1(changes)])).toEqual(expected)
  })

  it('of a sum is counted from what he owed', () => {
    const items = (left: number) => [f1({ outstandingCents: cents(left) }), invoice('F2', '2026-10-05', { amount: 30_000 })]
    const told = promise({ cents: cents(50_000), owedCents: cents(150_000) })
    expect(days([told], items(70_000))).toEqual([])
    expect(days([told], items(70_100))).toEqual([['C001', '2026-11-12']])
  })

  it('of a sum, noted before what was owed was, is never held against him', () => {
    expect(days([promise({ cents: cents(50_000), owedCents: null })], [f1()])).toEqual([])
    expect(days([promise({ owedCents: null })], [f1()])).toEqual([['C001', '2026-11-12']])
  })
})

describe('several promises', () => {
  it('are told by customer and day, whatever the order they are given in', () => {
    const holds = [promise({ until: isoDay('2026-11-12') }), promise({ until: isoDay('2026-11-05') })]
    const expected = [
      ['C001', '2026-11-05'],
      ['C001', '2026-11-12'],
    ]
    expect(days(holds, [f1()])).toEqual(expected)
    expect(days([...holds].reverse(), [f1()])).toEqual(expected)
  })

  it('count nothing but promises and payment plans', () => {
    expect(days([promise({ code: 'paused' }), promise({ code: 'dispute' })], [f1()])).toEqual([])
  })
})

describe('in the plan', () => {
  const history = [sent('relance-1', '2026-11-05', [f1()])]
  const late = () => invoice('F1', '2026-11-10')
  const raises = settings({ brokenPromiseRaises: true })

  it('a broken promise is told once, whatever the number of invoices', () => {
    const reminder = onlyReminder(planReminders(planInput([f1(), invoice('F2', '2026-10-02')], { holds: [promise()], sent: history })))
    expect(reminder.reason.match(/non tenue/g)).toHaveLength(1)
  })

  it('raises the step of what was promised alone, and only while nothing has left since', () => {
    const items = [late(), invoice('F2', '2026-11-10')]
    const holds = [promise({ item: late().key, until: isoDay('2026-11-17') })]
    const first = [sent('relance-1', '2026-11-13', items)]
    const on = (day: string, more: typeof first = []) =>
      steps(planReminders(planInput(items, { date: isoDay(day), holds, settings: raises, sent: [...first, ...more] })))
    // relance-2 is at J+15, 25 November, and a week after the message of 13 November.
    expect(on('2026-11-20')).toEqual({ F1: 'relance-2' })
    expect(on('2026-11-25')).toEqual({ F1: 'relance-2', F2: 'relance-2' })
    const second = sent('relance-2', '2026-11-20', [late()])
    // The call of F1 is at J+18, 28 November: nothing raises it.
    expect(on('2026-11-27', [second])).toEqual({ F2: 'relance-2' })
  })
})
