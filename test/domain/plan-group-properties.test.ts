// What is true of every plan of a group, whatever the books of its companies.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents, sumCents } from '../../src/domain/cents.ts'
import { addDays } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { customerCode } from '../../src/domain/names.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { PlanInput } from '../../src/domain/plan-input.ts'
import type { SentStep } from '../../src/domain/reminder.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import { depth } from '../support/depth.ts'
import { credit, customer, FRIDAY, invoice, manualHold, planInput, sent, settings } from '../support/plan-builders.ts'

const NAMES = standardScenario().steps.map(({ step }) => step)
const CODES = ['A', 'B', 'C', 'P', 'Z'] as const

const debit = fc.record({
  of: fc.constantFrom(...CODES),
  amount: fc.integer({ min: 1, max: 300_000 }),
  late: fc.integer({ min: -20, max: 120 }),
  dueSource: fc.constantFrom('file' as const, 'file' as const, 'assumed' as const),
  steps: fc.integer({ min: 0, max: NAMES.length }),
  ago: fc.integer({ min: 0, max: 30 }),
  part: fc.option(fc.integer({ min: 1, max: 300_000 }), { freq: 6 }),
})
const books = fc.record({
  debits: fc.array(debit, { maxLength: 14 }),
  credits: fc.array(fc.record({ of: fc.constantFrom(...CODES), amount: fc.integer({ min: 1, max: 300_000 }) }), { maxLength: 4 }),
  regimes: fc.array(fc.constantFrom('business' as const, 'public' as const, 'consumer' as const), { minLength: 5, maxLength: 5 }),
  unreachable: fc.constantFrom(null, null, ...CODES),
  shared: fc.boolean(),
  listNotDue: fc.boolean(),
})

type Books = typeof books extends fc.Arbitrary<infer T> ? T : never

function inputOf({ debits, credits, regimes, unreachable, shared, listNotDue }: Books): PlanInput {
  const items = debits.map(({ of, amount, late, dueSource }, index) =>
    invoice(`F${index}`, addDays(FRIDAY, -late), { of, amount, dueSource }),
  )
  const history: SentStep[] = debits.flatMap(({ steps, ago }, index) =>
    NAMES.slice(0, steps).map((step) => sent(step, addDays(FRIDAY, -ago), [items[index] as OpenItem])),
  )
  const holds = debits.flatMap(({ part }, index) => {
    const item = items[index] as OpenItem
    return part === null ? [] : [manualHold('dispute', { customer: item.customer, item: item.key, cents: cents(part) })]
  })
  const customers = CODES.map((code, index) =>
    customer(code, {
      regime: regimes[index] ?? 'business',
      ...(code === unreachable ? { contacts: [], address: [] } : {}),
      ...(shared && code === 'Z' ? { contacts: customer('P').contacts } : {}),
    }),
  )
  const groups = [{ payer: customerCode('P'), members: ['C', 'A', 'B'].map(customerCode) }]
  return planInput([...items, ...credits.map(({ of, amount }, index) => credit(`V${index}`, amount, { of }))], {
    sent: history,
    holds,
    customers,
    settings: settings({ listNotDue }, { groups }),
  })
}

const whatever = (check: (input: PlanInput) => void) =>
  fc.assert(
    fc.property(books, (one) => check(inputOf(one))),
    { numRuns: depth(100, 600) },
  )

describe('every plan of a group', () => {
  it('sends or holds each debit, no cent twice, and says whose it is', () => {
    whatever((input) => {
      const plan = planReminders(input)
      const told = new Map<string, number>()
      const add = (key: string, amount: number) => told.set(key, (told.get(key) ?? 0) + amount)
      for (const reminder of plan.toSend) {
        for (const item of reminder.items) {
          add(item.key, item.outstandingCents)
          expect(`${item.customer ?? reminder.customer}|${item.ref}`).toBe(item.key)
        }
      }
      for (const item of plan.held) {
        add(item.key, item.outstandingCents)
        expect(`${item.customer}|${item.ref}`).toBe(item.key)
      }
      const debits = input.items.filter((item) => item.outstandingCents > 0)
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(debits.map((item) => [item.key, item.outstandingCents])))
      const whole = plan.held.filter(({ partial }) => !partial).map(({ key }) => key)
      const sending = plan.toSend.flatMap(({ items }) => items.map(({ key }) => key))
      expect(new Set([...whole, ...sending]).size).toBe(whole.length + sending.length)
    })
  })

  it('adds up for each company and for all, and asks none for less than nothing', () => {
    whatever((input) => {
      for (const reminder of planReminders(input).toSend) {
        const { companies } = reminder
        if (companies === undefined) continue
        expect(companies.flatMap(({ items }) => items).sort()).toEqual(reminder.items.map(({ key }) => key).sort())
        for (const key of ['principalCents', 'creditsCents', 'interestCents', 'feeCents', 'totalCents'] as const) {
          expect(sumCents(companies.map((company) => company[key]))).toBe(reminder[key])
        }
        for (const company of companies) {
          const own = reminder.items.filter((item) => company.items.includes(item.key))
          expect(company.principalCents).toBe(sumCents(own.map((item) => item.outstandingCents)))
          expect(company.principalCents + company.creditsCents).toBeGreaterThan(0)
          const ownCredits = sumCents(
            input.items
              .filter(({ customer: of, outstandingCents }) => of === company.customer && outstandingCents < 0)
              .map((item) => item.outstandingCents),
          )
          expect(company.creditsCents).toBeGreaterThanOrEqual(ownCredits)
        }
      }
    })
  })

  it('never merges a formal notice, nor writes twice to one customer or one mailbox', () => {
    whatever((input) => {
      const { toSend } = planReminders(input)
      for (const { step, companies } of toSend) if (step === 'formal-notice') expect(companies).toBeUndefined()
      expect(new Set(toSend.map((reminder) => reminder.customer)).size).toBe(toSend.length)
      const mailboxes = toSend.filter(({ channel }) => channel === 'email').flatMap(({ to }) => to)
      expect(new Set(mailboxes).size).toBe(mailboxes.length)
    })
  })

  it('is the same whatever the order of its input', () => {
    whatever((input) => {
      const reversed = {
        ...input,
        items: input.items.toReversed(),
        sent: input.sent.toReversed(),
        holds: input.holds.toReversed(),
        settings: { ...input.settings, groups: input.settings.groups.map((group) => ({ ...group, members: group.members.toReversed() })) },
      }
      expect(planReminders(reversed)).toEqual(planReminders(input))
    })
  })
})
