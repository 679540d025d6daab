import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { plainStep } from '../../src/domain/plain-step.ts'
import { shippedScenarios } from '../../src/domain/scenario-shipped.ts'
import type { Scenario, Step } from '../../src/domain/settings.ts'
import { highestStep } from '../../src/domain/step-order.ts'
import { overdueStep } from '../../src/domain/step-rule.ts'

const named = (name: string): Scenario => shippedScenarios()[name] ?? { name, steps: [] }

/** An item due on 1 October 2026 of 100,00 €, on a day, with these steps really sent. */
const next = (scenario: Scenario, date: string, sent: Readonly<Record<string, string>> = {}, changes = {}) => {
  const verdict = overdueStep({
    scenario,
    date: isoDay(date),
    dueOn: isoDay('2026-10-01'),
    outstandingCents: cents(10_000),
    regime: 'business',
    language: 'fr',
    sent: new Map(Object.entries(sent).map(([step, day]) => [step, isoDay(day)])),
    passed: new Set(),
    raised: false,
    ...changes,
  })
  if (verdict.kind === 'waiting') return `${verdict.step.step} on ${verdict.day}`
  return verdict.kind === 'reached' ? verdict.step.step : verdict.kind
}

describe('a customer who changes scenario', () => {
  it.each([
    ['standard', 'bon-payeur', { 'relance-1': '2026-10-06' }, 'call'],
    // A level that the new scenario does not have is not gone down again.
    ['standard', 'bon-payeur', { 'relance-2': '2026-10-16' }, 'call'],
    ['standard', 'bon-payeur', { 'formal-notice': '2026-11-16' }, 'last'],
    ['bon-payeur', 'standard', { 'relance-1': '2026-10-08', call: '2026-10-21' }, 'relance-3'],
    ['standard', 'premium', { 'relance-1': '2026-10-06' }, 'relance-3'],
    ['premium', 'standard', { task: '2026-10-08' }, 'relance-1'],
    ['chronique', 'public', { 'relance-1': '2026-10-05', call: '2026-10-12' }, 'relance-3'],
    ['public', 'standard', { 'moratory-interest': '2026-11-30' }, 'formal-notice'],
    // A step of the user's own says nothing of a level.
    ['doux', 'standard', { courtoisie: '2026-10-06' }, 'relance-1'],
  ])('from %s to %s after %j goes on with %s', (_from, to, sent, expected) => {
    expect(next(named(to), '2027-01-15', sent as unknown as Record<string, string>)).toBe(expected)
  })

  it('keeps the steps passed over by a person', () => {
    expect(next(named('bon-payeur'), '2027-01-15', {}, { passed: new Set(['relance-2']) })).toBe('call')
  })
})

describe('a step that follows another', () => {
  const steps = [plainStep('relance-1', 5, 'email'), plainStep('relance-2', 10, 'email', { from: 'previous' })]
  const scenario = { name: 'doux', steps }

  it('counts from the day the one before really left', () => {
    expect(next(scenario, '2026-10-29', { 'relance-1': '2026-10-20' })).toBe('relance-2 on 2026-10-30')
    expect(next(scenario, '2026-10-30', { 'relance-1': '2026-10-20' })).toBe('relance-2')
  })

  it('counts from the due date when the one before was passed over', () => {
    expect(next(scenario, '2026-10-10', {}, { passed: new Set(['relance-1']) })).toBe('relance-2 on 2026-10-11')
  })
})

describe('the conditions of a step', () => {
  const only = (changes: Partial<Step>) => ({
    name: 'x',
    steps: [plainStep('relance-1', 5, 'email', changes), plainStep('call', 9, 'call')],
  })
  it.each([
    [{ minimumCents: cents(10_000) }, 'relance-1'],
    [{ minimumCents: cents(10_001) }, 'call'],
    [{ maximumCents: cents(10_000) }, 'relance-1'],
    [{ maximumCents: cents(9_999) }, 'call'],
    [{ regimes: ['business' as const] }, 'relance-1'],
    [{ regimes: ['public' as const, 'consumer' as const] }, 'call'],
    [{ languages: ['fr' as const] }, 'relance-1'],
    [{ languages: ['en' as const] }, 'call'],
  ])('%j: 100,00 € of a French business gets %s', (changes, expected) => {
    expect(next(only(changes), '2026-12-01')).toBe(expected)
  })
})

