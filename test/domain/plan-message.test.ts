import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { plainStep } from '../../src/domain/plain-step.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import {
  codes,
  credit,
  customer,
  euros,
  invoice,
  manualHold,
  onlyHeld,
  onlyReminder,
  planInput,
  sent,
  settings,
  steps,
} from '../support/plan-builders.ts'

const F1 = invoice('F1', '2026-09-15')
const F2 = invoice('F2', '2026-10-20', { amount: 30_000 })
const F3 = invoice('F3', '2026-11-01', { amount: 10_000 })

describe('one message per customer', () => {
  it('carries all his overdue invoices at the highest step, each keeping its own', () => {
    const reminder = onlyReminder(planReminders(planInput([F3, F2, F1], { sent: [sent('relance-1', '2026-09-20', [F1])] })))
    expect(reminder).toMatchObject({ step: 'relance-2', stepIndex: 2, channel: 'email', principalCents: 160_000, totalCents: 160_000 })
    expect(reminder.items.map((item) => [item.ref, item.step])).toEqual([
      ['F1', 'relance-2'],
      ['F2', 'relance-1'],
      ['F3', 'relance-1'],
    ])
  })

  it('leaves at home an overdue invoice whose step was already sent', () => {
    const plan = planReminders(planInput([F2, F3], { sent: [sent('relance-1', '2026-11-06', [F3])] }))
    expect(steps(plan)).toEqual({ F2: 'relance-1', F3: 'relance-2' })
    const early = planReminders(planInput([F2, F3], { sent: [sent('relance-1', '2026-11-06', [F3])], date: isoDay('2026-11-13') }))
    expect(steps(early)).toEqual({ F2: 'relance-1' })
    expect(codes(early)).toEqual({ F3: 'waiting-next-step' })
  })

  it('gives each customer his own', () => {
    const plan = planReminders(planInput([invoice('F9', '2026-10-01', { of: 'C002' }), F1, invoice('F8', '2026-10-01', { of: 'B' })]))
    expect(plan.toSend.map((reminder) => [reminder.customer, reminder.items.length])).toEqual([
      ['B', 1],
      ['C001', 1],
      ['C002', 1],
    ])
  })
})

describe('the gap between two messages', () => {
  const withLast = (day: string, step = 'relance-1') => ({ sent: [sent(step, day, [F1])] })

  it.each([
    ['2026-11-20', '2026-11-26'],
    ['2026-11-14', '2026-11-20'],
  ])('after a message on %s nothing leaves until %s', (day, until) => {
    const plan = planReminders(planInput([F1, F2], withLast(day)))
    expect(codes(plan)).toEqual({ F1: 'too-soon', F2: 'too-soon' })
    expect(plan.held[0]?.reason.until).toBe(until)
  })

  it('ends seven days later', () => {
    expect(steps(planReminders(planInput([F1, F2], withLast('2026-11-13'))))).toEqual({ F1: 'relance-2', F2: 'relance-1' })
  })

  it('says when the last message left', () => {
    const held = onlyHeld(planReminders(planInput([F1], withLast('2026-11-18'))))
    expect(held.reason.text).toBe('Un message est parti le 18/11/2026\u00a0: pas d’autre avant le 25/11/2026 (7 jours d’écart au moins).')
  })

  it('counts a message in doubt, which may have arrived', () => {
    const history = [sent('relance-1', '2026-11-18', [F1], { status: 'inDoubt' })]
    expect(codes(planReminders(planInput([F1, F2], { sent: history })))).toEqual({ F1: 'in-doubt', F2: 'too-soon' })
  })

  it('does not hold back a call, and a call does not hold back a message', () => {
    const call = planReminders(planInput([F1], withLast('2026-11-18', 'relance-2')))
    expect(onlyReminder(call)).toMatchObject({ step: 'call', channel: 'call', to: ['02 99 00 00 00'] })
    const letter = planReminders(planInput([F1], withLast('2026-11-19', 'call')))
    expect(onlyReminder(letter)).toMatchObject({ step: 'relance-3', channel: 'letter' })
  })

  it('lets the call leave alone when a message is too soon for the other invoices', () => {
    const plan = planReminders(planInput([F1, F2], withLast('2026-11-18', 'relance-2')))
    expect(steps(plan)).toEqual({ F1: 'call' })
    expect(codes(plan)).toEqual({ F2: 'too-soon' })
  })

  it('forbids a second message on the same day even with a gap of zero', () => {
    const plan = planReminders(planInput([F1], { ...withLast('2026-11-20'), settings: settings({ minimumGapDays: 0 }) }))
    expect(codes(plan)).toEqual({ F1: 'too-soon' })
    const next = planReminders(planInput([F1], { ...withLast('2026-11-19'), settings: settings({ minimumGapDays: 0 }) }))
    expect(steps(next)).toEqual({ F1: 'relance-2' })
  })
})

