import { describe, expect, it } from 'vitest'
import { refuseOnErrors } from '../../src/importing/read-file.ts'
import { issueFacts, readFixture, readInvoiceFixture, stopOf } from './read-fixture.ts'

const LE_GOFF = 'Menuiserie Le Goff'
const HORTENSIAS = 'Crêperie des Hortensias'

/** [row, customer, number, issued, due, total, left] of each document. */
const documents = (name: string) =>
  readInvoiceFixture(`csv/${name}`).invoices.map((one) => [
    one.row,
    one.customer,
    one.number,
    one.issuedOn,
    one.dueOn,
    one.totalCents,
    one.outstandingCents,
  ])
const explanations = (name: string) => readInvoiceFixture(`csv/${name}`).explanations

describe('Odoo', () => {
  it('exports signed totals and states: paid, being paid and reversed ones are owed no more, child rows add nothing', () => {
    expect(documents('odoo-account-move.csv')).toEqual([
      [2, LE_GOFF, 'INV/2026/0001', '2026-01-10', '2026-02-24', 120000, 120000],
      [4, HORTENSIAS, 'INV/2026/0002', '2026-02-14', '2026-03-16', 60000, 0],
      [5, HORTENSIAS, 'INV/2026/0003', '2026-03-01', '2026-03-31', 30000, 0],
      [6, LE_GOFF, 'RINV/2026/0001', '2026-03-05', '2026-03-05', -6000, -6000],
    ])
    expect(readFixture('csv/odoo-account-move.csv')).toMatchObject({ rows: 7, skipped: 3, rejected: 0 })
    expect(explanations('odoo-account-move.csv')).toContain('1 facture en NOK (120,00) : les devises ne s’ajoutent pas aux euros.')
  })

  it('names its columns in French too; the number is not the reference', () => {
    expect(documents('odoo-pieces-comptables.csv')).toEqual([
      [2, LE_GOFF, 'FAC/2026/0001', '2026-01-10', null, 120000, 120000],
      [3, HORTENSIAS, 'FAC/2026/0002', '2026-02-14', null, 60000, 0],
      [4, LE_GOFF, 'RFAC/2026/0001', '2026-03-05', null, -6000, -6000],
    ])
  })

  it('a part payment without the amount left is refused: the whole would be claimed', () => {
    const reading = readFixture('csv/odoo-paiement-partiel.csv')
    expect(issueFacts(reading)).toEqual(['2 Payment Status error partial-without-balance'])
    expect(stopOf(() => refuseOnErrors(reading)).message).toBe(
      'La facture est payée en partie, et rien ne dit ce qu’il en reste : exportez aussi la colonne du reste à payer.',
    )
  })

  it('open items of OCA come in blocks under filters, with cumulated rows that check the sums', () => {
    expect(documents('oca-postes-ouverts.csv')).toEqual([
      [8, LE_GOFF, 'FAC/2026/0001', '2026-01-10', '2026-02-24', 120000, 70000],
      [9, LE_GOFF, 'RFAC/2026/0002', '2026-03-15', '2026-03-15', -6000, -6000],
      [13, HORTENSIAS, 'FAC/2026/0003', '2026-02-14', '2026-03-16', 60000, 60000],
    ])
    expect(issueFacts(readFixture('csv/oca-postes-ouverts.csv'))).toEqual([])
  })
})

describe('Dolibarr', () => {
  it('one row per payment: paid is their sum; drafts and abandoned invoices are left aside; the numbers win over "paid"', () => {
    expect(documents('dolibarr-factures-et-reglements.csv')).toEqual([
      [2, '411LEGOFF', 'FA2601-0001', '2026-01-10', '2026-02-24', 120000, 40000],
      [4, '411HORTENSIA', 'FA2601-0002', '2026-01-12', '2026-02-11', 60000, 0],
      [5, '411HORTENSIA', 'FA2602-0003', '2026-02-01', '2026-03-03', 6000, 6000],
      [8, '411LEGOFF', 'AV2602-0001', '2026-02-05', '2026-02-05', -6000, -6000],
    ])
    const reading = readInvoiceFixture('csv/dolibarr-factures-et-reglements.csv')
    expect(issueFacts(reading)).toEqual(['5 Statut facture warning status-contradiction'])
    expect(reading.explanations).toContain('2 lignes laissées de côté : brouillons, factures annulées ou abandonnées.')
    expect(reading.contacts[0]?.address).toEqual(['3 quai Sud', 'Bâtiment B', '01000 Bourg'])
  })
})

