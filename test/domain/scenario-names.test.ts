import { describe, expect, it } from 'vitest'
import { nearestScenarios, scenarioAdvice } from '../../src/domain/scenario-names.ts'

const KNOWN = ['standard', 'bon-payeur', 'chronique', 'premium', 'public', 'particulier', 'etranger', 'impaye']

describe('the name of a scenario as people type it', () => {
  it.each([
    ['Bon payeur', ['bon-payeur']],
    ['Étranger', ['etranger']],
    ['IMPAYÉ', ['impaye']],
    ['premum', ['premium']],
    ['gold', []],
    ['', []],
  ])('%s is near %j', (name, near) => {
    expect(nearestScenarios(name, KNOWN)).toEqual(near)
  })

  it('names them all where none is near', () => {
    expect(scenarioAdvice('gold', ['standard', 'premium'])).toBe('Scénarios connus : standard, premium.')
  })
})
