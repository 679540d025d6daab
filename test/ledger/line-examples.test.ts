// Which lines a new export changes, told one by one: a few of each sort. Expected values written by hand.
import { describe, expect, it } from 'vitest'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import { facts, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

/** 'changed C1 F2 20000 2025-02-02 dueOn: ->2025-04-30': the examples of a second export of the year. */
function examplesOf(before: readonly LedgerLine[], after: readonly LedgerLine[]): string[] {
  const ledger = newLedger()
  store(ledger, [yearOf(2025, before)])
  const { files } = store(ledger, [yearOf(2025, after, facts('FEC2025-mars.txt', after.length, 'c'))])
  return (files[0]?.examples ?? []).map(({ change, customer, ref, amountCents, day, letter, differences }) =>
    [change, customer, ref, amountCents, day, letter, ...differences.map((one) => `${one.field}: ${one.before}->${one.after}`)]
      .filter((part) => part !== '')
      .join(' '),
  )
}

describe('the lines that a new export changes', () => {
  it('are named with their customer, reference, amount and day, and what of them changed', () => {
    const told = examplesOf(
      [
        line({ day: '2025-02-01', ref: 'F1', cents: 10000 }),
        line({ day: '2025-02-02', ref: 'F2', cents: 20000 }),
        line({ day: '2025-02-04', ref: 'F4', cents: 40000, customer: 'C2' }),
        line({ day: '2025-02-05', ref: 'F5', cents: 50000, entry: '12' }),
      ],
      [
        line({ day: '2025-02-01', ref: 'F1', cents: 10000, letter: 'AA' }),
        line({ day: '2025-03-01', cents: -10000, letter: 'AA', label: 'Virement Morel' }),
        line({ day: '2025-02-02', ref: 'F2', cents: 20000, dueOn: '2025-04-30', label: 'Facture F2' }),
        line({ day: '2025-02-05', ref: 'F5', cents: 50000, entry: '99' }),
      ],
    )
    expect(told).toEqual([
      'new C1 Virement Morel -10000 2025-03-01',
      'vanished C2 F4 40000 2025-02-04',
      'changed C1 F2 20000 2025-02-02 label: F2->Facture F2 dueOn: ->2025-04-30',
      'newlyLettered C1 F1 10000 2025-02-01 AA',
    ])
  })

  it('are at most twenty of each sort', () => {
    const kept = line({ day: '2025-02-01', ref: 'F1', cents: 10000 })
    const added = Array.from({ length: 25 }, (_, index) => line({ day: '2025-03-01', ref: `G${index + 10}`, cents: 1000 }))
    const told = examplesOf([kept], [kept, ...added])
    expect(told).toHaveLength(20)
    expect(told[0]).toBe('new C1 G10 1000 2025-03-01')
  })

  it('are not told of a first export', () => {
    expect(store(newLedger(), [yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 10000 })])]).files[0]).not.toHaveProperty(
      'examples',
    )
  })
})
