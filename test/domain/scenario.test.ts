import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { plainStep } from '../../src/domain/plain-step.ts'
import { isCourteous, isFormalNotice, scenarioFor, validateScenario } from '../../src/domain/scenario.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import type { Scenario, Step } from '../../src/domain/settings.ts'

const step = (name: string, at: number, changes: Partial<Step> = {}): Step => plainStep(name, at, 'email', changes)

describe('the standard scenario', () => {
  it('has the steps promised to users', () => {
    expect(standardScenario().steps.map(({ step: name, at, channel, penalties }) => [name, at, channel, penalties])).toEqual([
      ['preventive', -5, 'email', 'none'],
      ['relance-1', 5, 'email', 'none'],
      ['relance-2', 15, 'email', 'mention'],
      ['call', 18, 'call', 'none'],
      ['relance-3', 30, 'letter', 'mention'],
      ['formal-notice', 45, 'registered-letter', 'claim'],
    ])
  })

  it('is valid, courteous at first and formal at the end', () => {
    const { steps } = standardScenario()
    expect(validateScenario(standardScenario())).toEqual([])
    expect(steps.filter(isCourteous).map((one) => one.step)).toEqual(['preventive', 'relance-1'])
    expect(steps.filter(isFormalNotice).map((one) => one.step)).toEqual(['formal-notice'])
  })
})

describe('the scenario of a customer', () => {
  const own: Scenario = { name: 'premium', steps: [step('relance-1', 7)] }
  const changed: Scenario = { name: 'standard', steps: [step('relance-1', 3)] }

  it('is his own, else that of the dossier, else the default one', () => {
    expect(scenarioFor({ scenario: 'premium' }, { scenarios: { premium: own } })).toBe(own)
    expect(scenarioFor({ scenario: null }, { scenarios: { standard: changed, premium: own } })).toBe(changed)
    expect(scenarioFor({ scenario: null }, { scenarios: {} })).toEqual(standardScenario())
    expect(scenarioFor({ scenario: 'standard' }, { scenarios: {} })).toEqual(standardScenario())
  })

  it.each(['gold', 'toString'])('is nothing when %s is not in the settings', (name) => {
    expect(scenarioFor({ scenario: name }, { scenarios: { premium: own } })).toBeNull()
  })
})

describe('a scenario that cannot be used', () => {
  it.each([
    [[], 'il ne contient aucune étape.'],
    [[step('relance-1', 0)], 'l’étape « relance-1 » tombe le jour même de l’échéance ; choisissez un jour avant ou après.'],
    [[step('relance-1', 15), step('relance-2', 5)], 'l’étape « relance-2 » (J+5) doit venir après l’étape « relance-1 » (J+15).'],
    [[step('relance-1', 5), step('relance-2', 5)], 'l’étape « relance-2 » (J+5) doit venir après l’étape « relance-1 » (J+5).'],
    [[step('relance-1', 5), step('relance-1', 15)], 'l’étape « relance-1 » figure deux fois.'],
    [[step('relance-1', 1.5)], 'l’étape « relance-1 » doit tomber un nombre entier de jours avant ou après l’échéance.'],
    [[step(' ', 5)], 'une étape n’a pas de nom.'],
    [
      [step('rappel', -5, { penalties: 'mention' })],
      'l’étape « rappel » précède l’échéance et ne peut ni parler de pénalités ni mettre en demeure.',
    ],
    [[step('relance-1', 5, { minimumCents: cents(-1) })], 'le montant minimal de l’étape « relance-1 » est négatif.'],
  ])('%j is refused', (steps, problem) => {
    expect(validateScenario({ name: 'été', steps }).map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      `Scénario « été » : ${problem}`,
    ])
  })

  it('tells all its problems at once', () => {
    expect(validateScenario({ name: 'été', steps: [step('a', 5), step('a', 0)] })).toHaveLength(3)
  })
})

describe('a shipped text', () => {
  const told = (...steps: Step[]) => validateScenario({ name: 'été', steps }).length

  it('keeps to its side of the due date, whatever the name of its step', () => {
    expect(told(step('rappel', -10, { template: 'relance-2' }))).toBe(1)
    expect(told(step('rappel', 5, { template: 'preventive' }))).toBe(1)
    expect(told(step('relance-1', 5), step('rappel', 8, { from: 'previous', template: 'preventive' }))).toBe(1)
    expect(told(step('rappel', -10, { template: 'preventive' }), step('bientot', -5), step('call', -2, { channel: 'call' }))).toBe(0)
  })

  it('rises with its name, whatever stands between; a name of one’s own has no level', () => {
    expect(told(step('relance-3', 5), step('call', 8, { channel: 'call' }), step('relance-2', 15), step('relance-1', 25))).toBe(2)
    expect(told(step('relance-1', 5), step('relance-3', 15), step('formal-notice', 30))).toBe(0)
    expect(told(step('relance-2', 5), step('douce', 15, { template: 'relance-1' }))).toBe(0)
  })
})

describe('a formal notice', () => {
  const notice = step('formal-notice', 15, { channel: 'registered-letter', penalties: 'claim' })

  it('that comes first after the due date is refused, with or without a note before it, whatever its name', () => {
    const told = (...steps: Parameters<typeof validateScenario>[0]['steps']) =>
      validateScenario({ name: 'dur', steps }).map((text) => text.replaceAll('\u00a0', ' '))
    const refused = (name: string) => [
      `Scénario « dur » : l’étape « ${name} » est une mise en demeure et la première après l’échéance ; placez au moins une relance avant elle.`,
    ]
    expect(told(notice)).toEqual(refused('formal-notice'))
    expect(told(step('preventive', -5), notice)).toEqual(refused('formal-notice'))
    expect(told(step('lettre', 15, { template: 'formal-notice' }))).toEqual(refused('lettre'))
    expect(told(step('relance-1', 5), notice)).toEqual([])
    expect(told(step('appel', 5, { channel: 'call' }), notice, { ...notice, step: 'second-notice', at: 30 })).toEqual([])
  })
})
