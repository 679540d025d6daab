// The figures of the dashboard that are no sums: each by hand.
import { describe, expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { isoDay } from '../../../src/domain/day.ts'
import { onTimeShare } from '../../../src/domain/indicators/on-time.ts'
import { daySales } from '../../../src/domain/indicators/sales.ts'
import { stepEffects } from '../../../src/domain/indicators/step-effect.ts'
import { topDebtors } from '../../../src/domain/indicators/top-debtors.ts'
import type { Allocation } from '../../../src/domain/item.ts'
import { customerCode, itemKey } from '../../../src/domain/names.ts'
import { UNKNOWN_PAYER } from '../../../src/domain/payer-profile.ts'
import type { SentStep } from '../../../src/domain/reminder.ts'
import { credit, invoice, sent } from '../../support/plan-builders.ts'

const DAY = isoDay('2026-11-20')
const paid = (day: string, amount: number, counterpartKind: Allocation['counterpartKind'] = 'payment'): Allocation => ({
  ...{ day: isoDay(day), cents: cents(amount), origin: 'letter', counterpart: itemKey('P'), counterpartKind },
})
const left = (original: number, allocations: readonly Allocation[]) =>
  cents(original - allocations.reduce((sum, part) => sum + part.cents, 0))

describe('the share paid on time', () => {
  const due = (dueOn: string, amount: number, ...allocations: Allocation[]) =>
    invoice(dueOn, dueOn, { amount, outstandingCents: left(amount, allocations), allocations })

  it('counts payments up to the due day, and what is still unpaid as late', () => {
    const items = [
      due('2026-10-31', 100_000, paid('2026-10-31', 60_000), paid('2026-11-02', 40_000)),
      due('2026-09-30', 50_000, paid('2026-09-15', 50_000)),
      due('2026-08-31', 50_000),
    ]
    expect(onTimeShare(items, DAY)).toMatchObject({ invoices: 3, onTimeInvoices: 1, dueCents: 200_000, onTimeCents: 110_000, percent: 55 })
  })

  it('looks at the twelve months before the day, which is in none of them', () => {
    const items = [due('2025-11-19', 1_000), due('2025-11-20', 2_000), due('2026-11-19', 4_000), due('2026-11-20', 8_000)]
    expect(onTimeShare(items, DAY)).toMatchObject({ invoices: 2, dueCents: 6_000, from: '2025-11-20', to: '2026-11-19' })
  })

  it('takes credit notes off, and leaves out what money did not settle and what nobody knows', () => {
    const items = [
      due('2026-10-31', 100_000, paid('2026-10-01', 20_000, 'creditNote'), paid('2026-10-30', 80_000)),
      due('2026-10-30', 10_000, paid('2026-10-30', 10_000, 'creditNote')),
      due('2026-10-29', 10_000, paid('2026-10-30', 10_000, 'writeOff')),
      { ...due('2026-10-28', 10_000), dueSource: 'assumed' as const },
    ]
    expect(onTimeShare(items, DAY)).toMatchObject({ invoices: 1, onTimeInvoices: 1, dueCents: 80_000, onTimeCents: 80_000 })
    expect(onTimeShare([], DAY).percent).toBeNull()
  })
})

describe('the effect of a step', () => {
  const item = invoice('F1', '2026-10-31', {
    amount: 100_000,
    outstandingCents: cents(40_000),
    allocations: [paid('2026-11-03', 20_000), paid('2026-11-10', 30_000), paid('2026-11-11', 10_000)],
  })
  const leaving = (day: string, told: Partial<SentStep> = {}) => sent('relance-1', day, [item], told)

  it('is what payments settled from the day after to the seventh and the fifteenth, of what was left', () => {
    // 800,00 left on the evening of 3 November: 300,00 by the 10th, 100,00 more by the 18th.
    expect(stepEffects([leaving('2026-11-03')], [item], DAY)).toEqual([
      {
        step: 'relance-1',
        messages: 1,
        after: [
          { days: 7, invoices: 1, askedCents: 80_000, paidCents: 30_000, percent: 38 },
          { days: 15, invoices: 1, askedCents: 80_000, paidCents: 40_000, percent: 50 },
        ],
      },
    ])
  })

  it('waits for the delay to be over, and leaves doubts out', () => {
    const [one] = stepEffects([leaving('2026-11-13'), leaving('2026-11-14'), leaving('2026-11-02', { status: 'inDoubt' })], [item], DAY)
    expect([one?.messages, one?.after.map(({ invoices }) => invoices)]).toEqual([2, [1, 0]])
  })

  it('counts once a message that stands in two histories: of a group, of a former code', () => {
    const other = customerCode('C9')
    const twice = [
      leaving('2026-11-03'),
      leaving('2026-11-03', { customer: other }),
      leaving('2026-11-03', { customer: other, receiver: item.customer }),
    ]
    const [one] = stepEffects(twice, [item], DAY)
    expect([one?.messages, one?.after[0]?.askedCents]).toEqual([1, 80_000])
  })

  it('comes in the order of the reminders, steps of one’s own last', () => {
    const steps = ['zz', 'formal-notice', 'relance-2', 'relance-1'].map((step) => sent(step, '2026-11-03', [item]))
    expect(stepEffects(steps, [item], DAY).map(({ step }) => step)).toEqual(['relance-1', 'relance-2', 'formal-notice', 'zz'])
  })
})

describe('the top debtors', () => {
  const owed = (of: string, dueOn: string, amount: number) => invoice(`${of}-${dueOn}`, dueOn, { of, amount })

  it('come by euros × days × risk: a small old debt before a large new one', () => {
    const items = [
      owed('A', '2026-11-10', 1_000_000),
      owed('B', '2026-07-23', 100_000),
      owed('B', '2026-11-30', 900_000),
      owed('C', '2026-11-20', 5_000),
    ]
    const payers = new Map([
      [customerCode('A'), { ...UNKNOWN_PAYER, score: 100 }],
      [customerCode('B'), { ...UNKNOWN_PAYER, score: 0 }],
    ])
    // A: 10 000 × 10 days × 1; B: 1 000 × 120 days × 2.
    expect(
      topDebtors(items, payers, () => 'Nom', DAY).map(({ customer, overdueCents, averageDays, weight }) => [
        customer,
        overdueCents,
        averageDays,
        weight,
      ]),
    ).toEqual([
      ['B', 100_000, 120, 240_000],
      ['A', 1_000_000, 10, 100_000],
    ])
  })
})

it('the sales of a day are invoices, deposits and credit notes, once each', () => {
  // The day of the document plays no part.
  const on = (day: string) => ({ issuedOn: isoDay('2026-09-15'), bookedOn: isoDay(day) })
  const items = [
    invoice('F1', '2026-10-31', { amount: 10_000, ...on('2026-10-01') }),
    credit('A1', 2_000, { kind: 'creditNote', ...on('2026-10-01') }),
    credit('P1', 5_000, { kind: 'payment', ...on('2026-10-01') }),
    invoice('D1', '2026-10-31', { amount: 3_000, kind: 'deposit', ...on('2026-10-02') }),
    invoice('F1', '2026-10-31', { amount: 10_000, kind: 'bounced', reopens: itemKey('F1'), ...on('2026-10-02') }),
  ]
  expect(daySales(items)).toEqual([
    { day: '2026-10-01', cents: 8_000 },
    { day: '2026-10-02', cents: 3_000 },
  ])
})
