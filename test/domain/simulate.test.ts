import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { PlanInput } from '../../src/domain/plan-input.ts'
import type { HeldItem } from '../../src/domain/reminder.ts'
import { nextReminders, simulate } from '../../src/domain/simulate.ts'
import { depth } from '../support/depth.ts'
import { credit, customer, invoice, manualHold, planInput, sent, sentFrom } from '../support/plan-builders.ts'

const told = (input: PlanInput, days: number) =>
  [...simulate(input, days)].flatMap(({ date, toSend }) => toSend.map((one) => `${date} ${one.customer} ${one.step}`))

describe('the coming days', () => {
  it('bring each step on its first working day, if nothing is paid', () => {
    // Due on Tuesday 1 September 2026: J+5 is a Sunday, J+15 Wednesday the 16th, J+18 Saturday the 19th, J+30 Thursday 1 October, J+45 Friday the 16th.
    const input = planInput([invoice('F1', '2026-09-01')], { date: isoDay('2026-08-20') })
    expect(told(input, 90)).toEqual([
      '2026-08-27 C001 preventive',
      '2026-09-07 C001 relance-1',
      '2026-09-16 C001 relance-2',
      '2026-09-21 C001 call',
      '2026-10-01 C001 relance-3',
      '2026-10-16 C001 formal-notice',
    ])
  })

  it('resume the day after a promise', () => {
    const holds = [manualHold('promise', { until: isoDay('2026-09-10') })]
    const input = planInput([invoice('F1', '2026-09-01')], { date: isoDay('2026-09-02'), holds })
    expect(told(input, 10)).toEqual(['2026-09-11 C001 relance-1'])
  })

  it('tell what comes next for a customer, whatever leaves today', () => {
    const input = planInput([invoice('F1', '2026-09-01')], { date: isoDay('2026-09-07') })
    expect([...nextReminders(input, 30).values()]).toMatchObject([
      { customer: 'C001', date: '2026-09-16', step: 'relance-2', channel: 'email' },
    ])
    expect([...nextReminders(input, 5).values()]).toEqual([])
  })
})

const start = isoDay('2026-10-28')
const code = fc.constantFrom('A', 'B', 'C')
const situation = fc.record({
  debits: fc.array(
    fc.record({
      of: code,
      amount: fc.integer({ min: 1, max: 300_000 }),
      late: fc.integer({ min: -40, max: 60 }),
      kind: fc.constantFrom('invoice' as const, 'invoice' as const, 'penalty' as const, 'bill' as const, 'bounced' as const),
      assumed: fc.constantFrom(false, false, false, true),
      last: fc.constantFrom(null, null, 'preventive', 'relance-1', 'relance-2', 'call', 'relance-3'),
      ago: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 8 },
  ),
  credits: fc.array(fc.record({ of: code, amount: fc.integer({ min: 1, max: 200_000 }) }), { maxLength: 2 }),
  holds: fc.array(
    fc.record({
      of: fc.constantFrom('A', 'B', null),
      whole: fc.boolean(),
      code: fc.constantFrom('dispute' as const, 'promise' as const, 'paused' as const),
      from: fc.integer({ min: -5, max: 12 }),
      lasts: fc.option(fc.integer({ min: 0, max: 12 })),
      part: fc.option(fc.integer({ min: 1, max: 200_000 }), { freq: 4 }),
    }),
    { maxLength: 3 },
  ),
  sharedMailbox: fc.boolean(),
})

function inputOf({ debits, credits, holds, sharedMailbox }: typeof situation extends fc.Arbitrary<infer T> ? T : never): PlanInput {
  const items = debits.map(({ of, amount, late, kind, assumed }, index) =>
    invoice(`F${index}`, addDays(start, -late), { of, amount, kind, dueSource: assumed ? 'assumed' : 'file' }),
  )
  const history = debits.flatMap(({ last, ago }, index) => {
    const item = items[index]
    return last === null || item === undefined ? [] : [sent(last, addDays(start, -ago), [item])]
  })
  const set = holds.map(({ of, whole, code: why, from, lasts, part }) => {
    const day = addDays(start, from)
    const item = items.find(({ customer: owner }) => owner === of)
    return manualHold(why, {
      customer: of === null ? null : customer(of).code,
      item: whole || of === null ? null : (item?.key ?? null),
      from: day,
      until: lasts === null ? null : addDays(day, lasts),
      cents: part === null || of === null ? null : (part as never),
    })
  })
  const contacts = [{ name: null, email: 'compta@groupe.example', phone: '02 99 00 00 00', role: null }]
  return planInput([...items, ...credits.map(({ of, amount }, index) => credit(`V${index}`, amount, { of }))], {
    date: start,
    sent: history,
    holds: set,
    customers: sharedMailbox ? [customer('A', { contacts }), customer('B', { contacts })] : [],
  })
}

/** Everybody planned again on every day, what was planned taken as sent: the slow way. */
function everyDay(input: PlanInput, days: number): { date: IsoDay; toSend: readonly unknown[]; held: readonly HeldItem[] }[] {
  const history = [...input.sent]
  return Array.from({ length: days }, (_, count) => {
    const date = addDays(input.date, count)
    const { toSend, held } = planReminders({ ...input, date, booksAsOf: date, sent: [...history] })
    for (const reminder of toSend) history.push(sentFrom(reminder, date))
    return { date, toSend, held }
  })
}

describe('a plan kept until its customer wakes', () => {
  it('is the plan of each day in between, to the word', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const input = inputOf(one)
        let kept = new Map<string, { until: IsoDay | null; held: readonly HeldItem[] }>()
        for (let count = 0; count < 40; count++) {
          const date = addDays(start, count)
          const { toSend, held, wakes } = planReminders({ ...input, date, booksAsOf: date })
          for (const [customerCode, { until, held: before }] of kept) {
            if (until !== null && until <= date) continue
            expect(toSend.filter(({ customer: owner }) => owner === customerCode)).toEqual([])
            expect(held.filter(({ customer: owner }) => owner === customerCode)).toEqual(before)
          }
          kept = new Map(
            [...wakes].map(([owner, until]) => [owner, { until, held: held.filter(({ customer: other }) => other === owner) }]),
          )
        }
      }),
      { numRuns: depth(60, 600) },
    )
  })

  it('gives the same coming days as planning everybody every day', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const input = inputOf(one)
        const slow = everyDay(input, 60).filter(({ toSend }) => toSend.length > 0)
        expect([...simulate(input, 60)]).toEqual(slow.map(({ date, toSend }) => ({ date, toSend })))
      }),
      { numRuns: depth(40, 400) },
    )
  })
})
