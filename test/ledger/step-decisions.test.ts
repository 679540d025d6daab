import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, itemKey } from '../../src/domain/names.ts'
import type { StepDecision } from '../../src/domain/step-decision.ts'
import { generation } from '../../src/ledger/meta.ts'
import { startRound } from '../../src/ledger/rounds.ts'
import { addDecision, decisionsOf, passedSteps, presentDecisions } from '../../src/ledger/step-decisions.ts'
import { AT, newLedger } from '../support/ledger-builders.ts'

const DAY = isoDay('2025-06-10')
const F1 = { customer: customerCode('C1'), key: itemKey('C1:F1:2025-02-01:10000') }
const decision = (told: Partial<StepDecision> = {}): StepDecision => ({
  ...{ kind: 'set', step: 'call', day: DAY, reason: 'appel de M. Morel', author: 'A. Brunet' },
  ...told,
})

describe('a decision on the steps of an item', () => {
  it('passes steps over in its round and in no other', () => {
    const ledger = newLedger()
    addDecision(ledger, F1, { ...decision(), round: 1, passed: ['relance-1', 'relance-2'] }, AT)
    addDecision(ledger, F1, { ...decision({ kind: 'skip', step: 'relance-3' }), round: 1, passed: ['call'] }, AT)
    expect([...(passedSteps(ledger).get(F1.key) ?? [])]).toEqual(['relance-1', 'relance-2', 'call'])
    expect(presentDecisions(ledger).get(F1.key)).toEqual(decision({ kind: 'skip', step: 'relance-3' }))
    expect(startRound(ledger, F1, 'replay', { day: DAY, at: AT })).toBe(2)
    expect(passedSteps(ledger).size).toBe(0)
    expect(presentDecisions(ledger).size).toBe(0)
  })

  it('is kept with its reason, its author and its moment, whatever comes after', () => {
    const ledger = newLedger()
    addDecision(ledger, F1, { ...decision(), round: 1, passed: ['relance-1'] }, AT)
    startRound(ledger, F1, 'replay', { day: DAY, at: AT })
    const told = { ...decision(), id: 1, item: F1.key, round: 1, passed: ['relance-1'], at: AT }
    expect(decisionsOf(ledger, 'C1')).toEqual([told])
    expect(decisionsOf(ledger, 'C2')).toEqual([])
  })

  it('changes the generation of the ledger', () => {
    const ledger = newLedger()
    addDecision(ledger, F1, { ...decision({ step: null }), round: 1, passed: [] }, AT)
    expect(generation(ledger)).toBe(1)
  })
})
