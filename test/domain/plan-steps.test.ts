import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { UNKNOWN_PAYER } from '../../src/domain/payer-profile.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import {
  codes,
  credit,
  customer,
  euros,
  invoice,
  onlyHeld,
  onlyReminder,
  planInput,
  sent,
  settings,
  steps,
} from '../support/plan-builders.ts'

// The plan's day is Friday 20 November 2026 unless told otherwise.

describe('the step of an item', () => {
  it('starts at the first step, whatever its age', () => {
    const reminder = onlyReminder(planReminders(planInput([invoice('F1', '2024-01-31')])))
    expect(reminder).toMatchObject({ step: 'relance-1', stepIndex: 1, channel: 'email', template: 'relance-1', penalties: 'none' })
    expect(reminder.items[0]).toMatchObject({ step: 'relance-1', round: 1, dueOn: '2024-01-31', daysLate: 1024, forInformation: false })
  })

  it('does not count the preventive step', () => {
    const item = invoice('F1', '2026-10-01')
    const plan = planReminders(planInput([item], { sent: [sent('preventive', '2026-09-26', [item])] }))
    expect(steps(plan)).toEqual({ F1: 'relance-1' })
    expect(onlyReminder(plan).reason).toContain('aucune relance envoyée depuis l’échéance (rappel du 26/09/2026)')
  })

  it.each(['sent', 'written'] as const)('counts a step that is %s', (status) => {
    const item = invoice('F1', '2026-10-01')
    const input = planInput([item], { sent: [sent('relance-1', '2026-10-06', [item], { status })] })
    expect(steps(planReminders(input))).toEqual({ F1: 'relance-2' })
  })

  it.each(['sending', 'inDoubt'] as const)('holds an item whose step is %s until somebody decides', (status) => {
    const item = invoice('F1', '2026-10-01')
    const input = planInput([item], { sent: [sent('relance-1', '2026-10-06', [item], { status })] })
    expect(onlyHeld(planReminders(input)).reason.code).toBe('in-doubt')
  })

  it('goes on after the due date when only the preventive message is in doubt', () => {
    const item = invoice('F1', '2026-10-01')
    const input = planInput([item], { sent: [sent('preventive', '2026-09-26', [item], { status: 'inDoubt' })] })
    expect(steps(planReminders(input))).toEqual({ F1: 'relance-1' })
  })

  it('starts again in a new round', () => {
    const item = invoice('F1', '2026-10-01')
    const input = planInput([item], { sent: [sent('relance-1', '2026-10-06', [item])], rounds: new Map([[item.key, 2]]) })
    expect(onlyReminder(planReminders(input)).items[0]).toMatchObject({ step: 'relance-1', round: 2 })
  })

  it('waits for the day of its next step and says which day', () => {
    const item = invoice('F1', '2026-11-10')
    const held = onlyHeld(planReminders(planInput([item], { sent: [sent('relance-1', '2026-11-15', [item])] })))
    expect(held.reason).toEqual({
      code: 'waiting-next-step',
      until: '2026-11-24',
      text: 'Prochaine étape\u00a0: deuxième relance, à partir du 25/11/2026\u00a0; dernière étape\u00a0: première relance le 15/11/2026.',
    })
  })

  it('is held once the last step was sent', () => {
    const item = invoice('F1', '2026-01-10')
    const held = onlyHeld(planReminders(planInput([item], { sent: [sent('formal-notice', '2026-10-06', [item])] })))
    expect(held.reason.code).toBe('last-step-reached')
    expect(held.reason.text).toBe(
      'Toutes les étapes du scénario sont faites\u00a0; dernière étape\u00a0: mise en demeure le 06/10/2026\u00a0: la suite est à décider par vous.',
    )
  })

  it.each([
    ['2026-11-20', 'not-due', '2026-11-20', 'Pas encore échue\u00a0: échéance le 20/11/2026.'],
    ['2026-11-19', 'waiting-next-step', '2026-11-23', 'Prochaine étape\u00a0: première relance, à partir du 24/11/2026.'],
    ['2026-12-25', 'not-due', '2026-12-25', 'Pas encore échue\u00a0: échéance le 25/12/2026.'],
  ])('an invoice due on %s is held as %s', (dueOn, code, until, text) => {
    expect(onlyHeld(planReminders(planInput([invoice('F1', dueOn)]))).reason).toEqual({ code, until, text })
  })
})

