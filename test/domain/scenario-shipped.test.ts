import { describe, expect, it } from 'vitest'
import { approvesEverything, isFormalNotice, validateScenario } from '../../src/domain/scenario.ts'
import { dayText, nominalDay } from '../../src/domain/scenario-days.ts'
import { shippedScenarios } from '../../src/domain/scenario-shipped.ts'
import type { Scenario } from '../../src/domain/settings.ts'

const shipped = (name: string): Scenario => shippedScenarios()[name] ?? { name, steps: [] }

/** 'relance-1 J+7 email none' */
const drawn = (name: string) =>
  shipped(name).steps.map((step) => `${step.step} ${dayText(step).replace('−', '-')} ${step.channel} ${step.penalties}`)

describe('the shipped scenarios', () => {
  it.each([
    ['bon-payeur', ['relance-1 J+7 email none', 'call J+20 call none', 'relance-3 J+35 letter none']],
    [
      'chronique',
      [
        'preventive J-5 email none',
        'relance-1 J+3 email mention',
        'call J+10 call none',
        'relance-3 J+20 letter mention',
        'formal-notice J+30 registered-letter claim',
      ],
    ],
    ['premium', ['task J+7 call none', 'relance-1 J+15 email none', 'relance-3 J+35 letter none']],
    ['public', ['relance-1 J+10 email none', 'relance-3 J+30 letter mention', 'moratory-interest J+60 letter claim']],
    [
      'particulier',
      ['relance-1 J+7 email none', 'relance-2 J+20 email none', 'relance-3 J+35 letter none', 'formal-notice J+50 registered-letter none'],
    ],
    ['etranger', ['relance-1 J+7 email none', 'relance-2 J+20 email none', 'relance-3 J+40 letter none']],
    [
      'impaye',
      [
        'bounced-payment J+1 email none',
        'relance-3 8 jours après la précédente letter mention',
        'formal-notice 15 jours après la précédente registered-letter claim',
      ],
    ],
  ])('%s has the steps promised to users', (name, steps) => {
    expect(drawn(name)).toEqual(steps)
  })

  it('can all be used', () => {
    for (const scenario of Object.values(shippedScenarios())) {
      expect(validateScenario(scenario)).toEqual([])
    }
  })

  it('hold a formal notice only where one may follow by itself', () => {
    const names = Object.values(shippedScenarios())
      .filter(({ steps }) => steps.some(isFormalNotice))
      .map(({ name }) => name)
    expect(names).toEqual(['standard', 'chronique', 'particulier', 'impaye'])
  })

  it('write nothing to a premium customer without approval, and leave his first step to the account manager', () => {
    expect(approvesEverything(shipped('premium'))).toBe(true)
    expect(approvesEverything(shipped('bon-payeur'))).toBe(false)
    expect(shipped('premium').steps[0]).toMatchObject({ channel: 'call', by: 'account-manager', approval: null })
  })

  it('leave ten days between two messages to a good payer, and call a bounced one on the day of the mail', () => {
    expect(shipped('bon-payeur').gapDays).toBe(10)
    expect(shipped('bon-payeur').steps[1]).toMatchObject({ step: 'call', by: 'account-manager' })
    expect(shipped('impaye').steps[0]).toMatchObject({ withCall: true })
  })

  it('are drawn with days that follow one another', () => {
    expect(shipped('impaye').steps.map((_, index) => nominalDay(shipped('impaye'), index))).toEqual([1, 9, 24])
  })
})
