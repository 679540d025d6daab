import { describe, expect, it } from 'vitest'
import { readFixture, readText } from './read-fixture.ts'

const evidence = (reading: ReturnType<typeof readText>) => reading.columns.map(({ header, role, evidence: why }) => [header, role, why])

const LIST =
  'Numéro;Client;Date;Règlement le;Montant TTC;Reste;Commentaire\nF1;Le Goff;10/01/2026;01/02/2026;120,00;120,00;à revoir\nF2;Le Goff;11/01/2026;;60,00;0,00;\n'

describe('what each column was taken for', () => {
  it('is told with the evidence and up to three different values', () => {
    expect(readText(LIST).columns).toEqual([
      { header: 'Numéro', role: 'invoice_number', evidence: 'nom probable, 2 valeurs sur 2 sont des numéros', samples: ['F1', 'F2'] },
      { header: 'Client', role: 'customer_name', evidence: 'nom reconnu', samples: ['Le Goff'] },
      {
        header: 'Date',
        role: 'invoice_date',
        evidence: 'nom probable, 2 valeurs sur 2 sont des dates',
        samples: ['10/01/2026', '11/01/2026'],
      },
      { header: 'Règlement le', role: null, evidence: 'ignorée', samples: ['01/02/2026'] },
      { header: 'Montant TTC', role: 'amount_incl_tax', evidence: 'nom reconnu', samples: ['120,00', '60,00'] },
      { header: 'Reste', role: null, evidence: 'ignorée', samples: ['120,00', '0,00'] },
      { header: 'Commentaire', role: null, evidence: 'ignorée', samples: ['à revoir'] },
    ])
  })

  it('says which columns the user named', () => {
    const reading = readText(LIST, { map: { balance: 'Reste' } })
    expect(evidence(reading)[5]).toEqual(['Reste', 'balance', 'désigné par --map'])
    expect(evidence(readText(LIST, { map: { balance: 'Reste' }, profile: 'sage' }))[5]).toEqual([
      'Reste',
      'balance',
      'profil «\u00a0sage\u00a0»',
    ])
  })

  it('holds for a FEC, with or without titles', () => {
    expect(evidence(readFixture('fec-tab-utf8.txt')).slice(0, 2)).toEqual([
      ['JournalCode', 'journal', 'nom reconnu'],
      ['JournalLib', 'journal_name', 'nom reconnu'],
    ])
    expect(evidence(readFixture('fec-without-header.txt'))[0]).toEqual(['JournalCode', 'journal', 'ordre légal des colonnes'])
  })
})

describe('--map', () => {
  const UNKNOWN = 'Export du 20/11/2026\nColA;ColB;ColC;ColD;ColE\nF1;Le Goff;10/01/2026;120,00;20,00\n'
  const map = { invoice_number: 'ColA', customer_name: 'ColB', invoice_date: 'ColC', amount_incl_tax: 'ColD', balance: 'ColE' }

  it('rescues a file whose titles mean nothing: the header is the row that holds them', () => {
    const reading = readText(UNKNOWN, { map })
    if (reading.as !== 'invoices') throw new Error(reading.as)
    expect(reading.invoices.map((one) => [one.row, one.number, one.totalCents, one.outstandingCents])).toEqual([[3, 'F1', 12000, 2000]])
  })

  it('a saved profile does the same for a file with the same columns, in any order', () => {
    const { fingerprint } = readText(UNKNOWN, { map })
    const profiles = {
      facturier: { as: 'invoices' as const, map, fingerprint },
      autre: { as: 'contacts' as const, map: {}, fingerprint: null },
    }
    const other = 'COLB;ColA;ColC;ColE;Col D\nLe Goff;F2;11/01/2026;30,00;60,00\n'
    const reading = readText(other, { profiles })
    if (reading.as !== 'invoices') throw new Error(reading.as)
    expect(reading.explanations[0]).toBe('Profil «\u00a0facturier\u00a0» reconnu à ses colonnes.')
    expect(reading.invoices.map((one) => [one.number, one.totalCents, one.outstandingCents])).toEqual([['F2', 6000, 3000]])
    expect(evidence(reading)[0]).toEqual(['COLB', 'customer_name', 'profil «\u00a0facturier\u00a0»'])
  })
})
