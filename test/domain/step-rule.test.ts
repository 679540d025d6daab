import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import type { Step } from '../../src/domain/settings.ts'
import { overdueStep, preventiveStep } from '../../src/domain/step-rule.ts'

/** An item due on 1 October 2026, looked at on a day, with these steps sent. */
const facts = (date: string, sent: string[] = [], steps?: Step[]) => ({
  scenario: { name: 'standard', steps: steps ?? standardScenario().steps },
  date: isoDay(date),
  dueOn: isoDay('2026-10-01'),
  outstandingCents: cents(10_000),
  regime: 'business' as const,
  language: 'fr' as const,
  sent: new Map(sent.map((step) => [step, isoDay('2026-10-06')])),
  passed: new Set<string>(),
  raised: false,
})

const told = (date: string, sent: string[] = [], steps?: Step[]) => {
  const verdict = overdueStep(facts(date, sent, steps))
  return 'step' in verdict ? `${verdict.kind} ${verdict.index} ${verdict.step.step}` : verdict.kind
}

describe('the step rule', () => {
  it.each([
    ['2026-09-15', [], 'not-due'],
    ['2026-10-01', [], 'not-due'],
    ['2026-10-02', [], 'waiting 1 relance-1'],
    ['2026-10-05', [], 'waiting 1 relance-1'],
    ['2026-10-06', [], 'reached 1 relance-1'],
    ['2027-10-06', [], 'reached 1 relance-1'],
    ['2026-10-15', ['relance-1'], 'waiting 2 relance-2'],
    ['2026-10-16', ['relance-1'], 'reached 2 relance-2'],
    ['2026-10-18', ['relance-1', 'relance-2'], 'waiting 3 call'],
    ['2026-10-19', ['relance-1', 'relance-2'], 'reached 3 call'],
    ['2027-01-01', ['relance-1', 'relance-2'], 'reached 3 call'],
    ['2026-10-31', ['relance-1', 'relance-2', 'call'], 'reached 4 relance-3'],
    ['2026-11-14', ['relance-3'], 'waiting 5 formal-notice'],
    ['2026-11-15', ['relance-3'], 'reached 5 formal-notice'],
    ['2026-11-15', ['formal-notice'], 'last'],
    ['2026-10-16', ['preventive'], 'reached 1 relance-1'],
    ['2026-10-16', ['another-scenario-s-step'], 'reached 1 relance-1'],
  ])('on %s after %j the item is %s', (date, sent, expected) => {
    expect(told(date, sent)).toBe(expected)
  })

  it('says the first day of the step it waits for', () => {
    expect(overdueStep(facts('2026-10-02'))).toMatchObject({ kind: 'waiting', day: '2026-10-06' })
  })

  it('has nothing to do in a scenario without steps', () => {
    expect(told('2026-10-10', [], [])).toBe('last')
  })

  it('skips a step reserved to larger amounts', () => {
    const steps = standardScenario().steps.map((step) => (step.step === 'call' ? { ...step, minimumCents: cents(10_001) } : step))
    expect(told('2027-01-01', ['relance-2'], steps)).toBe('reached 4 relance-3')
  })
})

describe('the preventive step', () => {
  it.each([
    ['2026-09-25', [], null],
    ['2026-09-26', [], 'preventive'],
    ['2026-09-30', [], 'preventive'],
    ['2026-10-01', [], null],
    ['2026-10-02', [], null],
    ['2026-09-30', ['preventive'], null],
  ])('on %s after %j it is %s', (date, sent, expected) => {
    expect(preventiveStep(facts(date, sent))?.step.step ?? null).toBe(expected)
  })

  it('takes the latest of several, and none again after it', () => {
    const first = standardScenario().steps[0] as Step
    const steps = [
      { ...first, step: 'early', at: -10 },
      { ...first, step: 'late', at: -3 },
    ]
    expect(preventiveStep(facts('2026-09-22', [], steps))?.step.step).toBe('early')
    expect(preventiveStep(facts('2026-09-29', [], steps))?.step.step).toBe('late')
    expect(preventiveStep(facts('2026-09-29', ['early'], steps))?.step.step).toBe('late')
    expect(preventiveStep(facts('2026-09-29', ['late'], steps))).toBeNull()
  })
})
