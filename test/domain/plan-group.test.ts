// Holding Armor (P) pays for its subsidiaries A and B, three companies with three SIREN.
import { describe, expect, it } from 'vitest'
import type { Customer } from '../../src/domain/customer.ts'
import { addDays, isoDay } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { customerCode } from '../../src/domain/names.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { PlanInput } from '../../src/domain/plan-input.ts'
import type { Plan, SentStep } from '../../src/domain/reminder.ts'
import type { ReminderSettings, Settings } from '../../src/domain/settings.ts'
import {
  codes,
  credit,
  customer,
  FRIDAY,
  invoice,
  manualHold,
  onlyReminder,
  planInput,
  sent,
  sentToGroup,
  settings,
  steps,
} from '../support/plan-builders.ts'

const GROUP = { payer: customerCode('P'), members: [customerCode('A'), customerCode('B')] }

interface Told extends Partial<Omit<PlanInput, 'customers' | 'settings'>> {
  readonly customers?: readonly Customer[]
  readonly reminders?: Partial<ReminderSettings>
  readonly changes?: Partial<Settings>
}

const grouped = (items: readonly OpenItem[], { customers = [], reminders = {}, changes = {}, ...rest }: Told = {}): PlanInput =>
  planInput(items, {
    ...rest,
    customers: [customer('P', { name: 'Holding Armor' }), ...customers],
    settings: settings(reminders, { groups: [GROUP], ...changes }),
  })

const P1 = invoice('P1', '2026-11-10', { of: 'P', amount: 100_000 })
const A1 = invoice('A1', '2026-11-02', { of: 'A', amount: 200_000 })
const B1 = invoice('B1', '2026-11-05', { of: 'B', amount: 50_000 })

const who = (plan: Plan) => plan.toSend.map((reminder) => [reminder.customer, reminder.step, reminder.items.map(({ ref }) => ref)])

