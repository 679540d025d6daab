import { describe, expect, it } from 'vitest'
import { planReminders } from '../../src/domain/plan.ts'
import { nettedCredits } from '../../src/domain/plan-credits.ts'
import { codes, credit, invoice, onlyReminder, planInput, sent, steps } from '../support/plan-builders.ts'

const overdue = (ref: string, amount: number, changes = {}) => invoice(ref, '2026-10-01', { amount, ...changes })
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('credits that are netted', () => {
  it.each([
    ['nothing', [], 0],
    ['payments and credit notes', [credit('VIR', 3000), credit('AV', 500, { kind: 'creditNote' })], -3500],
    ['no advance (4191)', [credit('AC', 3000, { kind: 'advance' })], 0],
    ['no other currency', [credit('VIR', 3000, { foreign: { currency: 'USD', hundredths: -3300 } })], 0],
    ['a receipt not yet read as a payment', [overdue('F1', 3000), credit('VIR', 3000)], -3000],
    [
      'not the receipt of an invoice held as paid',
      [overdue('F1', 3000, { paymentSeen: true }), credit('VIR', 3000), credit('AV', 500)],
      -500,
    ],
    [
      'one receipt set aside for two invoices of its amount',
      [overdue('F1', 3000, { paymentSeen: true }), overdue('F2', 3000, { paymentSeen: true }), credit('VIR', 3000), credit('AV', 500)],
      -500,
    ],
    ['doubtful credits beyond doubtful debts', [overdue('D', 1000, { kind: 'doubtful' }), credit('VD', 1500, { kind: 'doubtful' })], -500],
    ['no doubtful credit below them', [overdue('D', 1000, { kind: 'doubtful' }), credit('VD', 800, { kind: 'doubtful' })], 0],
  ])('are %s', (_, items, expected) => {
    expect(nettedCredits(items)).toBe(expected)
  })
})

describe('a customer with credits', () => {
  it('is asked for the difference', () => {
    const plan = planReminders(planInput([overdue('F1', 100_000), overdue('F2', 20_000), credit('AV', 30_000)]))
    expect(onlyReminder(plan)).toMatchObject({ principalCents: 120_000, creditsCents: -30_000, totalCents: 90_000 })
    expect(plain(onlyReminder(plan).reason)).toContain('Avoirs et règlements non affectés déduits : 300,00 €.')
  })

  it('is left alone when a credit note is larger than the invoice', () => {
    const plan = planReminders(planInput([overdue('F1', 10_000), credit('AV', 12_000)]))
    expect(plan.toSend).toEqual([])
    expect(plain(plan.held[0]?.reason.text ?? '')).toBe(
      'Les avoirs et règlements non affectés (120,00 €) couvrent les 100,00 € à relancer : lettrez-les.',
    )
  })

  it('is left alone when credits cover exactly what is overdue, whatever step each invoice waits for', () => {
    const waiting = overdue('F1', 10_000)
    const plan = planReminders(
      planInput([waiting, overdue('F2', 20_000), invoice('F3', '2026-12-31'), credit('VIR', 30_000)], {
        sent: [sent('formal-notice', '2026-10-20', [waiting])],
      }),
    )
    expect(codes(plan)).toEqual({ F1: 'credits-cover', F2: 'credits-cover', F3: 'not-due' })
  })

  it('owes an invoice in full whose payment is not the one seen for another', () => {
    const plan = planReminders(planInput([overdue('F1', 10_000, { paymentSeen: true }), overdue('F2', 20_000), credit('VIR', 10_000)]))
    expect(codes(plan)).toEqual({ F1: 'payment-seen' })
    expect(onlyReminder(plan)).toMatchObject({ principalCents: 20_000, creditsCents: 0, totalCents: 20_000 })
  })

  it('is never sent a message that asks for nothing', () => {
    const waiting = overdue('F1', 50_000)
    const plan = planReminders(
      planInput([waiting, overdue('F2', 8000), credit('AV', 10_000)], { sent: [sent('formal-notice', '2026-10-20', [waiting])] }),
    )
    expect(codes(plan)).toEqual({ F1: 'last-step-reached', F2: 'credits-cover' })
  })

  it('is not netted against another customer', () => {
    expect(steps(planReminders(planInput([overdue('F1', 10_000), credit('AV', 12_000, { of: 'C002' })])))).toEqual({ F1: 'relance-1' })
  })
})

describe('the minimum', () => {
  it.each([
    [1499, 0, 'below-minimum'],
    [1500, 0, undefined],
    [11_499, 10_000, 'below-minimum'],
    [11_500, 10_000, undefined],
  ])('an overdue total of %i with credits of %i is held as %s', (amount, credits, code) => {
    const items = [overdue('F1', amount), ...(credits === 0 ? [] : [credit('AV', credits)])]
    expect(codes(planReminders(planInput(items)))['F1']).toBe(code)
  })

  it('is on the customer, not on each invoice', () => {
    const plan = planReminders(planInput([overdue('F1', 800), overdue('F2', 800)]))
    expect(onlyReminder(plan).totalCents).toBe(1600)
  })

  it('says the amount and the limit', () => {
    const plan = planReminders(planInput([overdue('F1', 1200)]))
    expect(plain(plan.held[0]?.reason.text ?? '')).toBe('Total échu : 12,00 €, sous le minimum de 15,00 € fixé pour une relance.')
  })
})
