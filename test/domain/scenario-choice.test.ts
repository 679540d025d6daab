import { describe, expect, it } from 'vitest'
import type { Customer } from '../../src/domain/customer.ts'
import { itemKey } from '../../src/domain/names.ts'
import { type PayerProfile, UNKNOWN_PAYER } from '../../src/domain/payer-profile.ts'
import { chooseScenario } from '../../src/domain/scenario-choice.ts'
import { shippedScenarios } from '../../src/domain/scenario-shipped.ts'
import type { Settings } from '../../src/domain/settings.ts'
import { customer, invoice, settings } from '../support/plan-builders.ts'

type Payer = Pick<PayerProfile, 'class' | 'settledCount' | 'lateCount'>

const paid = (payer: PayerProfile['class'], settledCount: number, lateCount: number): Payer => ({ class: payer, settledCount, lateCount })
const BY_PROFILE = settings({ scenarioByProfile: true }, { scenarios: shippedScenarios() })
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

const chosen = (told: Partial<Customer>, facts: Payer = UNKNOWN_PAYER, by: Settings = BY_PROFILE) => {
  const { scenario, kind, because } = chooseScenario(customer('C001', told), invoice('F1', '2026-10-01'), facts, by)
  return [scenario?.name ?? null, kind, plain(because)]
}

describe('the scenario of an item', () => {
  it.each([
    ['a new customer', {}, UNKNOWN_PAYER, ['standard', 'default', 'scénario habituel']],
    ['two invoices paid on time', {}, paid('new', 2, 0), ['standard', 'default', 'scénario habituel']],
    ['three paid on time', {}, paid('good', 3, 0), ['bon-payeur', 'payer', 'bon payeur : 3 factures sur 3 réglées à l’échéance']],
    ['twelve paid on time', {}, paid('good', 12, 0), ['bon-payeur', 'payer', 'bon payeur : 12 factures sur 12 réglées à l’échéance']],
    [
      'one late among twelve, by a day',
      {},
      paid('good', 12, 1),
      ['bon-payeur', 'payer', 'bon payeur : 11 factures sur 12 réglées à l’échéance'],
    ],
    ['late now and then', {}, paid('occasional', 12, 3), ['standard', 'default', 'scénario habituel']],
    ['at risk', {}, paid('at-risk', 12, 12), ['standard', 'default', 'scénario habituel']],
    ['four paid, all late', {}, paid('chronic', 4, 4), ['standard', 'default', 'scénario habituel']],
    [
      'five paid, three late',
      {},
      paid('chronic', 5, 3),
      ['chronique', 'payer', 'payeur souvent en retard : 3 factures sur 5 réglées après l’échéance'],
    ],
    ['five paid, two late', {}, paid('occasional', 5, 2), ['standard', 'default', 'scénario habituel']],
    ['a public buyer', { regime: 'public' as const }, paid('chronic', 9, 9), ['public', 'regime', 'acheteur public']],
    ['a private person', { regime: 'consumer' as const }, paid('good', 9, 0), ['particulier', 'regime', 'client particulier']],
    ['a customer abroad', { regime: 'abroad' as const }, UNKNOWN_PAYER, ['etranger', 'regime', 'client étranger']],
    [
      'one whose kind is to be confirmed',
      { regime: 'to-confirm' as const },
      paid('good', 3, 0),
      ['bon-payeur', 'payer', 'bon payeur : 3 factures sur 3 réglées à l’échéance'],
    ],
    [
      'one set by name',
      { scenario: 'premium', regime: 'public' as const },
      paid('chronic', 9, 9),
      ['premium', 'customer', 'choisi pour ce client'],
    ],
    [
      'one set to a name nobody knows',
      { scenario: 'gold' },
      paid('good', 9, 0),
      [null, 'customer', 'choisi pour ce client, mais aucun scénario ne porte ce nom'],
    ],
  ])('%s', (_, told, facts, expected) => {
    expect(chosen(told, facts)).toEqual(expected)
  })

  it('is the standard one for all when profiles are not asked for', () => {
    const by = settings({ scenarioByProfile: false }, { scenarios: shippedScenarios() })
    expect(chosen({ regime: 'public' }, paid('chronic', 9, 9), by)).toEqual(['standard', 'default', 'scénario habituel'])
    expect(chosen({ scenario: 'chronique' }, paid('good', 9, 0), by)[0]).toBe('chronique')
  })

  it.each([
    ['is of that kind', { kind: 'bounced' as const }],
    ['brings a settled invoice back', { reopens: itemKey('C001|F0') }],
  ])('is that of bounced payments when it %s, whatever the customer', (_, changes) => {
    const item = invoice('F1', '2026-10-01', changes)
    const { scenario, kind } = chooseScenario(customer('C001', { scenario: 'premium' }), item, paid('good', 9, 0), BY_PROFILE)
    expect([scenario?.name, kind]).toEqual(['impaye', 'bounced'])
  })

  it('is the dossier’s own where it writes one of that name', () => {
    const own = { name: 'bon-payeur', steps: [] }
    const by = settings({ scenarioByProfile: true }, { scenarios: { ...shippedScenarios(), 'bon-payeur': own } })
    expect(chooseScenario(customer('C001'), null, paid('good', 3, 0), by).scenario).toBe(own)
  })
})