describe('companies with one payer', () => {
  it('get one message, to the payer, with the sums of each and theirs added up', () => {
    const plan = planReminders(
      grouped([P1, A1, B1, credit('AV', 20_000, { of: 'A' })], { customers: [customer('A', { siren: '552100554' })] }),
    )
    const reminder = onlyReminder(plan)
    expect(reminder).toMatchObject({
      customer: 'P',
      name: 'Holding Armor',
      step: 'relance-1',
      channel: 'email',
      to: ['compta@p.example'],
      principalCents: 350_000,
      creditsCents: -20_000,
      totalCents: 330_000,
    })
    expect(reminder.items.map(({ ref, customer: of }) => [ref, of])).toEqual([
      ['A1', 'A'],
      ['B1', 'B'],
      ['P1', undefined],
    ])
    expect(reminder.companies).toMatchObject([
      { customer: 'P', name: 'Holding Armor', items: ['P|P1'], principalCents: 100_000, creditsCents: 0, totalCents: 100_000 },
      { customer: 'A', siren: '552100554', items: ['A|A1'], principalCents: 200_000, creditsCents: -20_000, totalCents: 180_000 },
      { customer: 'B', siren: null, items: ['B|B1'], principalCents: 50_000, creditsCents: 0, totalCents: 50_000 },
    ])
    expect(reminder.reason).toContain('Un seul message au payeur du groupe, pour 3 sociétés.')
    expect(plan.held).toEqual([])
  })

  it('are told of at the highest step, each item at its own', () => {
    const late = invoice('A2', '2026-10-01', { of: 'A' })
    const plan = planReminders(grouped([P1, late], { sent: [sent('relance-1', '2026-10-15', [late])] }))
    expect(onlyReminder(plan)).toMatchObject({ customer: 'P', step: 'relance-2' })
    expect(steps(plan)).toEqual({ P1: 'relance-1', A2: 'relance-2' })
  })

  it('are told of to the payer even when he owes nothing himself', () => {
    const reminder = onlyReminder(planReminders(grouped([A1])))
    expect(reminder).toMatchObject({ customer: 'P', to: ['compta@p.example'], totalCents: 200_000 })
    expect(reminder.companies?.map((company) => company.customer)).toEqual(['A'])
  })

  it('leave the payer’s own message as it would be without them when they owe nothing', () => {
    expect(planReminders(grouped([P1])).toSend).toEqual(
      planReminders(planInput([P1], { customers: [customer('P', { name: 'Holding Armor' })] })).toSend,
    )
  })

  it('never pay with one another’s credits', () => {
    // B has 3 000,00 € in credit and owes 500,00 €; A owes 2 000,00 € and has no credit.
    const plan = planReminders(grouped([A1, B1, credit('AV', 300_000, { of: 'B' })]))
    expect(onlyReminder(plan)).toMatchObject({ creditsCents: 0, totalCents: 200_000 })
    expect(codes(plan)).toEqual({ B1: 'credits-cover' })
  })

  it('have each its own minimum and its own holds', () => {
    const small = invoice('B2', '2026-11-05', { of: 'B', amount: 1_400 })
    const plan = planReminders(
      grouped([P1, A1, small], { holds: [manualHold('dispute', { customer: customerCode('A'), text: 'Litige sur la livraison.' })] }),
    )
    expect(who(plan)).toEqual([['P', 'relance-1', ['P1']]])
    expect(codes(plan)).toEqual({ A1: 'dispute', B2: 'below-minimum' })
  })

  it('do not hear of an invoice before its due date with something overdue', () => {
    const soon = invoice('B3', '2026-11-24', { of: 'B', amount: 400_000 })
    const plan = planReminders(grouped([A1, soon]))
    expect(steps(plan)).toEqual({ A1: 'relance-1' })
    expect(codes(plan)).toEqual({ B3: 'not-due' })
    expect(plan.held[0]?.reason.text).toContain('une relance part déjà ce jour au client P (Holding Armor)')
    expect(onlyReminder(planReminders(grouped([soon])))).toMatchObject({ customer: 'P', step: 'preventive' })
  })

  it('keep a due date that nobody confirmed out of a message that is more than courteous', () => {
    const firm = invoice('A2', '2026-10-01', { of: 'A' })
    const assumed = invoice('B4', '2026-11-01', { of: 'B', dueSource: 'assumed' })
    const known = invoice('B5', '2026-11-02', { of: 'B', amount: 70_000 })
    const plan = planReminders(grouped([firm, assumed, known], { sent: [sent('relance-1', '2026-10-15', [firm])] }))
    expect(steps(plan)).toEqual({ A2: 'relance-2', B5: 'relance-1' })
    expect(codes(plan)).toEqual({ B4: 'due-date-assumed' })
    expect(onlyReminder(plan).companies?.[1]).toMatchObject({ customer: 'B', principalCents: 70_000, totalCents: 70_000 })
  })

  it('claim penalties only of the companies that may be asked for them', () => {
    const standard = {
      name: 'standard',
      steps:
        settings().scenarios['standard']?.steps.map((step) =>
          step.step === 'relance-1' ? { ...step, penalties: 'claim' as const } : step,
        ) ?? [],
    }
    // 2 000 € × 12,40 % × 18 ÷ 365 = 12,23 €, 500 € × 12,40 % × 15 ÷ 365 = 2,55 €; B is a person: principal alone.
    const input = grouped([A1, B1], { customers: [customer('B', { regime: 'consumer' })], changes: { scenarios: { standard } } })
    const reminder = onlyReminder(planReminders(input))
    expect(reminder.companies).toMatchObject([
      { customer: 'A', claimsPenalties: true, interestCents: 1_223, feeCents: 4_000, totalCents: 205_223 },
      { customer: 'B', claimsPenalties: false, totalCents: 50_000 },
    ])
    expect(reminder).toMatchObject({ claimsPenalties: true, totalCents: 255_223 })
  })

  it('wait for approval when one of them would, or when their total does', () => {
    const approve = (reminders: Partial<ReminderSettings>) =>
      onlyReminder(planReminders(grouped([P1, A1, B1], { reminders }))).needsApproval
    expect(approve({ approval: [] })).toBe(false)
    expect(approve({ approval: ['relance-1'] })).toBe(true)
    // 3 500,00 € together, none above 2 000,00 €.
    expect(approve({ approvalAboveCents: settingsCents(349_999) })).toBe(true)
    expect(approve({ approvalAboveCents: settingsCents(350_000) })).toBe(false)
  })
})

const settingsCents = (amount: number) => invoice('X', null, { amount }).originalCents