describe('Sellsy', () => {
  it('"à régler" is not paid; line rows repeat the document; amounts of 400 billion are listed and left out', () => {
    expect(documents('sellsy-factures.csv')).toEqual([
      [2, LE_GOFF, 'FACT-2026-101', '2026-01-10', '2026-02-24', 120000, 120000],
      [3, HORTENSIAS, 'FACT-2026-102', '2026-02-14', '2026-03-16', 60000, 0],
      [4, LE_GOFF, 'FACT-2026-103', '2026-02-20', '2026-04-06', 30000, 12000],
    ])
    const reading = readFixture('csv/sellsy-factures.csv')
    expect(reading.issues.map((issue) => [issue.line, issue.code, issue.message])).toEqual([
      [
        8,
        'amount-aberrant',
        'La facture FACT-2019-900 est de 400000 millions d’euros : ce montant est invraisemblable, elle n’est pas importée.',
      ],
      [
        9,
        'amount-aberrant',
        'La facture FACT-2019-901 est de -400000 millions d’euros : ce montant est invraisemblable, elle n’est pas importée.',
      ],
    ])
  })

  it('in its tab-separated form, commas separate thousands', () => {
    expect(documents('sellsy-tabulations.txt').map((one) => one.slice(5))).toEqual([
      [120000, 120000],
      [2400, 2400],
    ])
  })
})

describe('QuickBooks', () => {
  it('open invoices', () => {
    expect(documents('quickbooks-open-invoices.csv')).toEqual([
      [2, LE_GOFF, '1001', '2026-01-13', '2026-02-12', 120000, 120000],
      [3, HORTENSIAS, '1002', '2026-02-14', '2026-03-16', 60000, 25000],
      [4, LE_GOFF, 'CM-12', '2026-03-01', '2026-03-01', -10000, -10000],
    ])
  })

  it('invoice list under three lines of title, months first where a day above twelve says so', () => {
    expect(documents('quickbooks-invoice-list.csv')).toEqual([
      [6, LE_GOFF, '1001', '2026-01-13', '2026-02-12', 120000, 120000],
      [7, HORTENSIAS, '1002', '2026-02-14', '2026-03-16', 60000, 0],
    ])
  })

  it('A/R ageing detail: buckets are titles, their totals check the sums, a payment without number is told by its day', () => {
    expect(documents('quickbooks-ar-aging-detail.csv')).toEqual([
      [7, LE_GOFF, '998', '2025-11-10', '2025-12-25', 100000, 40000],
      [10, HORTENSIAS, '1007', '2026-03-13', '2026-04-12', 60000, 60000],
      [11, LE_GOFF, 'CM-12', '2026-03-20', '2026-03-20', -10000, -10000],
      [12, HORTENSIAS, 'Payment 25/03/2026', '2026-03-25', '2026-03-25', -5000, -5000],
    ])
    expect(readFixture('csv/quickbooks-ar-aging-detail.csv')).toMatchObject({ rows: 9, skipped: 5, rejected: 0, issueCount: 0 })
  })

  it('customer balance detail: the customer stands above his documents, the running balance is not what is left', () => {
    expect(documents('quickbooks-customer-balance-detail.csv')).toEqual([
      [7, LE_GOFF, '1001', '2026-01-13', '2026-02-12', 120000, 120000],
      [8, LE_GOFF, 'CM-12', '2026-03-01', '2026-03-01', -10000, -10000],
      [11, HORTENSIAS, '1002', '2026-02-14', '2026-03-16', 60000, 25000],
    ])
    expect(readFixture('csv/quickbooks-customer-balance-detail.csv').issueCount).toBe(0)
  })
})

