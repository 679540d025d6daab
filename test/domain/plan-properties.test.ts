// What is true of every plan, whatever the books: checked on generated customers, histories and holds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { addDays, isoDay } from '../../src/domain/day.ts'
import type { ManualHold } from '../../src/domain/hold.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import type { MovementKind } from '../../src/domain/ledger-line.ts'
import { customerCode } from '../../src/domain/names.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { PlanInput } from '../../src/domain/plan-input.ts'
import type { SentStep } from '../../src/domain/reminder.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import type { Regime } from '../../src/domain/settings.ts'
import { depth } from '../support/depth.ts'
import { credit, customer, FRIDAY, invoice, manualHold, planInput, sent, sentFrom, settings } from '../support/plan-builders.ts'

const NAMES = standardScenario().steps.map(({ step }) => step)
/** What follows the last step of another scenario for a payment that came back: a level is never gone down again. */
const AFTER_BOUNCE: Readonly<Record<string, string>> = {
  preventive: 'bounced-payment',
  'relance-1': 'bounced-payment',
  'relance-2': 'relance-3',
  call: 'relance-3',
  'relance-3': 'formal-notice',
}
const KINDS: MovementKind[] = ['invoice', 'invoice', 'invoice', 'invoice', 'deposit', 'penalty', 'bounced', 'refund', 'doubtful', 'other']
const REGIMES: Regime[] = ['business', 'business', 'public', 'consumer', 'to-confirm', 'abroad']

const code = fc.constantFrom('A', 'B', 'C')
const debit = fc
  .record({
    of: code,
    amount: fc.integer({ min: 1, max: 300_000 }),
    late: fc.integer({ min: -20, max: 120 }),
    kind: fc.constantFrom(...KINDS),
    dueSource: fc.constantFrom('file' as const, 'file' as const, 'assumed' as const),
    paymentSeen: fc.constantFrom(false, false, false, true),
    last: fc.constantFrom(null, null, ...NAMES),
    status: fc.constantFrom('sent' as const, 'sent' as const, 'written' as const, 'inDoubt' as const),
    ago: fc.integer({ min: 0, max: 30 }),
    part: fc.option(fc.integer({ min: 1, max: 300_000 }), { freq: 6 }),
  })
  .map((one) => ({ ...one, dueOn: addDays(FRIDAY, -one.late) }))
const payment = fc.record({
  of: code,
  amount: fc.integer({ min: 1, max: 200_000 }),
  kind: fc.constantFrom('payment' as const, 'advance' as const),
})

/** A promise, a payment plan or a pause, of an invoice, a customer or everybody, past or present. */
const word = fc.record({
  of: fc.constantFrom('A', 'B', 'C', null),
  code: fc.constantFrom('promise' as const, 'payment-plan' as const, 'paused' as const),
  item: fc.option(fc.nat(11), { freq: 2 }),
  ago: fc.integer({ min: 0, max: 60 }),
  lasts: fc.integer({ min: 0, max: 60 }),
  amount: fc.option(fc.integer({ min: 2, max: 300_000 }), { freq: 2 }),
  owed: fc.integer({ min: 1, max: 500_000 }),
})

const books = fc.record({
  debits: fc.array(debit, { maxLength: 12 }),
  payments: fc.array(payment, { maxLength: 3 }),
  words: fc.array(word, { maxLength: 4 }),
  raises: fc.boolean(),
  regime: fc.constantFrom(...REGIMES),
  noEmail: fc.constantFrom(false, false, true),
  day: fc.constantFrom(FRIDAY, FRIDAY, FRIDAY, isoDay('2026-11-21')),
})

function inputOf({
  debits,
  payments,
  words,
  raises,
  regime,
  noEmail,
  day,
}: typeof books extends fc.Arbitrary<infer T> ? T : never): PlanInput {
  const items: OpenItem[] = debits.map(({ of, amount, dueOn, kind, dueSource, paymentSeen }, index) =>
    invoice(`F${index}`, dueOn, { of, amount, kind, dueSource, paymentSeen }),
  )
  const history: SentStep[] = []
  const holds: ManualHold[] = []
  debits.forEach(({ last, status, ago, part }, index) => {
    const item = items[index] as OpenItem
    if (last !== null) history.push(sent(last, addDays(FRIDAY, -ago), [item], { status }))
    if (part !== null)
      holds.push(manualHold('dispute', { customer: item.customer, item: index % 3 === 0 ? null : item.key, cents: cents(part) }))
  })
  for (const { of, code, item: index, ago, lasts, amount, owed } of words) {
    const item = of === null ? undefined : items[index ?? items.length]
    const from = addDays(FRIDAY, -ago)
    const until = addDays(from, lasts)
    const sum = amount ?? owed
    const half = Math.ceil(sum / 2)
    const schedule = [
      { day: addDays(from, Math.floor(lasts / 2)), cents: cents(half) },
      { day: addDays(until, 1), cents: cents(sum - half) },
    ]
    holds.push(
      manualHold(of === null ? 'paused' : code, {
        customer: item?.customer ?? (of === null ? null : customerCode(of)),
        item: item?.key ?? null,
        cents: of === null || amount === null ? null : cents(amount),
        ...{ from, until, owedCents: cents(owed) },
        schedule: of !== null && code === 'payment-plan' ? schedule : [],
      }),
    )
  }
  const credits = payments.map(({ of, amount, kind }, index) => credit(`VIR${index}`, amount, { of, kind }))
  const known = ['A', 'B', 'C'].map((name) => customer(name, { regime, ...(noEmail ? { contacts: [] } : {}) }))
  return planInput([...items, ...credits], {
    date: day,
    sent: history,
    holds,
    customers: known,
    settings: settings({ brokenPromiseRaises: raises }),
  })
}