describe('the preventive step', () => {
  const known = { ...UNKNOWN_PAYER, newPayer: false }
  const goodPayer = (item = invoice('F1', '2026-11-24')) => new Map([[item.customer, known]])

  it.each(['2026-11-21', '2026-11-24', '2026-11-25'])('goes out for an invoice due on %s', (dueOn) => {
    const reminder = onlyReminder(planReminders(planInput([invoice('F1', dueOn)])))
    expect(reminder).toMatchObject({ step: 'preventive', stepIndex: 0, interestCents: 0, feeCents: 0, totalCents: 120_000 })
  })

  it('goes out once', () => {
    const item = invoice('F1', '2026-11-24')
    expect(onlyHeld(planReminders(planInput([item], { sent: [sent('preventive', '2026-11-09', [item])] }))).reason.code).toBe('not-due')
  })

  it('passes over a small invoice of a good payer', () => {
    const small = invoice('F1', '2026-11-24', { amount: 99_999 })
    const large = invoice('F2', '2026-11-24', { amount: 100_000 })
    const plan = planReminders(planInput([small, large], { payers: goodPayer() }))
    expect(steps(plan)).toEqual({ F2: 'preventive' })
    expect(codes(plan)).toEqual({ F1: 'not-due' })
  })

  it.each([
    ['new', { ...known, newPayer: true }],
    ['late', { ...known, latePayer: true }],
  ])('concerns small invoices of a %s payer', (_, facts) => {
    const small = invoice('F1', '2026-11-24', { amount: 5000 })
    expect(steps(planReminders(planInput([small], { payers: new Map([[small.customer, facts]]) })))).toEqual({ F1: 'preventive' })
  })

  it('never concerns an assumed due date', () => {
    expect(codes(planReminders(planInput([invoice('F1', '2026-11-24', { dueSource: 'assumed' })])))).toEqual({ F1: 'not-due' })
  })

  it('gives way when something overdue goes out the same day', () => {
    const plan = planReminders(planInput([invoice('F1', '2026-10-01'), invoice('F2', '2026-11-24')]))
    expect(steps(plan)).toEqual({ F1: 'relance-1' })
    expect(codes(plan)).toEqual({ F2: 'not-due' })
  })

  it('is silent when credits left by what is overdue cover the invoice', () => {
    const waiting = invoice('F1', '2026-11-18', { amount: 50_000 })
    const plan = planReminders(planInput([waiting, invoice('F2', '2026-11-24'), credit('AV', 170_000)]))
    expect(codes(plan)).toEqual({ F1: 'credits-cover', F2: 'credits-cover' })
    const less = planReminders(planInput([waiting, invoice('F2', '2026-11-24'), credit('AV', 60_000)]))
    expect(onlyReminder(less)).toMatchObject({ principalCents: 120_000, creditsCents: -10_000, totalCents: 110_000 })
  })

  it('is not worth less than the minimum', () => {
    expect(codes(planReminders(planInput([invoice('F1', '2026-11-24', { amount: 1499 })])))).toEqual({ F1: 'below-minimum' })
  })
})

