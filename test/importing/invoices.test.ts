import { describe, expect, it } from 'vitest'
import { refuseOnErrors } from '../../src/importing/read-file.ts'
import { issueFacts, readFixture, readInvoiceFixture, readText, stopOf } from './read-fixture.ts'

const facts = (name: string) =>
  readInvoiceFixture(name).invoices.map((invoice) => [
    invoice.row,
    invoice.customer,
    invoice.number,
    invoice.issuedOn,
    invoice.dueOn,
    invoice.totalCents,
    invoice.outstandingCents,
  ])

describe('a list of invoices', () => {
  it('takes what remains to be paid from its own column; numbers win over the status', () => {
    expect(facts('invoices-balance-due.csv')).toEqual([
      [2, 'Menuiserie Le Goff', 'F2025-001', '2025-01-10', '2025-02-24', 120000, 120000],
      [3, 'Crêperie des Hortensias', 'F2025-002', '2025-02-14', '2025-03-16', 60000, 0],
      [4, 'Crêperie des Hortensias', 'F2025-003', '2025-03-31', null, 12000, 2000],
      [5, 'Menuiserie Le Goff', 'AV2025-004', '2025-04-02', null, -6000, -6000],
    ])
    const reading = readInvoiceFixture('invoices-balance-due.csv')
    expect(reading).toMatchObject({ as: 'invoices', rows: 6, skipped: 2, rejected: 0 })
    expect(issueFacts(reading)).toEqual(['4 Statut warning status-contradiction'])
    expect(reading.contacts.map(({ customer, contacts }) => [customer, contacts])).toEqual([
      ['Menuiserie Le Goff', [{ name: null, email: 'compta@legoff.example', phone: null, role: null }]],
    ])
  })

  it('with one row per payment: the total once, the payments added', () => {
    expect(facts('invoices-one-row-per-payment.csv')).toEqual([
      [2, 'Le Goff, Menuiserie', 'F1', '2025-01-10', '2025-02-24', 120000, 40000],
      [4, 'Crêperie des Hortensias', 'F2', '2025-01-31', '2025-03-02', 60000, 60000],
    ])
    expect(readInvoiceFixture('invoices-one-row-per-payment.csv')).toMatchObject({ rows: 3, skipped: 1, separator: ',' })
  })

  it('with totals alone is read as entirely due, and says so', () => {
    expect(facts('invoices-total-alone.csv')).toEqual([
      [2, 'Le Goff', '12', '2025-01-10', '2025-02-24', 12000, 12000],
      [3, 'Le Goff', '13', '2025-01-11', '2025-01-15', 8000, 8000],
    ])
    expect(readInvoiceFixture('invoices-total-alone.csv').explanations).toContain(
      'Seul le total des factures est donné : chacune est lue comme entièrement due, sauf statut contraire.',
    )
  })

  it('never adds the rows of one invoice: rows that disagree are an error', () => {
    const reading = readInvoiceFixture('invoices-rows-that-disagree.csv')
    expect(issueFacts(reading)).toEqual(['4 N° facture error invoice-rows-disagree'])
    expect(reading).toMatchObject({ rows: 3, skipped: 1, rejected: 1 })
    expect(stopOf(() => refuseOnErrors(reading)).message).toBe('La facture F1 figure aussi ligne 2 avec d’autres montants.')
  })

  it('is checked against its own total row', () => {
    const stop = stopOf(() => refuseOnErrors(readFixture('invoices-wrong-total.csv')))
    expect(stop).toMatchObject({ code: 'total-mismatch', details: { line: 4 } })
    expect(stop.message).toBe('Le total du fichier (300,00\u00a0€) n’est pas la somme des factures lues (200,00\u00a0€).')
  })

  it('with two columns for what remains is refused, with sample values and the command', () => {
    const stop = stopOf(() => readFixture('invoices-two-balances.csv'))
    expect(stop.code).toBe('column-ambiguous')
    expect(stop.message).toBe(
      'Plusieurs colonnes peuvent être le reste à payer : «\u00a0Reste à payer\u00a0» (100,00) et «\u00a0Reste dû\u00a0» (120,00).',
    )
    expect(stop.details.advice).toMatch(/--map balance="Reste à payer"\.$/)
    expect(readInvoiceFixture('invoices-two-balances.csv', { map: { balance: 'Reste dû' } }).invoices[0]?.outstandingCents).toBe(12000)
  })

  it('rejects rows without number, customer, day or amount, and leaves other currencies aside', () => {
    const reading = readInvoiceFixture('invoices-faulty-rows.csv')
    expect(issueFacts(reading)).toEqual([
      '2 Date facture error date-invalid',
      '3 N° facture error number-missing',
      '4 Client error customer-missing',
      '5 Total TTC error amount-invalid',
      '6 Devise warning other-currency',
      '7 Échéance warning due-before-issue',
    ])
    expect(reading).toMatchObject({ rows: 7, skipped: 2, rejected: 4 })
    expect(reading.invoices).toHaveLength(1)
  })

  it('never takes the day of payment for the due date', () => {
    const reading = readText('N° facture;Client;Date facture;Date de règlement;Total TTC\nF1;Le Goff;10/01/2025;15/02/2025;120,00\n')
    expect(reading.as === 'invoices' && reading.invoices[0]?.dueOn).toBeNull()
  })

  it('is not a ledger: a debit and a credit column make it entries, never invoices', () => {
    const text =
      'Date;Compte;N° facture;Client;Montant TTC;Débit;Crédit\n10/01/2025;411000;F1;Le Goff;120,00;120,00;\n10/01/2025;706000;F1;;120,00;;120,00\n'
    expect(readText(text).as).toBe('entries')
    const withoutAccount = 'Date;N° facture;Client;Montant TTC;Débit;Crédit\n10/01/2025;F1;Le Goff;120,00;120,00;\n'
    expect(stopOf(() => readText(withoutAccount))).toMatchObject({ code: 'family-unclear' })
  })
})

describe('an export of entries that is not a FEC', () => {
  it('skips its preamble and total, reads quoted labels, due dates and French amounts', () => {
    const reading = readFixture('entries-grand-livre.csv')
    if (reading.as !== 'entries') throw new Error(reading.as)
    expect(reading).toMatchObject({ encoding: 'windows-1252', separator: ';', rows: 6, skipped: 4, rejected: 0 })
    expect([...reading.lines].map((line) => [line.row, line.customer, line.cents, line.kind, line.letter, line.dueOn])).toEqual([
      [5, 'LEGOFF', 120000, 'invoice', 'A', '2025-02-24'],
      [9, 'LEGOFF', -120000, 'payment', 'A', null],
    ])
    expect([...reading.lines][0]?.label).toBe('Pose ; fenêtres')
  })

  it('refuses amounts and days that could be read two ways', () => {
    expect(stopOf(() => readFixture('entries-amounts-of-unclear-decimals.csv'))).toMatchObject({
      code: 'decimal-mark',
      message:
        'La colonne «\u00a0Débit\u00a0» est ambiguë («\u00a01,234\u00a0») : rien ne dit si la virgule ou le point sépare les décimales ou les milliers.',
    })
    expect(stopOf(() => readFixture('entries-days-of-unclear-order.csv'))).toMatchObject({
      code: 'day-order',
      message:
        'La colonne «\u00a0Date\u00a0» est ambiguë («\u00a003/04/2025\u00a0» et «\u00a003/04/2025\u00a0») : rien ne dit si le jour précède le mois.',
    })
  })
})
