import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { paidInvoices } from '../../src/domain/payer.ts'
import { paid } from '../support/payer-builders.ts'

describe('an invoice that tells how its customer pays', () => {
  it('is late from the day after the due date, by whole days', () => {
    const days = (day: string) => paidInvoices([paid('F1', '2026-03-31', day)]).map(({ daysLate }) => daysLate)
    expect([days('2026-03-15'), days('2026-03-31'), days('2026-04-01'), days('2026-04-30')]).toEqual([[0], [0], [1], [30]])
  })

  it('paid in parts is late by each part, and as a whole by the last', () => {
    const [invoice] = paidInvoices([paid('F1', '2026-03-31', [['2026-03-31', 400], ['2026-04-30', 600]])]) // biome-ignore format: one line
    expect(invoice).toMatchObject({ paidOn: '2026-04-30', daysLate: 30, parts: [{ daysLate: 0 }, { daysLate: 30 }] })
  })

  it('reduced by a credit note is judged by its payments alone', () => {
    const reduced = paid('F1', '2026-03-31', [['2026-03-20', 1000]], { credited: ['2026-06-30', 200] })
    expect(paidInvoices([reduced])).toMatchObject([{ paidOn: '2026-03-20', daysLate: 0, parts: [{ cents: 100_000 }] }])
  })

  it.each([
    ['an assumed due date', { dueSource: 'assumed' as const }],
    ['an invoice still open', { settledOn: null }],
    ['a write-off', { by: 'writeOff' as const }],
    ['an assigned debt', { by: 'assigned' as const }],
    ['a bill accepted', { by: 'bill' as const }],
    ['an invoice cleared by a credit note', { by: 'creditNote' as const }],
    ['a penalty', { kind: 'penalty' as const }],
    ['an invoice whose payment came back', { reopenedBy: paid('B', '2026-01-01', '2026-01-01').key }],
    ['a year whose receipts are booked at month ends', { doubts: ['payment-days' as const] }],
  ])('is not %s', (_, changes) => {
    expect(paidInvoices([paid('F1', '2026-03-31', isoDay('2026-05-31'), changes)])).toEqual([])
  })
})