/** The same values in another order, told by a seed. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  return values
    .map((value, index) => ({ value, rank: ((index + 1) * 7919 * (seed + 1)) % 104_729 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value)
}

const whatever = (check: (input: PlanInput) => void) =>
  fc.assert(
    fc.property(books, (one) => check(inputOf(one))),
    { numRuns: depth(100, 600) },
  )

describe('every plan', () => {
  it('sends and holds every cent of every debit, and no credit', () => {
    whatever((input) => {
      const plan = planReminders(input)
      const told = new Map<string, number>()
      const add = (key: string, amount: number) => told.set(key, (told.get(key) ?? 0) + amount)
      for (const item of plan.toSend.flatMap((reminder) => reminder.items)) add(item.key, item.outstandingCents)
      for (const held of plan.held) add(held.key, held.outstandingCents)
      const owed = input.items.filter((item) => item.outstandingCents > 0).map((item) => [item.key, item.outstandingCents])
      expect([...told].sort()).toEqual(owed.sort())
    })
  })

  it('names an item once in each list, and in both only for a part', () => {
    whatever((input) => {
      const plan = planReminders(input)
      const going = plan.toSend.flatMap((reminder) => reminder.items)
      const keys = new Set(going.map((item) => item.key))
      expect(keys.size).toBe(going.length)
      expect(new Set(plan.held.map((held) => held.key)).size).toBe(plan.held.length)
      for (const held of plan.held) expect(keys.has(held.key)).toBe(held.partial)
      const parts = new Map(plan.held.map((held) => [held.key, held.outstandingCents]))
      for (const item of going) expect(item.heldCents).toBe(parts.get(item.key) ?? 0)
    })
  })

  it('writes once to a customer, asks for something, and adds up', () => {
    whatever((input) => {
      const plan = planReminders(input)
      expect(new Set(plan.toSend.map((reminder) => reminder.customer)).size).toBe(plan.toSend.length)
      for (const reminder of plan.toSend) {
        const penalties = reminder.claimsPenalties ? reminder.interestCents + reminder.feeCents : 0
        const asking = reminder.items.filter((item) => !item.forInformation)
        expect(reminder.principalCents).toBe(asking.reduce((sum, item) => sum + item.outstandingCents, 0))
        expect(reminder.totalCents).toBe(reminder.principalCents + reminder.creditsCents + penalties)
        expect(reminder.totalCents).toBeGreaterThan(0)
        expect(reminder.creditsCents).toBeLessThanOrEqual(0)
        const levels = reminder.items.map((item) => NAMES.indexOf(item.step)).sort((a, b) => b - a)
        if (reminder.scenario === 'standard') expect(levels[0]).toBe(reminder.stepIndex)
        else expect(reminder.items.some((item) => item.bounced && item.step === reminder.step)).toBe(true)
      }
    })
  })

  it('asks nobody for more than he owes, his payments deducted; what keeps a promise is deducted from nothing else', () => {
    whatever((input) => {
      const { toSend } = planReminders(input)
      for (const { customer: owner, principalCents, creditsCents } of toSend) {
        const own = input.items.filter((item) => item.customer === owner && item.kind !== 'advance')
        expect(principalCents + creditsCents).toBeLessThanOrEqual(own.reduce((sum, item) => sum + item.outstandingCents, 0))
      }
    })
  })

  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(books, fc.nat(1000), (one, seed) => {
        const input = inputOf(one)
        const other = {
          ...input,
          items: shuffled(input.items, seed),
          sent: shuffled(input.sent, seed),
          holds: shuffled(input.holds, seed),
          customers: new Map(shuffled([...input.customers], seed)),
        }
        expect(planReminders(other)).toEqual(planReminders(input))
      }),
      { numRuns: depth(100, 600) },
    )
  })

  it('raises an item by one step only, and never repeats one', () => {
    whatever((input) => {
      const last = new Map(input.sent.filter(({ status }) => status !== 'inDoubt').map(({ items, step }) => [items[0]?.key, step]))
      for (const item of planReminders(input).toSend.flatMap((reminder) => reminder.items)) {
        const before = last.get(item.key) ?? 'preventive'
        if (item.bounced) expect(item.step).toBe(AFTER_BOUNCE[before])
        else if (item.step !== 'preventive') expect(NAMES.indexOf(item.step)).toBe(NAMES.indexOf(before) + 1)
      }
    })
  })

  it('has nothing more to write to a customer once its messages have left', () => {
    whatever((input) => {
      const messages = planReminders(input).toSend.filter((reminder) => reminder.channel !== 'call')
      const again = planReminders({ ...input, sent: [...input.sent, ...messages.map((reminder) => sentFrom(reminder, input.date))] })
      const served = new Set(messages.map((reminder) => reminder.customer))
      expect(again.toSend.filter((reminder) => served.has(reminder.customer) && reminder.channel !== 'call')).toEqual([])
    })
  })
})
