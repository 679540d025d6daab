import { describe, expect, it } from 'vitest'
import { daysToPay } from '../../src/domain/deadline.ts'
import { shippedScenarios } from '../../src/domain/scenario-shipped.ts'

const shipped = shippedScenarios()

/** "relance-1 6" for each letter and mail of a scenario. */
function told(name: string, minimumGapDays = 7): string[] {
  const scenario = shipped[name]
  if (scenario === undefined) throw new Error(name)
  return scenario.steps.flatMap(({ step, channel }, index) =>
    channel === 'call' ? [] : [`${step} ${daysToPay(scenario, index, minimumGapDays)}`],
  )
}

describe('the days a message leaves to pay', () => {
  it('are over before the next one may leave, eight at most; a formal notice waits for eight of its own accord', () => {
    expect(told('standard')).toEqual(['preventive 6', 'relance-1 6', 'relance-2 6', 'relance-3 8', 'formal-notice 8'])
  })

  it('follow the gap of the scenario, or of the settings', () => {
    expect(told('bon-payeur')).toEqual(['relance-1 8', 'relance-3 8'])
    expect(told('standard', 30).slice(1, 3)).toEqual(['relance-1 8', 'relance-2 8'])
    expect(told('standard', 1).slice(1, 3)).toEqual(['relance-1 5', 'relance-2 5'])
  })

  it('follow the days counted from the step itself', () => {
    // The letter comes eight days after the mail.
    expect(told('impaye')[0]).toBe('bounced-payment 7')
  })
})