describe('a formal notice', () => {
  const history = { sent: [sent('relance-3', '2026-10-20', [F1])] }

  it('asks only for the invoices whose step it is, the others are for information', () => {
    const reminder = onlyReminder(planReminders(planInput([F1, F2], history)))
    expect(reminder).toMatchObject({
      step: 'formal-notice',
      channel: 'registered-letter',
      to: ['Client C001', '1 rue du Port', '35000 Rennes'],
    })
    expect(reminder.items.map((item) => [item.ref, item.forInformation, item.outstandingCents])).toEqual([
      ['F1', false, 120_000],
      ['F2', true, 30_000],
    ])
    // 1 200.00 at 12.40 % for 66 days: 26.9063...; F2 is outside every sum.
    expect(reminder).toMatchObject({ principalCents: 120_000, interestCents: 2691, feeCents: 4000, totalCents: 126_691 })
    expect(reminder.reason).toContain(
      'Pour information, hors total\u00a0: 1 autre facture échue, qui n’en est pas à la mise en demeure\u00a0: F2 (étape propre\u00a0: première relance).',
    )
  })

  it('claims penalties, and no longer does with credits left unallocated', () => {
    expect(onlyReminder(planReminders(planInput([F1], history)))).toMatchObject({ claimsPenalties: true, penalties: 'claim' })
    const withCredit = onlyReminder(planReminders(planInput([F1, credit('AV', 20_000)], history)))
    expect(withCredit).toMatchObject({ claimsPenalties: false, penalties: 'mention', creditsCents: -20_000, totalCents: 100_000 })
  })

  it.each(['consumer', 'abroad'] as const)('claims and mentions nothing to a customer of regime %s', (regime) => {
    const input = planInput([F1], { ...history, customers: [customer('C001', { regime })] })
    expect(onlyReminder(planReminders(input))).toMatchObject({
      claimsPenalties: false,
      penalties: 'none',
      feeCents: 0,
      totalCents: 120_000,
    })
  })

  it('claims nothing while the rate is not confirmed', () => {
    const unconfirmed = settings({}, { penalties: { ...settings().penalties, rate: null } })
    const reminder = onlyReminder(planReminders(planInput([F1], { ...history, settings: unconfirmed })))
    expect(reminder).toMatchObject({ claimsPenalties: false, interestCents: 2691, feeCents: 4000, totalCents: 120_000 })
  })

  it('is not lost in a later step of another invoice', () => {
    const last = { ...standardScenario().steps[3], step: 'last-call', at: 60, channel: 'call' as const, template: 'call' }
    const scenario = { name: 'standard', steps: [...standardScenario().steps, last] as never }
    const old = invoice('F0', '2026-01-10')
    const plan = planReminders(
      planInput([F1, old], {
        sent: [...history.sent, sent('formal-notice', '2026-06-01', [old])],
        settings: settings({}, { scenarios: { standard: scenario } }),
      }),
    )
    expect(steps(plan)).toEqual({ F1: 'formal-notice' })
    expect(codes(plan)).toEqual({ F0: 'too-soon' })
  })
})