describe('what a regime or an assumed due date forbids', () => {
  const late = (changes = {}) => invoice('F1', '2026-01-10', changes)
  const afterThird = (changes = {}) => ({ items: [late(changes)], sent: [sent('relance-3', '2026-10-06', [late()])] })

  it('sends a formal notice to a business', () => {
    const { items, sent: history } = afterThird()
    expect(steps(planReminders(planInput(items, { sent: history })))).toEqual({ F1: 'formal-notice' })
  })

  it('sends none to a public buyer in the standard scenario, and names the accounting department', () => {
    const { items, sent: history } = afterThird()
    const held = onlyHeld(planReminders(planInput(items, { sent: history, customers: [customer('C001', { regime: 'public' })] })))
    expect(held.reason.code).toBe('last-step-reached')
    expect(held.reason.text).toContain('service comptable')
  })

  it('tells a public buyer has no next step rather than to wait for one', () => {
    const item = invoice('F1', '2026-10-15')
    const input = planInput([item], {
      sent: [sent('relance-3', '2026-11-14', [item])],
      customers: [customer('C001', { regime: 'public' })],
    })
    expect(codes(planReminders(input))).toEqual({ F1: 'last-step-reached' })
  })

  it('sends one to a public buyer for whom a scenario of its own was chosen', () => {
    const { items, sent: history } = afterThird()
    const mairie = { ...standardScenario(), name: 'mairies' }
    const input = planInput(items, {
      sent: history,
      settings: settings({}, { scenarios: { mairies: mairie } }),
      customers: [customer('C001', { regime: 'public', scenario: 'mairies' })],
    })
    expect(steps(planReminders(input))).toEqual({ F1: 'formal-notice' })
  })

  it('holds the formal notice of a customer whose kind is unknown', () => {
    const { items, sent: history } = afterThird()
    const input = planInput(items, { sent: history, customers: [customer('C001', { regime: 'to-confirm' })] })
    expect(codes(planReminders(input))).toEqual({ F1: 'regime-to-confirm' })
  })

  it('gives an assumed due date one courteous note', () => {
    expect(steps(planReminders(planInput([late({ dueSource: 'assumed' })])))).toEqual({ F1: 'relance-1' })
  })

  it.each(['relance-1', 'relance-3'])('gives an assumed due date nothing after %s', (step) => {
    const item = late({ dueSource: 'assumed' })
    const held = onlyHeld(planReminders(planInput([item], { sent: [sent(step, '2026-10-06', [item])] })))
    expect(held.reason.code).toBe('due-date-assumed')
  })

  it('does not put an assumed due date in a firmer message', () => {
    const known = invoice('F2', '2026-10-01')
    const plan = planReminders(planInput([late({ dueSource: 'assumed' }), known], { sent: [sent('relance-1', '2026-10-06', [known])] }))
    expect(steps(plan)).toEqual({ F2: 'relance-2' })
    expect(codes(plan)).toEqual({ F1: 'due-date-assumed' })
  })

  it('sends no first step to an assumed due date when that step is not courteous', () => {
    const [, first] = standardScenario().steps
    const firm = { name: 'standard', steps: first ? [{ ...first, penalties: 'mention' as const }] : [] }
    const input = planInput([late({ dueSource: 'assumed' })], { settings: settings({}, { scenarios: { standard: firm } }) })
    expect(codes(planReminders(input))).toEqual({ F1: 'due-date-assumed' })
  })
})

describe('a scenario of the user', () => {
  it('passes over a step whose minimum the item does not reach', () => {
    const scenario = {
      name: 'standard',
      steps: standardScenario().steps.map((step) => (step.step === 'relance-2' ? { ...step, minimumCents: euros(5000) } : step)),
    }
    const item = invoice('F1', '2026-10-01')
    const input = planInput([item], {
      sent: [sent('relance-1', '2026-10-06', [item])],
      settings: settings({}, { scenarios: { standard: scenario } }),
    })
    expect(steps(planReminders(input))).toEqual({ F1: 'call' })
  })

  it('holds a customer sent to a scenario that does not exist, and names it', () => {
    const input = planInput([invoice('F1', '2026-10-01')], { customers: [customer('C001', { scenario: 'gold' })] })
    expect(onlyHeld(planReminders(input)).reason).toMatchObject({ code: 'paused', text: expect.stringContaining('«\u00a0gold\u00a0»') })
  })

  it('plans the day it is asked for', () => {
    const plan = planReminders(planInput([invoice('F1', '2026-11-30', { amount: cents(5000) })], { date: isoDay('2026-12-07') }))
    expect(plan).toMatchObject({ date: '2026-12-07', toSend: [{ step: 'relance-1', items: [{ daysLate: 7 }] }] })
  })
})
