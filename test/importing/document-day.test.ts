// The day of a document, by PieceDate or by EcritureDate, and what the import says of it.
import { describe, expect, it } from 'vitest'
import { plain } from '../support/runs.ts'
import { readLedgerFixture } from './read-fixture.ts'

const days = (name: string, documentDay?: 'piece' | 'entry') =>
  [...readLedgerFixture(name, documentDay === undefined ? {} : { documentDay }).lines].map(
    (line) => `${line.documentRef} ${line.documentDay}`,
  )
const told = (name: string, documentDay: 'piece' | 'entry' = 'piece') =>
  readLedgerFixture(name, { documentDay })
    .explanations.map(plain)
    .filter((sentence) => sentence.startsWith('Factures datées'))

describe('the day of a document', () => {
  it('is PieceDate where it is plausible, which the import says with the rows where it is not', () => {
    expect(days('fec/days-of-documents.txt')).toEqual(['F2501 2025-01-10', 'F2502 2025-01-11', 'F2503 2025-01-08', 'F2504 2025-03-01'])
    expect(told('fec/days-of-documents.txt')).toEqual([
      'Factures datées par la colonne « PieceDate » ; elle n’est pas plausible sur 2 lignes, où la date d’écriture en tient lieu.',
    ])
    expect(told('fec/bounced-receipts.txt')).toEqual(['Factures datées par la colonne « PieceDate ».'])
  })

  it('is EcritureDate when the dossier says so', () => {
    expect(days('fec/days-of-documents.txt', 'entry')).toEqual([
      'F2501 2025-01-10',
      'F2502 2025-01-11',
      'F2503 2025-01-12',
      'F2504 2025-01-13',
    ])
    expect(told('fec/days-of-documents.txt', 'entry')).toEqual([
      'Factures datées de leur écriture, hors à-nouveaux, et non de la colonne « PieceDate », qui n’est pas plausible sur 2 lignes (import.documentDay: entry).',
    ])
  })

  it('stays that of the document for an opening line, whose entry is of the first day of the year', () => {
    const opened = (documentDay: 'piece' | 'entry') =>
      [...readLedgerFixture('fec/openings-in-the-middle.txt', { documentDay }).lines]
        .filter((line) => line.opening)
        .map((line) => line.documentDay)
    expect(opened('entry')).toEqual(opened('piece'))
  })
})