describe('the table of an item', () => {
  const claiming = {
    standard: {
      name: 'standard',
      steps: standardScenario().steps.map((step) => (step.step === 'relance-3' ? { ...step, penalties: 'claim' as const } : step)),
    },
  }
  const before = { sent: [sent('relance-1', '2026-09-20', [F1]), sent('relance-2', '2026-10-01', [F1]), sent('call', '2026-10-05', [F1])] }

  it('is one of its own where others were reminded in writing and it was not, and only what claims by its own step is claimed', () => {
    const reminder = onlyReminder(planReminders(planInput([F1, F2], { ...before, settings: settings({}, { scenarios: claiming }) })))
    expect(reminder.items.map(({ ref, firstReminder, claimsPenalties }) => [ref, firstReminder, claimsPenalties])).toEqual([
      ['F1', undefined, true],
      ['F2', true, false],
    ])
    // F1: 26,91 € and 40,00 €. F2 would bear 300,00 € × 12,40 % × 31 days ÷ 365 = 3,16 € and 40,00 €: told with it, asked for by nobody.
    expect(reminder).toMatchObject({ step: 'relance-3', interestCents: 2691, feeCents: 4000, totalCents: 150_000 + 6691 })
    expect(reminder.items[1]).toMatchObject({ interestCents: 316, feeCents: 4000 })
  })

  it('tells the penalties of all where none is claimed', () => {
    const reminder = onlyReminder(planReminders(planInput([F1, F2], before)))
    expect(reminder).toMatchObject({ step: 'relance-3', claimsPenalties: false, interestCents: 3007, feeCents: 8000, totalCents: 150_000 })
  })

  it('is not kept from claiming by an item that does not claim', () => {
    const held = { holds: [manualHold('dispute', { item: F2.key, cents: cents(10_000) })] }
    const input = planInput([F1, F2], { ...before, ...held, settings: settings({}, { scenarios: claiming }) })
    expect(onlyReminder(planReminders(input))).toMatchObject({ claimsPenalties: true, totalCents: 140_000 + 6691 })
  })

  it.each([
    ['a call', sent('call', '2026-10-25', [F2]), true],
    ['a message that may not have arrived', sent('relance-0', '2026-10-25', [F2], { status: 'inDoubt' }), true],
    ['a note before the due date', sent('preventive', '2026-10-15', [F2]), true],
    ['a letter of an earlier round', sent('relance-1', '2026-10-25', [F2]), undefined],
  ])('after %s', (_, message, apart) => {
    const input = planInput([F1, F2], { sent: [...before.sent, message], rounds: new Map([[F2.key, 2]]) })
    expect(onlyReminder(planReminders(input)).items[1]?.firstReminder).toBe(apart)
  })
})

describe('penalties in messages', () => {
  it('are computed and not asked for before the formal notice', () => {
    const item = invoice('F1', '2026-10-01')
    const reminder = onlyReminder(planReminders(planInput([item], { sent: [sent('relance-1', '2026-10-16', [item])] })))
    expect(reminder.items[0]).toMatchObject({ daysLate: 50, interestCents: 2038, feeCents: 4000 })
    expect(reminder).toMatchObject({ step: 'relance-2', penalties: 'mention', claimsPenalties: false, totalCents: 120_000 })
  })

  it('are not even mentioned to a customer whose kind is unknown', () => {
    const item = invoice('F1', '2026-10-01')
    const input = planInput([item], {
      sent: [sent('relance-1', '2026-10-16', [item])],
      customers: [customer('C001', { regime: 'to-confirm' })],
    })
    expect(onlyReminder(planReminders(input))).toMatchObject({ step: 'relance-2', penalties: 'none', totalCents: 120_000 })
  })

  it('are not borne by a penalty invoice', () => {
    expect(onlyReminder(planReminders(planInput([invoice('P1', '2026-10-01', { kind: 'penalty' })])))).toMatchObject({
      interestCents: 0,
      feeCents: 0,
    })
  })
})

