import { describe, expect, it } from 'vitest'
import { issueFacts, readFixture, readLedgerFixture, readText, stopOf } from './read-fixture.ts'

/** 'row customer day reference cents kind letter due' of each customer line. */
const lines = (name: string) =>
  [...readLedgerFixture(`csv/${name}`).lines].map((line) =>
    [line.row, line.customer, line.day, line.ref || '-', line.cents, line.kind, line.letter || '-', line.dueOn ?? '-'].join(' '),
  )
const names = (name: string) => [...new Set([...readLedgerFixture(`csv/${name}`).lines].map((line) => line.customerName))]
const columns = (name: string) => readFixture(`csv/${name}`).columns.flatMap(({ header, role }) => (role === null ? [] : [[header, role]]))

describe('MyUnisoft', () => {
  it('under two lines of title, with an amount and a side', () => {
    expect(lines('myunisoft-montant-sens.csv')).toEqual(['4 LEGOFF 2026-01-10 F2601 120000 invoice - 2026-02-24'])
  })

  it('four tables stacked in one file, in two forms and two orders, with notes at the right', () => {
    expect(lines('myunisoft-quatre-tableaux.csv')).toEqual([
      '4 LEGOFF 2026-01-10 F2601 120000 invoice AAA 2026-02-24',
      '11 LEGOFF 2026-02-20 R7 -120000 payment AAA -',
      '14 HORTENSIA 2026-02-14 F2602 60000 invoice - 2026-03-16',
      '19 HORTENSIA 2026-03-04 R8 -25000 payment *AAB -',
    ])
    expect(readFixture('csv/myunisoft-quatre-tableaux.csv')).toMatchObject({ rows: 16, skipped: 12, rejected: 0, issueCount: 0 })
  })
})

describe('Pennylane', () => {
  it('grand livre: titles on the second row, letters without their arrows, a and A are two letters', () => {
    expect(lines('pennylane-grand-livre.csv')).toEqual([
      '3 4110600400000 2026-01-10 F-2026-01 120000 invoice a -',
      '5 4110600400000 2026-02-20 - -120000 payment a -',
      '7 4110600500000 2026-02-14 F-2026-02 60000 invoice A -',
      '9 4110600500000 2026-03-16 - -60000 payment A -',
    ])
  })

  it('entry file: a negative debit is a credit, the number of the piece is not its label', () => {
    expect(lines('pennylane-ecritures.csv')).toEqual([
      '2 411LEGOFF 2026-01-10 F2601 120000 invoice 77 2026-02-24',
      '4 411LEGOFF 2026-02-20 R7 -120000 payment 77 -',
      '6 411HORT 2026-02-25 A1 -6000 creditNote - 2026-02-25',
    ])
  })
})

