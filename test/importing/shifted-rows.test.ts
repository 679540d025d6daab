// Rows with a cell too many or too few, whose amounts would fall on the other side. Expected values by hand.
import { describe, expect, it } from 'vitest'
import type { LedgerReading } from '../../src/domain/reading.ts'
import { issueFacts, lineFacts, readText } from './read-fixture.ts'

const TITLES = 'Journal;Date;Compte;Compte auxiliaire;N° pièce;Libellé;Débit;Crédit;Lettrage;Date de lettrage;Date de validation;Devise'
const RECEIPT = ['BQ;31/01/2026;411000;MARTIN;R9;Virement;;50,00;AA;31/01/2026;;', 'BQ;31/01/2026;512000;;R9;Virement;50,00;;;;;']
const SALE = 'VE;10/01/2026;706000;;F1;Vente;;120,00;;;15/01/2026;'

function entries(...rows: readonly string[]): LedgerReading {
  const reading = readText(`${[TITLES, ...rows].join('\n')}\n`, { as: 'entries' })
  if (reading.as !== 'entries') throw new Error(reading.as)
  return reading
}

describe('a label that ends with the separator', () => {
  it('is put together again where its row makes sense in no other way, and told', () => {
    for (const row of [
      // The letter would be an amount.
      'VE;10/01/2026;411000;LEGOFF;F1;Facture;;120,00;0,00;;;15/01/2026;',
      'VE;10/01/2026;411000;LEGOFF;F1;Facture;;120,00;0,00;;;;',
      // A day of lettering would stand without a letter, and the letter would be the day.
      'VE;10/01/2026;411000;LEGOFF;F1;Facture;;120,00;;AB;31/01/2026;;',
    ]) {
      const reading = entries(row, SALE, ...RECEIPT)
      expect(issueFacts(reading)).toEqual(['2 - warning separator-in-label'])
      expect(lineFacts(reading)[0]).toMatch(/^2 411000 LEGOFF 2026-01-10 F1 12000 invoice/)
    }
  })

  it('is refused where the row can be read both ways: a debit, or a credit', () => {
    const reading = entries('VE;10/01/2026;411000;LEGOFF;F1;Facture;;120,00;;;;;', SALE)
    expect(issueFacts(reading)).toContain('2 - error row-long')
    expect(reading.rejected).toBe(1)
  })

  it('is not thought of where every row ends with a separator, nor in a debit row', () => {
    const credit = 'BQ;12/01/2026;411000;LEGOFF;R1;Virement;;120,00;;;;;'
    const habit = entries(`${SALE};`, credit, 'BQ;12/01/2026;512000;;R1;Virement;120,00;;;;;;')
    expect([issueFacts(habit), lineFacts(habit)]).toEqual([[], ['3 411000 LEGOFF 2026-01-12 R1 -12000 payment']])
    const debit = entries('VE;10/01/2026;411000;LEGOFF;F1;Facture;120,00;;;;;;', SALE)
    expect([issueFacts(debit), lineFacts(debit)]).toEqual([[], ['2 411000 LEGOFF 2026-01-10 F1 12000 invoice']])
  })

  it('holds for a FEC too, in rows that are read as texts', () => {
    const fec = 'JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|EcritureLib|Debit|Credit|EcritureLet|DateLet|Idevise'
    const sale = 'VE|1|20260110|706000||F1|Vente|0,00|120,00|||'
    const reading = readText(`${fec}\nVE|1|20260110|411000|LEGOFF|F1|Facture "A"||120,00|0,00|||\n${sale}\n`)
    expect(issueFacts(reading)).toEqual(['2 - warning separator-in-label'])
  })

  it('holds for the rows of a FEC that are read as bytes', () => {
    const fec = 'JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|EcritureLib|Debit|Credit|EcritureLet|DateLet|Idevise'
    const sale = 'VE|1|20260110|706000||F1|Vente|0,00|120,00|||'
    const reading = readText(`${fec}\nVE|1|20260110|411000|LEGOFF|F1|Facture A||120,00|0,00|||\n${sale}\n`)
    expect(issueFacts(reading)).toEqual(['2 - warning separator-in-label'])
  })
})

describe('a row that lacks a cell', () => {
  it('is refused where putting its label back changes the side of its amount', () => {
    // No label, then nothing on the debit side: the credit would be read as a debit.
    expect(issueFacts(entries('BQ;12/01/2026;411000;LEGOFF;R1;;120,00;;;15/01/2026;', SALE))).toContain('2 - error row-short')
    expect(issueFacts(entries('VE;10/01/2026;411000;LEGOFF;F1;120,00;0,00;;;15/01/2026;', SALE))).toContain('2 - error row-short')
  })

  it('is refused where its day of validation stands among the letters: a cell before the amounts is missing', () => {
    expect(issueFacts(entries('BQ;12/01/2026;411000;LEGOFF;R1;Virement;120,00;;;15/01/2026;', SALE))).toContain('2 - error row-short')
  })

  it('is refused in a FEC too, read as bytes as it is', () => {
    const fec = 'JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|EcritureLib|Debit|Credit|EcritureLet|DateLet|Idevise'
    const bank = 'BQ|2|20260112|512000||R1|Virement|120,00||||'
    const reading = readText(`${fec}\nBQ|2|20260112|411000|LEGOFF|R1||120,00|||\n${bank}\n`)
    expect(issueFacts(reading)).toContain('2 - error row-short')
  })

  it('at its end is read as it is, and told', () => {
    const reading = entries('VE;10/01/2026;411000;LEGOFF;F1;Facture;120,00;;;;15/01/2026', SALE)
    expect([issueFacts(reading), lineFacts(reading)]).toEqual([['2 - warning row-short'], ['2 411000 LEGOFF 2026-01-10 F1 12000 invoice']])
  })
})