describe('approval', () => {
  const needs = (reminders: Parameters<typeof settings>[0], planCount = 10) =>
    onlyReminder(planReminders(planInput([F1], { settings: settings(reminders), planCount }))).needsApproval

  it('is asked for the steps of the list, large totals and the first plans', () => {
    expect(needs({})).toBe(false)
    expect(needs({ approval: ['relance-1'] })).toBe(true)
    expect(needs({ approval: ['relance-3'] })).toBe(false)
    expect(needs({ approvalAboveCents: euros(1200) })).toBe(false)
    expect(needs({ approvalAboveCents: euros(1199) })).toBe(true)
    expect(needs({ firstPlansToApprove: 3 }, 2)).toBe(true)
    expect(needs({ firstPlansToApprove: 3 }, 3)).toBe(false)
  })

  it('tells every reason why it is asked for', () => {
    const told = (reminders: Parameters<typeof settings>[0]) =>
      onlyReminder(planReminders(planInput([F1], { settings: settings(reminders), planCount: 0 }))).approvalNeeds?.map(({ code, text }) => [
        code,
        text.replaceAll(/[\u00a0\u202f]/g, ' '),
      ])
    expect(told({})).toBeUndefined()
    expect(told({ firstPlansToApprove: 3, approvalAboveCents: euros(1199), approval: ['relance-1'] })).toEqual([
      ['first-plans', 'un des 3 premiers plans du dossier'],
      ['amount', 'total au-dessus de 1 199,00 €'],
      ['step', 'étape « première relance »'],
    ])
    expect(told({ validatedBy: 'direction@client.example' })).toEqual([['validation', 'validation par direction@client.example']])
  })

  it('is always asked for a formal notice, unless the list is empty', () => {
    const notice = (approval: string[]) =>
      onlyReminder(planReminders(planInput([F1], { settings: settings({ approval }), sent: [sent('relance-3', '2026-10-20', [F1])] })))
    expect(notice(['relance-3']).needsApproval).toBe(true)
    expect(notice([]).needsApproval).toBe(false)
  })
})

describe('the reason of a reminder', () => {
  const reason = (items: Parameters<typeof planInput>[0], changes = {}) =>
    onlyReminder(planReminders(planInput(items, changes))).reason.replaceAll('\u00a0', ' ')

  it('tells what is late, what was sent and what comes', () => {
    const item = invoice('F1', '2026-10-01')
    expect(reason([item, F2], { sent: [sent('relance-1', '2026-10-16', [item])] })).toBe(
      '2 factures échues, la plus ancienne depuis 50 jours ; première relance du 16/10/2026 ; étape suivante : deuxième relance. ' +
        'Dans un tableau à part, sans relance écrite à ce jour : F2 (étape propre : première relance).',
    )
    expect(reason([item])).toBe('1 facture échue depuis 50 jours ; aucune relance envoyée ; première étape du scénario : première relance.')
    expect(reason([item], { sent: [sent('call', '2026-10-16', [item])] })).toBe(
      '1 facture échue depuis 50 jours ; appel téléphonique fait le 16/10/2026 ; étape suivante : dernier rappel.',
    )
  })

  it('tells a preventive message from a reminder', () => {
    expect(reason([invoice('F1', '2026-11-24')])).toBe('1 facture arrive à échéance le 24/11/2026 ; rappel avant l’échéance.')
    expect(reason([invoice('F1', '2026-11-24'), invoice('F2', '2026-11-23')])).toBe(
      '2 factures arrivent à échéance, la première le 23/11/2026 ; rappel avant l’échéance.',
    )
  })
})

