import { describe, expect, it } from 'vitest'
import { knownSteps, stepNamed } from '../../src/domain/past-step.ts'
import { plainStep } from '../../src/domain/plain-step.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import type { Scenario, Step } from '../../src/domain/settings.ts'

const STANDARD = standardScenario()
const named = (words: string, scenario: Scenario = STANDARD) => stepNamed(words, scenario)?.step ?? null

function step(name: string, at: number, channel: Step['channel'] = 'email', template = name): Step {
  return plainStep(name, at, channel, { template })
}

describe('the step of another tool', () => {
  it.each([
    ['1', 'relance-1'],
    ['Relance 1', 'relance-1'],
    ['relance n° 2', 'relance-2'],
    ['Niveau 2', 'relance-2'],
    ['R3', 'relance-3'],
    ['2ème relance', 'relance-2'],
    ['Première relance', 'relance-1'],
    ['seconde relance', 'relance-2'],
    ['relance-3', 'relance-3'],
    ['dernier rappel', 'relance-3'],
    ['Mise en demeure', 'formal-notice'],
    ['MED', 'formal-notice'],
    ['Appel', 'call'],
    ['pré-relance', 'preventive'],
  ])('« %s » is %s', (words, expected) => {
    expect(named(words)).toBe(expected)
  })

  it.each(['4', 'niveau 9', '0', '12', 'contentieux', 'huissier', 'LRAR', ''])('« %s » is none, and never guessed', (words) => {
    expect(named(words)).toBeNull()
  })

  it('counts the written reminders of a scenario of one’s own, calls and formal notice apart', () => {
    const own: Scenario = {
      name: 'ferme',
      steps: [
        step('douce', 3),
        step('coup de fil', 6, 'call'),
        step('lettre', 15, 'letter'),
        step('avocat', 40, 'registered-letter', 'formal-notice'),
      ],
    }
    expect([named('1', own), named('2', own), named('3', own)]).toEqual(['douce', 'lettre', null])
    expect([named('mise en demeure', own), named('Avocat', own), named('appel', own)]).toEqual(['avocat', 'avocat', 'coup de fil'])
    expect(knownSteps(own)).toEqual(['douce', 'coup de fil', 'lettre', 'avocat'])
    expect(knownSteps(STANDARD)[1]).toBe('relance-1 (première relance)')
  })
})
