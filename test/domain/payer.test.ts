import { describe, expect, it } from 'vitest'
import { cents, ZERO } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import type { MovementKind } from '../../src/domain/ledger-line.ts'
import { itemKey } from '../../src/domain/names.ts'
import { payerFacts, payersByCustomer } from '../../src/domain/payer.ts'
import { invoice } from '../support/plan-builders.ts'

/** An invoice due on 31 March 2026, settled on a day by one counterpart. */
function settled(ref: string, settledOn: string, changes: Partial<OpenItem> & { by?: MovementKind; of?: string } = {}): OpenItem {
  const { by = 'payment', ...rest } = changes
  const day = isoDay(settledOn)
  const allocations = [{ day, cents: cents(120_000), origin: 'letter' as const, counterpart: itemKey('x'), counterpartKind: by }]
  return invoice(ref, '2026-03-31', { outstandingCents: ZERO, settledOn: day, allocations, ...rest })
}

describe('payment habits', () => {
  it('says nothing of a customer without history', () => {
    expect(payerFacts([])).toEqual({ settledCount: 0, lateCount: 0, newPayer: true, latePayer: false })
  })

  it('takes a payment on the due day as punctual', () => {
    expect(payerFacts([settled('F1', '2026-03-31'), settled('F2', '2026-04-01')])).toMatchObject({ settledCount: 2, lateCount: 1 })
  })

  it('knows a payer from three invoices on', () => {
    const two = [settled('F1', '2026-04-30'), settled('F2', '2026-04-30')]
    expect(payerFacts(two)).toMatchObject({ newPayer: true, latePayer: false })
    expect(payerFacts([...two, settled('F3', '2026-04-30')])).toMatchObject({ newPayer: false, latePayer: true })
  })

  it('calls late who pays half of his invoices late', () => {
    const mixed = [settled('F1', '2026-03-01'), settled('F2', '2026-03-01'), settled('F3', '2026-04-30'), settled('F4', '2026-04-30')]
    expect(payerFacts(mixed).latePayer).toBe(true)
    expect(payerFacts([...mixed, settled('F5', '2026-03-01')]).latePayer).toBe(false)
  })

  it.each([
    ['an assumed due date', { dueSource: 'assumed' as const }],
    ['an invoice still open', { settledOn: null }],
    ['a write-off', { by: 'writeOff' as const }],
    ['an assigned debt', { by: 'assigned' as const }],
    ['a bill accepted', { by: 'bill' as const }],
    ['an invoice cleared by a credit note', { by: 'creditNote' as const }],
    ['a penalty', { kind: 'penalty' as const }],
  ])('does not count %s', (_, changes) => {
    expect(payerFacts([settled('F1', '2026-05-31', changes)]).settledCount).toBe(0)
  })

  it('keeps customers apart', () => {
    const facts = payersByCustomer([settled('F1', '2026-03-01', { of: 'A' }), settled('F2', '2026-05-01', { of: 'B' })])
    expect([...facts].map(([code, { lateCount }]) => [code, lateCount])).toEqual([
      ['A', 0],
      ['B', 1],
    ])
  })
})