describe('the name of a reminder', () => {
  const id = (items: Parameters<typeof planInput>[0], changes = {}) => onlyReminder(planReminders(planInput(items, changes))).id

  it('stays the same from day to day and whatever the amounts', () => {
    expect(id([F1, F2])).toMatch(/^[0-9a-f]{16}$/)
    expect(id([F2, F1], { date: isoDay('2026-11-23') })).toBe(id([F1, F2]))
    expect(id([{ ...F1, outstandingCents: euros(1) }, F2])).toBe(id([F1, F2]))
  })

  it('changes with the items, the step and the round', () => {
    const others = [
      id([F1]),
      id([F1, F2], { sent: [sent('relance-1', '2026-09-20', [F1, F2])] }),
      id([F1, F2], { rounds: new Map([[F1.key, 2]]) }),
    ]
    expect(new Set([id([F1, F2]), ...others]).size).toBe(4)
  })
})

describe('items of one customer in several scenarios', () => {
  const returned = invoice('REJET', '2026-10-01', { kind: 'bounced' })

  it('share one message at the highest step, each at its own; the call of one comes with it', () => {
    const plan = planReminders(planInput([invoice('F1', '2026-10-01'), returned]))
    expect(onlyReminder(plan)).toMatchObject({ scenario: 'impaye', step: 'bounced-payment', withCall: true, noticeFollows: true })
    expect(steps(plan)).toEqual({ F1: 'relance-1', REJET: 'bounced-payment' })
  })

  it('wait for the approval that a premium customer is promised, whatever came back', () => {
    const plan = planReminders(planInput([returned], { customers: [customer('C001', { scenario: 'premium' })] }))
    expect(onlyReminder(plan)).toMatchObject({ scenario: 'impaye', needsApproval: true })
  })

  it('are not told of a formal notice where none follows', () => {
    const abroad = planReminders(planInput([returned], { customers: [customer('C001', { regime: 'abroad' })] }))
    expect(onlyReminder(abroad).noticeFollows).toBe(false)
  })
})

describe('the gap of a scenario', () => {
  it('is kept instead of the dossier’s', () => {
    const item = invoice('F1', '2026-10-01')
    const other = invoice('F2', '2026-11-10')
    const on = (day: string, scenario: string) =>
      planReminders(
        planInput([item, other], {
          customers: [customer('C001', { scenario })],
          sent: [sent('relance-1', day, [item])],
        }),
      )
    // 20 November: the first message to F2 may leave seven days after the last one, ten in the scenario of good payers.
    expect(codes(on('2026-11-12', 'bon-payeur'))['F2']).toBe('too-soon')
    expect(steps(on('2026-11-10', 'bon-payeur'))['F2']).toBe('relance-1')
    expect(steps(on('2026-11-12', 'standard'))['F2']).toBe('relance-1')
  })
})

describe('the approval of a step', () => {
  const own = (approval: boolean | null) => ({ name: 'doux', steps: [plainStep('relance-1', 5, 'email', { approval })] })
  it.each([
    [true, [], true],
    [false, ['relance-1'], false],
    [null, ['relance-1'], true],
    [null, [], false],
  ])('%s with the list %j: %s', (approval, list, expected) => {
    const plan = planReminders(
      planInput([invoice('F1', '2026-10-01')], {
        customers: [customer('C001', { scenario: 'doux' })],
        settings: settings({ approval: list }, { scenarios: { doux: own(approval) } }),
      }),
    )
    expect(onlyReminder(plan).needsApproval).toBe(expected)
  })
})

describe('what a message threatens with', () => {
  const late = { sent: [sent('relance-1', '2026-09-20', [F1])] }

  it('is nothing where penalties alone are asked for: they bear none', () => {
    const penalty = invoice('P1', '2026-09-15', { kind: 'penalty' })
    const asked = (item: typeof F1) => onlyReminder(planReminders(planInput([item], { sent: [sent('relance-1', '2026-09-20', [item])] })))
    expect([asked(F1).penalties, asked(penalty).penalties]).toEqual(['mention', 'none'])
  })

  it('is no formal notice while nobody has said what kind of customer he is', () => {
    const asked = (regime: 'business' | 'to-confirm') =>
      onlyReminder(planReminders(planInput([F1], { ...late, customers: [customer('C001', { regime })] })))
    expect([asked('business').noticeFollows, asked('to-confirm').noticeFollows]).toEqual([true, false])
  })
})
