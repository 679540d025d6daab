import { describe, expect, it } from 'vitest'
import type { PastReminderReading } from '../../src/domain/reading.ts'
import { issueFacts, readFixture, readText, stopOf } from './read-fixture.ts'

function past(reading: ReturnType<typeof readFixture>): PastReminderReading {
  if (reading.as !== 'reminders') throw new Error(`read as ${reading.as}`)
  return reading
}

const told = (reading: PastReminderReading) =>
  reading.reminders.map(({ row, customer, number, step, day, channel }) => [row, customer, number, step, day, channel ?? '-'].join(' | '))

describe('the reminders of a previous tool', () => {
  it('are recognised by their columns: one row per reminder', () => {
    const reading = past(readFixture('reminders/one-row-per-reminder.csv'))
    expect(reading).toMatchObject({ rows: 4, skipped: 0, rejected: 0 })
    expect(told(reading)).toEqual([
      '2 | LEGOFF | F2026-001 | Relance 1 | 2026-10-05 | email',
      '3 | LEGOFF | F2026-001 | 2 | 2026-10-20 | letter',
      '4 | Atelier Kerhuon | F2026-002 | mise en demeure | 2026-11-02 | registered-letter',
      '5 | LEGOFF | F2024-900 | niveau 1 | 2025-01-12 | -',
    ])
    expect(issueFacts(reading)).toEqual(['5 Canal warning channel-unknown'])
  })

  it('may stand in one column of days per step', () => {
    const reading = past(readFixture('reminders/one-column-of-days-per-step.csv'))
    expect(reading).toMatchObject({ rows: 3, skipped: 1, rejected: 0 })
    expect(told(reading)).toEqual([
      '2 | LEGOFF | F2026-001 | Relance 1 | 2026-10-05 | -',
      '2 | LEGOFF | F2026-001 | Relance 2 | 2026-10-20 | -',
      '3 | KERHUON | F2026-002 | Mise en demeure | 2026-11-02 | -',
    ])
  })

  it('without customer, invoice, step or day, or dated in the future, are refused one by one', () => {
    const reading = past(readFixture('reminders/faulty-rows.csv'))
    expect(reading).toMatchObject({ rows: 8, skipped: 1, rejected: 6 })
    expect(issueFacts(reading)).toEqual([
      '2 - error customer-missing',
      '3 - error number-missing',
      '4 - error step-missing',
      '5 Date de relance error date-missing',
      '6 Date de relance error date-invalid',
      '7 Date de relance error reminder-in-future',
    ])
    expect(told(reading)).toEqual(['9 | LEGOFF | F1 | 1 | 2026-10-05 | -'])
  })

  it('keep the code and the name of the customer when the file gives both', () => {
    const text = 'Code client;Nom du client;Facture;Niveau;Date\nLEGOFF;Menuiserie Le Goff;F1;1;05/10/2026\n'
    expect(past(readText(text)).reminders[0]).toMatchObject({ customer: 'LEGOFF', customerName: 'Menuiserie Le Goff', documentRef: 'F1' })
  })

  it('with amounts beside are a list of invoices, unless said otherwise', () => {
    const text =
      'Client;N° facture;Date de facture;Montant TTC;Échéance;Niveau de relance;Date de relance\nLEGOFF;F1;01/09/2026;100,00;01/10/2026;2;05/11/2026\n'
    expect(readText(text).as).toBe('invoices')
    expect(told(past(readText(text, { as: 'reminders' })))).toEqual(['2 | LEGOFF | F1 | 2 | 2026-11-05 | -'])
  })

  it('whose columns are named otherwise are settled by --map', () => {
    const text = 'Débiteur;Pièce;Palier;Le\nLEGOFF;F1;2;05/10/2026\n'
    expect(stopOf(() => readText(text, { as: 'reminders' }))).toMatchObject({ code: 'column-missing' })
    const map = { customer_name: 'Débiteur', invoice_number: 'Pièce', step: 'Palier', reminder_date: 'Le' }
    expect(told(past(readText(text, { as: 'reminders', map })))).toEqual(['2 | LEGOFF | F1 | 2 | 2026-10-05 | -'])
    expect(stopOf(() => readText(text, { as: 'reminders', map: { ...map, palier: 'Palier' } })).code).toBe('map-role-unknown')
  })

  it('without a column of steps are refused', () => {
    expect(stopOf(() => readText('Client;N° facture;Date de relance\nA;F1;05/10/2026\n', { as: 'reminders' }))).toMatchObject({
      code: 'column-missing',
      message: 'Aucune colonne ne contient l’étape.',
    })
  })
})
