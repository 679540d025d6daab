import { describe, expect, it } from 'vitest'
import { readFixture, readText, stopOf } from './read-fixture.ts'

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

describe('short titles', () => {
  it.each([
    ['Pièce n°;Client;Du;Ech.;Montant TTC;Solde dû', 'invoice_number customer_name invoice_date due_date amount_incl_tax balance'],
    ['N° pièce;Client;Du;Éch.;Montant TTC;Solde dû', 'invoice_number customer_name invoice_date due_date amount_incl_tax balance'],
  ])('%s are known where their values confirm', (titles, roles) => {
    const reading = readText(`${titles}\nF1;Le Goff;10/01/2026;09/02/2026;120,00;20,00\n`)
    expect(reading.as).toBe('invoices')
    expect(evidence(reading).map(([, role]) => role)).toEqual(roles.split(' '))
    if (reading.as !== 'invoices') return
    expect(reading.invoices.map(({ issuedOn, dueOn, outstandingCents }) => [issuedOn, dueOn, outstandingCents])).toEqual([
      ['2026-01-10', '2026-02-09', 2000],
    ])
  })

  it('« Du » is a day only where its values are days and another column is a due date; « Ech. » only where its values are days', () => {
    const role = (text: string, header: string) => evidence(readText(text, { as: 'invoices' })).find(([title]) => title === header)?.[1]
    const start = 'N° facture;Client;Date;'
    expect(role(`${start}Dû;Montant TTC\nF1;Le Goff;10/01/2026;120,00;120,00\n`, 'Dû')).toBe(null)
    expect(role(`${start}Ech.;Montant TTC\nF1;Le Goff;10/01/2026;1/3;120,00\n`, 'Ech.')).toBe(null)
    expect(stopOf(() => readText('N° facture;Client;Du;Montant TTC\nF1;Le Goff;10/01/2026;120,00\n', { as: 'invoices' })).message).toBe(
      'Aucune colonne ne contient la date de facture.',
    )
  })

  it('numbers of companies are known by their key under a title that says little', () => {
    const list = (number: string) =>
      readText(`N° facture;Code client;Client;Date de facture;Montant TTC;Identifiant\nF1;C1;Le Goff;10/01/2026;120,00;${number}\n`)
    expect(evidence(list('732829320')).at(-1)).toEqual([
      'Identifiant',
      'siren',
      'nom probable, 1 valeurs sur 1 sont des numéros SIREN ou SIRET',
    ])
    expect(evidence(list('732829321')).at(-1)).toEqual(['Identifiant', null, 'ignorée'])
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
