// No key that the program does not know is ever passed over: at any level, on its own line.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { nearest } from '../../src/cli/settings/nearest.ts'
import { SettingsError } from '../../src/domain/errors.ts'

const LINES = [
  'creditor:',
  '  name: Atelier Brunet',
  'sender:',
  '  mandate:',
  '    reference: LM-2026-04',
  '    date: 2026-03-01',
  'smtp:',
  '  host: localhost',
  'customers:',
  '  regime: business',
  'penalties:',
  '  rate: ecb+10',
  'reminders:',
  '  minimum: 15.00',
  'scenarios:',
  '  doux:',
  '    - step: relance-1',
  '      at: 5',
  '      channel: email',
  'import:',
  '  opening: auto',
  '  profiles:',
  '    ventes:',
  '      as: invoices',
]

/** [lines that stand before the new key, its indentation]: one place in every object of the file. */
const PLACES: readonly (readonly [number, string])[] = [
  [0, ''],
  [2, '  '],
  [3, '  '],
  [6, '    '],
  [8, '  '],
  [10, '  '],
  [12, '  '],
  [14, '  '],
  [17, '      '],
  [19, '      '],
  [21, '  '],
  [24, '      '],
]

const KNOWN = new Set(
  `creditor sender smtp customers penalties reminders scenarios import name siren legalForm capital rcs address email phone iban bic from
  replyTo signature mandate reference date host port security allowPlaintext user passwordFile terms regime language rate halfYear basis
  imputation belowFloor minimum minimumGapDays staleBooksDays approval approvalAbove firstPlansToApprove preventiveMinimum holidays pilot
  step at channel template penalties minimum customerAccounts unbalancedLetters opening pseudoCustomers profiles as map`.split(/\s+/),
)

function errorFor(text: string): SettingsError | null {
  try {
    loadSettings('relance.yaml', text)
    return null
  } catch (error) {
    if (error instanceof SettingsError) return error
    throw error
  }
}

describe('a key nobody knows', () => {
  it('is not there to begin with', () => {
    expect(errorFor(LINES.join('\n'))).toBeNull()
  })

  it('is refused at any level, with its line', () => {
    const word = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,14}$/).filter((key) => !KNOWN.has(key))
    const special = fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'prototype', '<<')
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        fc.oneof({ weight: 5, arbitrary: word }, special),
        fc.constantFrom('', ' 1', ' [a]', ' null'),
        (place, key, value) => {
          const [before, indent] = place
          const text = [...LINES.slice(0, before), `${indent}${key}:${value}`, ...LINES.slice(before)].join('\n')
          const error = errorFor(text)
          expect([error?.code, error?.details.line]).toEqual(['settings-unknown-key', before + 1])
          expect(error?.details.excerpt).toContain(key.slice(0, 3))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is refused when it would reach the prototype of an object', () => {
    expect(errorFor('creditor:\n  name: X\n  __proto__: { siren: "1" }')?.details.line).toBe(3)
    expect(errorFor('creditor: { name: X }\nscenarios:\n  __proto__: []')?.details.line).toBe(3)
  })

  it('is answered with the nearest known one, and with none when nothing is near', () => {
    const known = ['minimum', 'minimumGapDays', 'pilot', 'rate']
    expect(nearest('minimun', known)).toBe('minimum')
    expect(nearest('MinimumGapdays', known)).toBe('minimumGapDays')
    expect(nearest('taux', known)).toBeNull()
    expect(nearest('x'.repeat(100_000), known)).toBeNull()
  })
})
