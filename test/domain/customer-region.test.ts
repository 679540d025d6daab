import { describe, expect, it } from 'vitest'
import { customerRegion } from '../../src/domain/customer-region.ts'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { codes, customer, invoice, onlyReminder, planInput, settings, steps } from '../support/plan-builders.ts'

const at = (...address: string[]) => customer('C001', { address })

describe('the region of a customer', () => {
  it.each([
    [['1 quai des Bateliers', '67000 Strasbourg'], 'alsace-moselle'],
    [['1 rue Serpenoise', 'F-57000 Metz', 'France'], 'alsace-moselle'],
    [['BP 1234', '68 100 MULHOUSE CEDEX'], 'alsace-moselle'],
    [['Rue Victor Hugo', '97200 Fort-de-France', 'Martinique'], 'martinique'],
    [['97110 Pointe-à-Pitre'], 'guadeloupe'],
    [['97300 Cayenne'], 'guyane'],
    [['97400 Saint-Denis', 'La Réunion'], 'reunion'],
    [['97600 Mamoudzou'], 'mayotte'],
    // A street number is no postal code, nor is that of another country.
    [['67 rue de Siam', '29200 Brest'], 'metropole'],
    [['Rheinallee 1', '67059 Ludwigshafen', 'Allemagne'], 'metropole'],
    [['97500 Saint-Pierre'], 'metropole'],
    [[], 'metropole'],
  ])('is told by %j: %s', (address, region) => {
    expect(customerRegion(at(...address), 'metropole')).toBe(region)
  })

  it('is the dossier’s for a customer abroad', () => {
    const german = at('Rheinallee 1', '67059 Ludwigshafen')
    expect(customerRegion({ ...german, regime: 'abroad' }, 'reunion')).toBe('reunion')
    expect(customerRegion({ ...german, vatNumber: 'DE136695976' }, 'reunion')).toBe('reunion')
    expect(customerRegion(at('35000 Rennes'), 'reunion')).toBe('reunion')
  })
})

describe('a holiday where the customer is', () => {
  const strasbourg = customer('C001', { address: ['1 quai des Bateliers', '67000 Strasbourg'] })
  const fortDeFrance = customer('C002', { address: ['97200 Fort-de-France'] })

  it('puts his message off by a day, and moves neither the days late nor the interest', () => {
    // Saturday 26 December 2026 would be no working day anyway: 2025, a Friday.
    const input = planInput([invoice('F1', '2025-10-01'), invoice('F2', '2025-10-01', { of: 'C003' })], {
      date: isoDay('2025-12-26'),
      customers: [strasbourg],
    })
    const plan = planReminders(input)
    expect([steps(plan), codes(plan)]).toEqual([{ F2: 'relance-1' }, { F1: 'non-working-day' }])
    expect(plan.held[0]?.reason.until).toBe('2025-12-28')
    const monday = planReminders({ ...input, date: isoDay('2025-12-29') })
    // 1 200,00 € x (2,15 + 10 = 12,15 %) x 89 days / 365: from 2 October to 29 December.
    expect(monday.toSend.map(({ items }) => items.map((item) => [item.ref, item.daysLate, item.interestCents]))).toEqual([
      [['F1', 89, 3555]],
      [['F2', 89, 3555]],
    ])
  })

  it('is kept in Martinique on 22 May while the others work', () => {
    const items = [invoice('F1', '2026-01-10'), invoice('F2', '2026-01-10', { of: 'C002' })]
    const plan = planReminders(planInput(items, { date: isoDay('2026-05-22'), customers: [fortDeFrance] }))
    expect([steps(plan), codes(plan)]).toEqual([{ F1: 'relance-1' }, { F2: 'non-working-day' }])
  })

  it('does not close the books: they age by the working days of the dossier', () => {
    const input = planInput([invoice('F1', '2026-01-10')], {
      date: isoDay('2026-05-29'),
      booksAsOf: isoDay('2026-05-21'),
      customers: [customer('C001', { address: ['97200 Fort-de-France'] })],
    })
    // 22, 26, 27, 28, 29 May: the 25th is Whit Monday.
    expect(onlyReminder(planReminders(input)).customer).toBe('C001')
    expect(codes(planReminders({ ...input, booksAsOf: isoDay('2026-05-20'), settings: settings() }))).toEqual({ F1: 'stale-books' })
  })
})
