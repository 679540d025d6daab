// From which step on something is enclosed, in scenarios that hold the step and in those that do not.
import { describe, expect, it } from 'vitest'
import { isFrom } from '../../src/domain/enclosure.ts'
import { shippedScenarios } from '../../src/domain/scenario-shipped.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import type { FromStep, Scenario } from '../../src/domain/settings.ts'

const stepsFrom = (choice: FromStep, scenario: Scenario) =>
  scenario.steps.filter((_, index) => isFrom(choice, scenario, index)).map(({ step }) => step)

describe('the step from which something is enclosed', () => {
  it('of the standard scenario: never, always, from a step on, from the first that claims penalties', () => {
    const standard = standardScenario()
    expect(stepsFrom({ from: 'none' }, standard)).toEqual([])
    expect(stepsFrom({ from: 'always' }, standard)).toEqual(standard.steps.map(({ step }) => step))
    expect(stepsFrom({ from: 'step', step: 'relance-3' }, standard)).toEqual(['relance-3', 'formal-notice'])
    expect(stepsFrom({ from: 'claim' }, standard)).toEqual(['formal-notice'])
  })

  it('that a scenario does not hold is the first that goes as far, as shipped names tell', () => {
    const bounced = Object.values(shippedScenarios()).find(({ steps }) => steps.some(({ step }) => step === 'bounced-payment'))
    const steps =
      bounced === undefined
        ? []
        : stepsFrom({ from: 'step', step: 'relance-2' }, { ...bounced, steps: bounced.steps.filter(({ step }) => step !== 'relance-2') })
    expect(steps).not.toContain('bounced-payment')
    expect(steps).toContain('formal-notice')
  })

  it('that nothing tells is none', () => {
    const own = {
      name: 'doux',
      steps: standardScenario()
        .steps.slice(0, 2)
        .map((step) => ({ ...step, step: `lettre-${step.at}` })),
    }
    expect(stepsFrom({ from: 'step', step: 'relance-2' }, own)).toEqual([])
    expect(stepsFrom({ from: 'claim' }, own)).toEqual([])
  })
})