describe('a formal notice', () => {
  const old = (of: string) => invoice(`${of}9`, '2026-06-01', { of })
  const history = (item: OpenItem): SentStep[] =>
    ['relance-1', 'relance-2', 'call', 'relance-3'].map((step, index) => sent(step, `2026-0${6 + index}-20`, [item]))

  it('goes to the debtor company alone, and leaves it out of the group’s message', () => {
    const A9 = old('A')
    const plan = planReminders(grouped([A9, A1, P1, B1], { sent: history(A9) }))
    expect(who(plan)).toEqual([
      ['A', 'formal-notice', ['A9', 'A1']],
      ['P', 'relance-1', ['B1', 'P1']],
    ])
    expect(plan.toSend[0]).toMatchObject({ to: ['Client A', '1 rue du Port', '35000 Rennes'], totalCents: expect.any(Number) })
    expect(plan.toSend[0]?.companies).toBeUndefined()
    expect(plan.toSend[0]?.items.map((item) => item.forInformation)).toEqual([false, true])
    expect(plan.toSend[0]?.principalCents).toBe(120_000)
  })

  it('asks for nothing when the company’s own credits cover the invoices whose step it is', () => {
    const A9 = old('A')
    const plan = planReminders(grouped([A9, A1, credit('AV', 130_000, { of: 'A' })], { sent: history(A9) }))
    expect(plan.toSend).toEqual([])
    expect(codes(plan)).toEqual({ A9: 'credits-cover', A1: 'credits-cover' })
  })

  it('to the payer himself makes the others wait until the next day: one message a day', () => {
    const P9 = old('P')
    const plan = planReminders(grouped([P9, A1], { sent: history(P9) }))
    expect(who(plan)).toEqual([['P', 'formal-notice', ['P9']]])
    expect(codes(plan)).toEqual({ A1: 'too-soon' })
    expect(plan.held[0]?.reason.text).toContain('qui paie pour celui-ci')
  })
})

describe('what the payer has heard', () => {
  it('counts for all: no other message to him within the gap, whichever company it is about', () => {
    const first = onlyReminder(planReminders(grouped([A1])))
    const sentOn = (days: number) => grouped([A1, B1], { date: addDays(FRIDAY, days), sent: sentToGroup(first, FRIDAY) })
    expect(codes(planReminders(sentOn(0)))).toEqual({ A1: 'too-soon', B1: 'too-soon' })
    expect(codes(planReminders(sentOn(3)))).toEqual({ A1: 'too-soon', B1: 'too-soon' })
    expect(who(planReminders(sentOn(7)))).toEqual([['P', 'relance-2', ['A1', 'B1']]])
  })

  it('tells each company its own steps', () => {
    const first = onlyReminder(planReminders(grouped([P1, A1])))
    expect(sentToGroup(first, FRIDAY)).toMatchObject([
      { customer: 'P', items: [{ key: 'P|P1', step: 'relance-1', round: 1 }] },
      { customer: 'A', receiver: 'P', items: [{ key: 'A|A1', step: 'relance-1', round: 1 }] },
    ])
  })

  it('takes his mailbox for the day: another customer who shares it waits', () => {
    const shared = customer('Z', { contacts: customer('P').contacts })
    const plan = planReminders(grouped([A1, invoice('Z1', '2026-11-02', { of: 'Z' })], { customers: [shared] }))
    expect(who(plan)).toEqual([['P', 'relance-1', ['A1']]])
    expect(codes(plan)).toEqual({ Z1: 'too-soon' })
  })

  it('leaves the mailbox of the company free', () => {
    const shared = customer('Z', { contacts: customer('A').contacts })
    const first = onlyReminder(planReminders(grouped([A1])))
    const plan = planReminders(
      grouped([A1, invoice('Z1', '2026-11-02', { of: 'Z' })], { customers: [shared], sent: sentToGroup(first, FRIDAY) }),
    )
    expect(who(plan)).toEqual([['Z', 'relance-1', ['Z1']]])
  })
})

describe('a payer who cannot be reached', () => {
  it('holds the items of his companies, and is named', () => {
    const plan = planReminders(grouped([A1, P1], { customers: [customer('P', { name: 'Holding Armor', contacts: [], address: [] })] }))
    expect(plan.toSend).toEqual([])
    expect(codes(plan)).toEqual({ A1: 'no-contact', P1: 'no-contact' })
    expect(plan.held[0]?.reason.text).toBe(
      'Le client P (Holding Armor), qui paie pour celui-ci, ne peut pas être joint ainsi\u00a0: complétez ses contacts.',
    )
  })

  it('is one too when nobody described him', () => {
    const input = planInput([A1], { settings: settings({}, { groups: [GROUP] }) })
    expect(codes(planReminders(input))).toEqual({ A1: 'no-contact' })
  })
})

describe('a part of an item in dispute', () => {
  it('is told once when the company’s message waits after all', () => {
    const P9 = invoice('P9', '2026-06-01', { of: 'P' })
    const history = ['relance-1', 'relance-2', 'call', 'relance-3'].map((step, index) => sent(step, `2026-0${6 + index}-20`, [P9]))
    const dispute = manualHold('dispute', { customer: customerCode('A'), item: A1.key, cents: settingsCents(30_000), text: 'Litige.' })
    const plan = planReminders(grouped([P9, A1], { sent: history, holds: [dispute] }))
    expect(plan.held).toMatchObject([
      { ref: 'A1', outstandingCents: 200_000, partial: false, reason: { code: 'too-soon', until: isoDay('2026-11-20') } },
    ])
    expect(plan.held[0]?.reason.text).toContain('Litige.')
  })
})
