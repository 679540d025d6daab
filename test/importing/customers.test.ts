import { describe, expect, it } from 'vitest'
import { issueFacts, lineFacts, readLedgerFixture } from './read-fixture.ts'

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