describe('Stripe', () => {
  it('what is left is the amount due less what was paid, and days are those of Paris', () => {
    const reading = readInvoiceFixture('csv/stripe-invoices.csv')
    expect(documents('stripe-invoices.csv')).toEqual([
      [2, 'cus_LEGOFF', 'ATB-0001', '2026-04-01', '2026-04-30', 120000, 120000],
      [3, 'cus_HORTENSIA', 'ATB-0002', '2026-02-14', '2026-03-16', 60000, 0],
      [4, 'cus_LEGOFF', 'ATB-0003', '2026-02-01', '2026-03-02', 30000, 20000],
    ])
    expect(reading.invoices.map((one) => one.customerName)).toEqual([LE_GOFF, HORTENSIAS, LE_GOFF])
    expect(reading.explanations[1]).toBe(
      'Reste à payer : «\u00a0Amount Due\u00a0», qui demeure après paiement, moins «\u00a0Amount Paid\u00a0».',
    )
  })
})

describe('other invoicing packages', () => {
  it('Zoho: the due date is not the expected payment date, drafts are left aside', () => {
    expect(documents('zoho-invoices.csv')).toEqual([
      [2, LE_GOFF, 'INV-000001', '2026-01-10', '2026-02-24', 120000, 120000],
      [3, HORTENSIAS, 'INV-000002', '2026-02-14', '2026-03-16', 60000, 25000],
    ])
  })

  it('Invoice Ninja v4: a title, one row per item, amounts under their currency, dollars kept apart', () => {
    expect(documents('invoice-ninja-v4.csv')).toEqual([
      [5, LE_GOFF, '0001', '2026-01-10', '2026-02-24', 120000, 100000],
      [7, LE_GOFF, '0002', '2026-02-03', null, -14285, -14285],
    ])
    expect(explanations('invoice-ninja-v4.csv')).toContain('2 factures en USD (−129,35) : les devises ne s’ajoutent pas aux euros.')
  })

  it('fulll: a type says what is a credit note, and any other word an invoice', () => {
    expect(documents('fulll-factures.csv').map(([, , number, , , total]) => [number, total])).toEqual([
      ['FA-12', 120000],
      ['FA-13', -6000],
      ['FA-14', 3600],
    ])
    expect(readInvoiceFixture('csv/fulll-factures.csv').contacts[0]?.siren).toBe('732829320')
  })

  it('FreshBooks: lines alone have amounts, and are added; no due date', () => {
    expect(documents('freshbooks-invoices.csv')).toEqual([
      [2, LE_GOFF, '0000012', '2026-01-10', null, 120000, 120000],
      [4, HORTENSIAS, '0000013', '2026-02-14', null, 60000, 0],
    ])
  })

  it('Invoicely: months in letters', () => {
    expect(documents('invoicely-statement.csv')).toEqual([
      [2, LE_GOFF, 'Invoice INV-0012', '2021-01-28', '2021-02-27', 102000, 102000],
      [3, HORTENSIAS, 'Invoice INV-0013', '2021-02-03', '2021-03-05', 60000, 0],
    ])
  })

  it('Op@le: one row per instalment, each with what is left of it', () => {
    expect(documents('opale-ygpie1.csv')).toEqual([
      [2, LE_GOFF, 'T-2026-18', '2026-01-10', '2026-02-28', 60000, 40000],
      [3, LE_GOFF, 'T-2026-18', '2026-01-10', '2026-03-31', 60000, 60000],
      [4, HORTENSIAS, 'T-2026-19', '2026-02-15', '2026-03-15', -6000, -6000],
      [5, HORTENSIAS, 'T-2026-20', '2026-02-15', '2026-03-15', 9000, 0],
    ])
  })

  it('two decimal marks in one column are read where each cell tells its own', () => {
    expect(documents('liste-deux-marques-decimales.csv').map((one) => one.slice(5))).toEqual([
      [718800, 718800],
      [60000, 0],
      [102050, 2050],
    ])
  })

  it('a list without any date is refused: the age of its invoices cannot be known', () => {
    const stop = stopOf(() => readFixture('csv/liste-sans-dates.csv'))
    expect(stop).toMatchObject({ code: 'column-missing', message: 'Aucune colonne ne contient la date de facture.' })
    expect(readFixture('csv/liste-sans-dates.csv', { as: 'contacts' })).toMatchObject({ as: 'contacts', rows: 2 })
  })
})
