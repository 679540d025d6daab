import { describe, expect, it } from 'vitest'
import { issueFacts, lineFacts, readLedgerFixture } from './read-fixture.ts'

describe('opening entries', () => {
  it('detailed: each open item is restated and can be lettered in the new year', () => {
    const reading = readLedgerFixture('fec-openings-detailed.txt')
    expect(reading).toMatchObject({ openingRegime: 'detailed', openingJournal: 'AN', lastBankDay: '2025-01-20' })
    expect(lineFacts(reading)).toEqual([
      '2 411000 LEGOFF 2025-01-01 F2024090 50000 opening',
      '3 411000 LEGOFF 2025-01-01 F2024112 25000 opening B',
      '4 411000 CREPES 2025-01-01 AV20248 -4000 opening',
      '8 411000 LEGOFF 2025-01-20 REL01 -25000 payment B',
      '9 411000 CREPES 2025-01-31 F2025001 12000 invoice',
    ])
    expect([...reading.lines][0]?.documentDay).toBe('2024-11-05')
    expect(reading.explanations).toContain('À-nouveaux repris pièce par pièce, journal AN : 3 lignes clients.')
  })

  it('one lump per customer, standing last in the file', () => {
    const reading = readLedgerFixture('fec-openings-lump-per-customer.txt')
    expect(reading).toMatchObject({
      openingRegime: 'lump-customer',
      openingJournal: 'RAN',
      fiscalYear: { start: '2025-01-01', end: '2025-02-28' },
    })
    expect([...reading.lines].map((line) => line.opening)).toEqual([false, false, true, true])
  })

  it('one lump for the whole account, taken back and re-entered the same day', () => {
    const reading = readLedgerFixture('fec-openings-lump-for-the-account.txt')
    expect(reading).toMatchObject({ openingRegime: 'lump-account', openingJournal: 'AN' })
    expect([...reading.lines].map((line) => [line.cents, line.opening])).toEqual([
      [71000, true],
      [-71000, true],
      [50000, true],
      [21000, true],
      [12000, false],
    ])
    expect(issueFacts(reading)).toEqual(['2 - warning customer-unnamed'])
  })

  it('in the journal of sundry entries, on the eve of the year', () => {
    const reading = readLedgerFixture('fec-openings-in-another-journal-on-the-eve.txt')
    expect(reading).toMatchObject({
      openingRegime: 'detailed',
      openingJournal: 'OD',
      fiscalYear: { start: '2025-01-01', end: '2025-01-31' },
    })
    expect([...reading.lines].map((line) => [line.day, line.opening, line.kind])).toEqual([
      ['2025-01-15', false, 'invoice'],
      ['2024-12-31', true, 'opening'],
      ['2025-01-31', false, 'writeOff'],
    ])
  })

  it('a sale and its receipt on the first day are no opening', () => {
    const reading = readLedgerFixture('fec-first-day-sale-is-no-opening.txt')
    expect(reading).toMatchObject({ openingRegime: 'none', openingJournal: null, lastBankDay: '2025-01-01' })
  })

  it('the journal the user names is the opening journal, and no other', () => {
    const named = readLedgerFixture('fec-openings-in-another-journal-on-the-eve.txt', { openingJournal: 'od' })
    expect([...named.lines].map((line) => line.opening)).toEqual([false, true, true])
    const absent = readLedgerFixture('fec-openings-detailed.txt', { openingJournal: 'XX' })
    expect(absent.openingRegime).toBe('none')
    expect(issueFacts(absent)).toEqual(['0 - warning opening-journal-absent'])
  })
})
