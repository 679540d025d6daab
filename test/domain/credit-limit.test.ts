import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { creditAlerts, creditUse } from '../../src/domain/credit-limit.ts'
import { credit, customer, euros, invoice } from '../support/plan-builders.ts'
import { plain } from '../support/runs.ts'

const limited = (code: string, limit: number) => [customer(code).code, customer(code, { creditLimitCents: euros(limit) })] as const

describe('what a customer uses of his credit limit', () => {
  it.each([
    [4_999.99, 49, null],
    [5_000, 50, 50],
    [6_999.99, 69, 50],
    [7_000, 70, 70],
    [8_999.99, 89, 70],
    [9_000, 90, 90],
    [9_999.99, 99, 90],
    [10_000, 100, 100],
    [25_000, 250, 100],
    [0, 0, null],
    [-300, 0, null],
  ])('of 10 000,00 €, owing %s: %s %, threshold %s', (owed, usedPercent, threshold) => {
    const use = creditUse({ creditLimitCents: euros(10_000) }, cents(Math.round(owed * 100)))
    expect(use).toMatchObject({ usedPercent, threshold })
  })

  it('is not told without a limit; of a limit of zero, any debt is too much', () => {
    expect(creditUse({ creditLimitCents: null }, euros(1_000_000))).toBeNull()
    expect(creditUse({ creditLimitCents: euros(0) }, cents(1))).toMatchObject({ usedPercent: null, threshold: 100 })
    expect(creditUse({ creditLimitCents: euros(0) }, euros(0))).toMatchObject({ threshold: null })
  })
})

describe('the alerts of a credit limit', () => {
  it('come once per customer, by code, for the highest threshold; credits and advances are taken off first', () => {
    const items = [
      invoice('F3', '2026-12-31', { of: 'C003', amount: 1_000_001 }),
      invoice('F1', '2026-12-31', { of: 'C001', amount: 900_000 }),
      credit('A1', 150_000, { of: 'C001', kind: 'creditNote' }),
      credit('B1', 20_000, { of: 'C001', kind: 'advance' }),
      invoice('F2', '2026-12-31', { of: 'C002', amount: 499_999 }),
      invoice('F4', '2026-12-31', { of: 'C004', amount: 9_000_000 }),
    ]
    const customers = new Map([
      limited('C001', 10_000),
      limited('C002', 10_000),
      limited('C003', 10_000),
      [customer('C004').code, customer('C004')],
    ])
    const alerts = creditAlerts(items, customers)
    expect(alerts.map(({ customer: code, percent, outstandingCents }) => [code, percent, outstandingCents])).toEqual([
      ['C001', 70, 730_000],
      ['C003', 100, 1_000_001],
    ])
    expect(alerts.map(({ text }) => plain(text))).toEqual([
      'Encours de 7 300,00 € pour un plafond de 10 000,00 €, soit 73 % : le seuil de 70 % est atteint.',
      'Encours de 10 000,01 € pour un plafond de 10 000,00 €, soit 100 % : le plafond est dépassé.',
    ])
    expect(creditAlerts(items.toReversed(), customers)).toEqual(alerts)
  })
})