describe('a step that does not concern an item', () => {
  const large = { minimumCents: cents(50_000) }
  const billed = { billedCents: cents(100_000) }
  const first = plainStep('relance-1', 5, 'email')

  it.each([
    ['as it was issued', plainStep('relance-2', 15, 'letter', large), billed, 'relance-2'],
    ['as it was issued, be it for a maximum', plainStep('relance-2', 15, 'letter', { maximumCents: cents(50_000) }), billed, 'last'],
    ['and by what is left, for a formal notice', plainStep('formal-notice', 15, 'letter', large), billed, 'last'],
    [
      'and by what is left, when that is enough',
      plainStep('formal-notice', 15, 'letter', { minimumCents: cents(10_000) }),
      billed,
      'formal-notice',
    ],
  ])('is told by the amount of the invoice %s', (_title, second, changes, expected) => {
    expect(next({ name: 'x', steps: [first, second] }, '2026-12-01', { 'relance-1': '2026-10-06' }, changes)).toBe(expected)
  })

  it('keeps its days for what counts from it', () => {
    const steps = [
      first,
      plainStep('relance-2', 10, 'letter', { from: 'previous', ...large }),
      plainStep('relance-3', 12, 'letter', { from: 'previous' }),
    ]
    // 22 days after 20 October, not 12.
    expect(next({ name: 'x', steps }, '2026-11-10', { 'relance-1': '2026-10-20' })).toBe('relance-3 on 2026-11-11')
  })

  it('keeps its gap before a formal notice, when everything is late', () => {
    const steps = [
      first,
      plainStep('relance-2', 15, 'email', large),
      plainStep('call', 18, 'call', large),
      plainStep('relance-3', 30, 'letter', large),
      plainStep('formal-notice', 45, 'registered-letter'),
    ]
    // First heard of us on 1 December; a week, a day and two weeks more.
    const notice = next({ name: 'x', steps }, '2026-12-22', { 'relance-1': '2026-12-01' }, { gapDays: 7 })
    expect(notice).toBe('formal-notice on 2026-12-23')
    // In time, on its own day.
    expect(next({ name: 'x', steps }, '2026-11-14', { 'relance-1': '2026-10-06' }, { gapDays: 7 })).toBe('formal-notice on 2026-11-15')
  })

  it('is not leapt over by a broken promise', () => {
    const steps = [first, plainStep('relance-2', 15, 'email', large), plainStep('relance-3', 30, 'letter')]
    const sent = { 'relance-1': '2026-10-06' }
    expect(next({ name: 'x', steps }, '2026-10-12', sent, { raised: true })).toBe('relance-3 on 2026-10-31')
    expect(next({ name: 'x', steps }, '2026-10-12', sent, { raised: true, ...billed })).toBe('relance-2')
  })
})

describe('the highest of several steps', () => {
  const at = (name: string, step: string) => {
    const scenario = named(name)
    const index = scenario.steps.findIndex((one) => one.step === step)
    return { scenario, index, step: scenario.steps[index] as Step }
  }
  it.each([
    ['a formal notice before anything', ['impaye formal-notice', 'standard relance-3', 'public moratory-interest'], 'impaye formal-notice'],
    ['the later one of a scenario, whatever its words', ['standard relance-2', 'standard call'], 'standard call'],
    ['the firmer tone', ['bon-payeur relance-1', 'impaye bounced-payment'], 'impaye bounced-payment'],
    ['then what is said of penalties', ['impaye bounced-payment', 'standard relance-2'], 'standard relance-2'],
    ['then the later day', ['impaye relance-3', 'standard relance-3'], 'standard relance-3'],
  ])('is %s', (_, told, expected) => {
    const placed = told.map((one) => at(...(one.split(' ') as [string, string])))
    for (const order of [placed, placed.toReversed()]) {
      const top = highestStep(order)
      expect(`${top?.scenario.name} ${top?.step.step}`).toBe(expected)
    }
  })
})
