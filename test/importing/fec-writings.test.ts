// One small ledger, written as eight packages would write it, must read the same.
import { describe, expect, it } from 'vitest'
import { issueFacts, lineFacts, readLedgerFixture, readText } from './read-fixture.ts'

const LINES = [
  '2 411000 LEGOFF 2025-01-10 F2025001 120000 invoice A',
  '5 411000 CREPES 2025-02-14 F2025002 60000 invoice',
  '9 411000 LEGOFF 2025-02-28 REL02 -120000 payment A',
  '10 411000 CREPES 2025-03-10 AV2025003 -6000 creditNote',
]

describe('writings of a FEC', () => {
  it.each([
    ['fec-tab-utf8.txt', 'utf-8', '\t'],
    ['fec-windows-1252-crlf.txt', 'windows-1252', '\t'],
    ['fec-cp850-crcrlf.txt', 'cp850', '\t'],
    ['fec-latin-9-cr-only.txt', 'iso-8859-15', '\t'],
    ['fec-semicolon-bom.csv', 'utf-8', ';'],
    ['fec-comma.txt', 'utf-8', ','],
    ['fec-utf16.txt', 'utf-16le', '\t'],
    ['fec-accents-damaged.txt', 'utf-8', '\t'],
  ])('%s reads like the others', (name, encoding, separator) => {
    const reading = readLedgerFixture(name)
    expect(lineFacts(reading)).toEqual(LINES)
    expect([...reading.lines].map((line) => line.customerName)).toEqual([
      'Menuiserie Le Goff',
      'Crêperie des Hortensias',
      'Menuiserie Le Goff',
      'Crêperie des Hortensias',
    ])
    expect(reading).toMatchObject({
      as: 'fec',
      file: name,
      encoding,
      separator,
      rows: 13,
      skipped: 9,
      rejected: 0,
      issueCount: 0,
      fiscalYear: { start: '2025-01-01', end: '2025-12-31' },
      openingRegime: 'none',
      openingJournal: null,
      siren: null,
      rejectedCents: 0,
      lastBankDay: '2025-02-28',
    })
    expect(reading.rawBalances).toEqual([
      { account: '411000', customer: 'CREPES', cents: 54000 },
      { account: '411000', customer: 'LEGOFF', cents: 0 },
    ])
  })

  it('counts blank lines and rows of zero as skipped', () => {
    const reading = readLedgerFixture('fec-blank-lines-and-zero-rows.txt')
    expect(reading).toMatchObject({ rows: 9, skipped: 7, rejected: 0 })
    expect(lineFacts(reading)).toEqual([
      '2 411000 LEGOFF 2025-01-10 F2025001 120000 invoice A',
      '9 411000 LEGOFF 2025-02-28 REL02 -120000 payment A',
    ])
  })

  it('takes an amount and its side, where a negative credit is a debit', () => {
    const reading = readLedgerFixture('fec-pipe-amount-and-side.txt')
    expect(reading).toMatchObject({ separator: '|', rows: 4, skipped: 2 })
    expect(lineFacts(reading)).toEqual(['2 411000 LEGOFF 2025-01-10 F1 12000 invoice', '4 411000 CREPES 2025-01-11 F2 4000 invoice'])
    expect(lineFacts(readLedgerFixture('fec-side-plus-minus-one.txt'))).toEqual(['2 411000 LEGOFF 2025-01-10 F1 12000 invoice'])
  })

  it('reads amounts in every form, and tells what it rounded, netted or left out', () => {
    const reading = readLedgerFixture('fec-amounts-in-every-form.txt')
    expect([...reading.lines].map((line) => line.cents)).toEqual([120000, 6940, 427100, 1500, 1250, 7000, 1013, 123456])
    expect(issueFacts(reading)).toEqual(['7 Debit warning both-sides', '8 Debit warning three-decimals', '9 Credit warning amount-absent'])
    expect(reading.issues[0]?.message).toBe('Le débit (100,00) et le crédit (30,00) sont tous deux remplis : leur différence est retenue.')
  })

  it('finds its columns by name, in any order, with synonyms and a due date', () => {
    const reading = readLedgerFixture('fec-columns-in-any-order.txt')
    expect(lineFacts(reading)).toEqual(['2 411000 LEGOFF 2025-01-10 F1 120000 invoice *AB'])
    expect([...reading.lines][0]).toMatchObject({
      documentDay: '2025-01-08',
      dueOn: '2025-02-22',
      letterDay: '2025-01-31',
      journal: 'VE',
      entry: '1',
    })
    expect(reading.explanations).toContain('Échéances lues dans la colonne «\u00a0DateLimitReglmt\u00a0».')
  })

  it('reads a file without header in the legal order', () => {
    const reading = readLedgerFixture('fec-without-header.txt')
    expect(lineFacts(reading)).toEqual(['1 411000 LEGOFF 2025-01-10 F2025001 120000 invoice A'])
    expect(reading).toMatchObject({ rows: 3, skipped: 2 })
    expect(reading.explanations[0]).toBe(
      'Encodage utf-8, colonnes séparées par tabulation, sans ligne d’en-tête : ordre légal des colonnes.',
    )
  })

  it('puts a label together again when it holds the separator, and leaves a lone quote alone', () => {
    const reading = readLedgerFixture('fec-separator-inside-a-label.txt')
    expect([...reading.lines].map((line) => [line.customerName, line.label, line.cents])).toEqual([
      ['Menuiserie Le Goff', 'Pose ; fenêtres ; volets', 12000],
      ['Crêperie; des Hortensias', 'Écran 24" plat', 5000],
    ])
    expect(issueFacts(reading)).toEqual(['2 - warning separator-in-label', '4 - warning separator-in-label'])
  })

  it('keeps a currency that is not the euro beside the amount in euros', () => {
    const reading = readLedgerFixture('fec-other-currency.txt')
    expect([...reading.lines].map((line) => [line.cents, line.foreign])).toEqual([
      [10000, { currency: 'USD', hundredths: 11025 }],
      [-10000, { currency: 'USD', hundredths: -11025 }],
    ])
  })

  it('takes the day of the piece when it can be true, else the day of the books', () => {
    const header = 'JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tCompAuxNum\tPieceRef\tPieceDate\tDebit\tCredit\n'
    const day = (piece: string) => {
      const reading = readText(`${header}VE\t1\t20250310\t411000\tC1\tF1\t${piece}\t12,00\t\nVE\t1\t20250310\t706000\t\tF1\t\t\t12,00\n`)
      return reading.as === 'fec' ? [...reading.lines][0]?.documentDay : null
    }
    expect(day('20250301')).toBe('2025-03-01')
    expect(day('20250509')).toBe('2025-05-09')
    expect(day('20250510')).toBe('2025-03-10')
    expect(day('19000101')).toBe('2025-03-10')
    expect(day('')).toBe('2025-03-10')
  })
})
