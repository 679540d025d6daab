import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { issueFacts, lineFacts, readLedgerFixture, readText } from './read-fixture.ts'

describe('who the customer is', () => {
  it('the sub-account when its tail looks like a code, the label of a collective account otherwise', () => {
    const reading = readLedgerFixture('fec-customers-by-sub-account.txt')
    expect(lineFacts(reading)).toEqual([
      '2 411DUPONT 411DUPONT 2025-01-10 F1 12000 invoice',
      '4 41100000 Clients divers 2025-01-11 F2 6000 invoice',
      '6 416DUPONT 411DUPONT 2025-01-12 F1 12000 doubtful',
      '7 411DUPONT 411DUPONT 2025-01-12 F1 -12000 transfer',
      '8 4117 LEGOFF 2025-01-13 F3 500 retention',
    ])
  })

  it('accruals (418) and discounts to grant (4198) are no debt of a customer', () => {
    const reading = readLedgerFixture('fec-customers-by-sub-account.txt')
    expect(reading.rawBalances).toEqual([
      { account: '41100000', customer: 'Clients divers', cents: 6000 },
      { account: '4117', customer: 'LEGOFF', cents: 500 },
      { account: '411DUPONT', customer: '411DUPONT', cents: 0 },
      { account: '416DUPONT', customer: '411DUPONT', cents: 12000 },
    ])
  })

  it('numbered sub-accounts are customers once there are several of them', () => {
    const reading = readLedgerFixture('fec-customers-by-numbered-account.txt')
    expect([...reading.lines].map((line) => [line.customer, line.customerName])).toEqual([
      ['411012', 'Client Alpha'],
      ['411022', 'Client Bêta'],
      ['411032', 'Client Gamma'],
    ])
  })

  it('his name where the file gives no code: the code that the name bears elsewhere in the file, else the name itself', () => {
    const reading = readLedgerFixture('fec/names-without-codes.txt')
    expect([...reading.lines].map((line) => [line.row, line.customer, line.customerName, line.cents])).toEqual([
      [2, 'Garage Ponant', 'Garage Ponant', 120000],
      [5, 'Mme Annick Stéphan', 'Mme Annick Stéphan', 60000],
      [8, 'C7', 'HOTEL DU PORT', 240000],
      [12, 'Garage Ponant', 'Garage Ponant', -120000],
      [14, 'C7', 'HOTEL DU PORT', -240000],
    ])
    expect(reading.rawBalances).toEqual([
      { account: '41100000', customer: 'C7', cents: 0 },
      { account: '41100000', customer: 'Garage Ponant', cents: 0 },
      { account: '41100000', customer: 'Mme Annick Stéphan', cents: 60000 },
    ])
    expect(reading.explanations).toContain('Clients désignés par le compte auxiliaire et leur nom.')
    expect(reading.issues.map(({ line, code }) => [line, code])).toEqual([[2, 'customer-unnamed']])
  })

  it('names that lost their accents are told, since letters would bear them', () => {
    const text = readFileSync(new URL('../../fixtures/import/fec/names-without-codes.txt', import.meta.url), 'utf8')
    const reading = readText(text.replaceAll('Stéphan', 'St?phan').replaceAll('HOTEL DU PORT', 'H\ufffdtel du Port'))
    const told = reading.issues.filter((issue) => issue.code === 'names-damaged').map((issue) => issue.message)
    expect(told).toEqual([
      '2 noms de clients ont perdu des accents («\u00a0Mme Annick St?phan\u00a0», «\u00a0H\ufffdtel du Port\u00a0») : les lettres les porteraient ainsi. ' +
        'Refaites l’export dans un autre encodage, ou donnez ces noms dans le fichier de contacts.',
    ])
  })

  it('a reference that three customers share on three days names no document', () => {
    const reading = readLedgerFixture('fec-reference-shared-by-all.txt')
    expect([...reading.lines].map((line) => [line.ref, line.documentRef])).toEqual([
      ['2025-01', ''],
      ['2025-01', ''],
      ['2025-01', ''],
    ])
  })

  it('till takings bring a warning, until the settings list them', () => {
    expect(issueFacts(readLedgerFixture('fec-till-takings.txt'))).toEqual(['2 - warning pseudo-customer'])
    expect(issueFacts(readLedgerFixture('fec-till-takings.txt', { pseudoCustomers: ['PASSAGE'] }))).toEqual([])
  })

  it('other prefixes than those of the settings are nobody', () => {
    const reading = readLedgerFixture('fec-customers-by-sub-account.txt', { customerAccounts: ['416'] })
    expect(lineFacts(reading)).toEqual(['6 416DUPONT 411DUPONT 2025-01-12 F1 12000 doubtful'])
  })
})