describe('Sage', () => {
  it('grand livre: the running balance is no column of ours, totals check the sums, the label of the account names the customer', () => {
    expect(lines('sage-grand-livre.csv')).toEqual([
      '2 CLEGOFF 2026-01-10 F2601 120000 invoice A -',
      '3 CLEGOFF 2026-02-20 R7 -120000 payment A -',
      '4 CLEGOFF 2026-03-15 F2603 30000 invoice - -',
      '6 CHORT 2026-02-14 F2602 60000 invoice - -',
    ])
    expect(names('sage-grand-livre.csv')).toEqual(['Menuiserie Le Goff', 'Crêperie des Hortensias'])
    expect(issueFacts(readFixture('csv/sage-grand-livre.csv'))).toEqual([])
  })

  it('a total that is no sum of the lines above it is told', () => {
    const text =
      'Compte;Date;Journal;Pièce;Débit;Crédit\n411A;10/01/2026;VE;F1;12,00;\n706;10/01/2026;VE;F1;;12,00\nTotaux;;;;15,00;12,00\n'
    expect(issueFacts(readText(text))).toEqual(['4 - warning total-mismatch'])
  })

  it('brouillard: days as JJMMAA, the piece numbers the entry and the invoice the document', () => {
    expect(lines('sage-brouillard.csv')).toEqual([
      '2 LEGOFF 2026-01-10 F2601 120000 invoice A 2026-02-24',
      '4 LEGOFF 2026-02-20 - -120000 payment A -',
    ])
  })

  it('printed ledger of customers: blocks, days without year, cells beside their titles; the running balance proves the sides', () => {
    const name = 'sage-grand-livre-des-tiers.csv'
    expect(lines(name)).toEqual([
      '11 CLEGOFF 2026-01-01 25FC0044 50000 opening - -',
      '12 CLEGOFF 2026-01-23 26FC0031 252000 other A -',
      '13 CLEGOFF 2026-02-28 52 -252000 other A -',
      '17 CHORT 2026-02-14 26FC0032 123456 other - -',
    ])
    expect(names(name)).toEqual(['MENUISERIE LE GOFF', 'CREPERIE DES HORTENSIAS'])
    expect(issueFacts(readFixture(`csv/${name}`))).toEqual(['0 - warning counterparts-missing'])
    expect(readFixture(`csv/${name}`).columns[8]).toEqual({
      header: 'Débit',
      role: 'debit',
      evidence: 'd’après ses valeurs',
      samples: ['500', '2520', '1 234,56'],
    })
  })

  it('a printed ledger whose balance does not follow, or that of suppliers, is refused', () => {
    const print = (who: string, balance: string) =>
      readText(
        `Atelier;Grand-livre des tiers;Période du 01/01/2026 au 31/12/2026\n${who}\nDate;C.j;N° pièce;Libellé écriture;Mouvement débit;Mouvement crédit;Solde progressif\nLEGOFF;LE GOFF\n10/01;VE;1;Facture F1;12,00;;12,00\n12/01;BQ;2;Virement;;12,00;${balance}\n`,
      )
    expect(stopOf(() => print('Clients', '5,00'))).toMatchObject({ code: 'print-unclear', details: { line: 3 } })
    expect(stopOf(() => print('Fournisseurs', '0,00'))).toMatchObject({ code: 'ledger-of-suppliers' })
    expect(print('Clients', '0,00')).toMatchObject({ as: 'entries', rejected: 0 })
  })
})

describe('other packages', () => {
  it('Odoo, a journal made for an accountant: JJMMAA', () => {
    expect(lines('odoo-journal.csv')).toEqual([
      '2 LEGOFF 2026-01-05 FAC/26/0001 120000 invoice - 2026-02-19',
      '4 HORTENSIA 2026-12-31 FAC/26/0002 60000 invoice - 2027-01-30',
    ])
  })

  it('Socleo: accents lost in the titles', () => {
    expect(lines('socleo-ventes.csv')).toEqual(['2 LEGOFF 2026-01-10 F2601 105500 invoice - -'])
    expect(columns('socleo-ventes.csv')).toContainEqual(['Pi?ce', 'piece_ref'])
  })

  it('Epicéa: quotes left open in labels are text, decimal points, one separator too many', () => {
    expect(lines('epicea-ecritures.txt')).toEqual([
      '2 LEGOFF 2026-01-10 F2601 120000 invoice - -',
      '4 HORT 2026-02-14 F2602 60050 invoice - -',
    ])
    expect([...readLedgerFixture('csv/epicea-ecritures.txt').lines].map((line) => line.label)).toEqual(['"CAVE DE L"XYZ', '"LE CLOS'])
    expect(issueFacts(readFixture('csv/epicea-ecritures.txt'))).toEqual(['3 - warning quote-unbalanced', '4 - warning quote-unbalanced'])
  })

  it('an archive of documents: generic names, the internal number before the external one', () => {
    expect(lines('archiveur-ecritures.csv')).toEqual([
      '2 411LEGOFF 2026-01-10 F2601 120000 invoice A -',
      '4 411LEGOFF 2026-02-20 R7 -120000 payment A -',
    ])
  })

  it('titles written over two rows', () => {
    expect(columns('grand-livre-titres-sur-deux-lignes.csv')).toEqual([
      ['No Compte', 'account'],
      ['Date', 'entry_date'],
      ['Journal', 'journal'],
      ['No Pièce', 'piece_ref'],
      ['Libellé', 'label'],
      ['Débit', 'debit'],
      ['Crédit', 'credit'],
    ])
  })
})
