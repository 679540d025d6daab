import { describe, expect, it } from 'vitest'
import { issueFacts, lineFacts, readLedgerFixture, readText } from './read-fixture.ts'

const keyOf = (name: string) => readLedgerFixture(name).explanations[2]

describe('entries are put back together by the finest key that balances them all', () => {
  it('journal, number, day and piece when the piece is the same all through', () => {
    expect(keyOf('fec-tab-utf8.txt')).toBe('Écritures regroupées par journal, numéro, date et pièce : 5 écritures.')
  })

  it('without the piece when a receipt bears the statement on one side and the invoice on the other', () => {
    expect(keyOf('fec-entry-numbers-restart-by-journal.txt')).toBe('Écritures regroupées par journal, numéro et date : 3 écritures.')
    expect(lineFacts(readLedgerFixture('fec-entry-numbers-restart-by-journal.txt'))).toEqual([
      '2 411000 LEGOFF 2025-01-10 F1 12000 invoice',
      '5 411000 LEGOFF 2025-01-15 F1 -12000 payment',
      '6 411000 CREPES 2025-01-20 F2 6000 invoice',
    ])
  })

  it('without the day when an entry runs over two days', () => {
    expect(keyOf('fec-entry-over-several-days.txt')).toBe('Écritures regroupées par journal et numéro : 2 écritures.')
  })

  it('by day, journal and piece when the number never changes: it is no key', () => {
    const reading = readLedgerFixture('fec-constant-entry-number.txt')
    expect(reading.explanations[2]).toBe('Écritures regroupées par date, journal et pièce : 2 écritures.')
    expect([...reading.lines].map((line) => line.kind)).toEqual(['invoice', 'penalty'])
  })

  it('by number alone when an entry spans two journals', () => {
    const reading = readText(
      [
        'JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tCompAuxNum\tPieceRef\tDebit\tCredit',
        'VE\t1\t20250110\t411000\tC1\tF1\t12,00\t',
        'V2\t1\t20250111\t706000\t\tF1\t\t12,00',
        'VE\t2\t20250112\t411000\tC1\tF2\t15,00\t',
        'V2\t2\t20250113\t706000\t\tF2\t\t15,00',
      ].join('\n'),
    )
    expect(reading.explanations[2]).toBe('Écritures regroupées par numéro : 2 écritures.')
  })

  it('one defective entry loses its counterparts, and only that one', () => {
    const reading = readLedgerFixture('fec-one-unbalanced-entry.txt')
    expect([...reading.lines].map((line) => [line.documentRef, line.kind])).toEqual([
      ['F1', 'invoice'],
      ['F2', 'invoice'],
      ['F3', 'other'],
    ])
    expect(reading.explanations[2]).toBe(
      'Écritures regroupées par journal, numéro, date et pièce : 4 écritures, dont 1 déséquilibrée ou fautive.',
    )
    expect(issueFacts(reading)).toEqual(['8 - warning entry-unbalanced'])
  })

  it('never takes a whole journal over several days for one entry', () => {
    const reading = readText(
      [
        'JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tCompAuxNum\tPieceRef\tDebit\tCredit',
        'VE\t1\t20250110\t411000\tC1\tF1\t12,00\t',
        'VE\t1\t20250111\t706000\t\tF1\t\t12,00',
        'BQ\t2\t20250112\t512000\t\tR1\t12,00\t',
        'BQ\t2\t20250112\t411000\tC1\tR1\t\t12,00',
      ].join('\n'),
    )
    expect(reading.explanations[2]).toBe(
      'Écritures regroupées par journal, numéro, date et pièce : 3 écritures, dont 2 déséquilibrées ou fautives.',
    )
  })

  it('a file of customer accounts alone says that counterparts are missing, once', () => {
    const reading = readLedgerFixture('fec-customer-accounts-alone.txt')
    expect(issueFacts(reading)).toEqual(['0 - warning counterparts-missing'])
    expect([...reading.lines].map((line) => line.kind)).toEqual(['other', 'other', 'other', 'other'])
  })
})
