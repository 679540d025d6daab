import { describe, expect, it } from 'vitest'
import type { ContactReading } from '../../src/domain/reading.ts'
import { isDirectDebit, isFrance, phonesIn, yesOrNo } from '../../src/importing/contacts/contact-cells.ts'
import { sirenOfVat, vatNumberIn } from '../../src/importing/contacts/contact-numbers.ts'
import { issueFacts, readContactFixture, readText, stopOf } from './read-fixture.ts'

function read(text: string, map: Record<string, string> = {}): ContactReading {
  const reading = readText(text, { as: 'contacts', map })
  if (reading.as !== 'contacts') throw new Error(`read as ${reading.as}`)
  return reading
}

describe('several contacts of one customer', () => {
  const reading = readContactFixture('contacts/several-contacts-per-customer.csv')

  it('stand on several rows of one code, each with a function', () => {
    expect(reading.contacts[0]).toMatchObject({
      customer: 'GLENAN',
      contacts: [
        { name: 'Inès Ribault', email: 'ines@glenan.example', phone: '02 61 91 10 01', role: 'Direction' },
        { name: 'Paul Menez', email: 'paul@glenan.example', phone: null, role: 'Comptabilité' },
        { name: null, email: 'achats@glenan.example', phone: '02 61 91 10 03', role: 'Achats' },
        { name: null, email: null, phone: '06 39 98 00 03', role: 'Achats' },
      ],
      directDebit: false,
      accountManager: 'Maud Riou',
      orderReference: 'BC-2026-014',
    })
    expect(reading).toMatchObject({ rows: 4, skipped: 2, rejected: 0 })
    expect(reading.explanations).toContain('2 clients : 2 lignes ajoutent des contacts à un client déjà nommé.')
  })

  it('a column that asks about direct debit is answered by yes or no', () => {
    expect(reading.contacts[1]).toMatchObject({ customer: 'KERVAD', directDebit: true, orderReference: '0042' })
  })

  it.each(['Plafond', 'Encours autorisé', 'Limite de crédit', 'Plafond d’encours', 'credit_limit'])(
    '« %s » is the credit limit',
    (header) => {
      const cells = ['10 000,00', '', '0,00', 'dix mille', '10.000', '-5,00']
      const reading = read(`Code client;${header}\n${cells.map((cell, index) => `C${index};${cell}`).join('\n')}\n`)
      // Packages write 0 where nobody set a limit.
      expect(reading.contacts.map((one) => one.creditLimitCents)).toEqual([1_000_000, null, null, null, null, null])
      expect(issueFacts(reading)).toEqual([5, 6, 7].map((row) => `${row} ${header} warning credit-limit-invalid`))
    },
  )

  it('a column of e-mails named after a department gives its people that function', () => {
    const { contacts } = read('Code client;E-mail;E-mail comptabilité\nA;a@a.example;c@a.example\n')
    expect(contacts[0]?.contacts.map(({ email, role }) => [email, role])).toEqual([
      ['a@a.example', null],
      ['c@a.example', 'comptabilité'],
    ])
  })
})

describe('the columns of a list of customers', () => {
  it('are told with what they were taken for, e-mails and telephones too', () => {
    const reading = read('Code client;Raison sociale;E-mail;Tél;Fax\nA;Voiles A;a@a.example;0299;0298\n')
    expect(reading.explanations[1]).toBe(
      'Colonnes reconnues : «\u00a0Code client\u00a0» (code du client), «\u00a0Raison sociale\u00a0» (nom du client), «\u00a0E-mail\u00a0» (adresse e-mail) et «\u00a0Tél\u00a0» (téléphone).',
    )
    expect(reading.columns).toEqual([
      { header: 'Code client', role: 'customer_code', evidence: 'nom reconnu', samples: ['A'] },
      { header: 'Raison sociale', role: 'customer_name', evidence: 'nom reconnu', samples: ['Voiles A'] },
      { header: 'E-mail', role: 'email', evidence: 'nom reconnu', samples: ['a@a.example'] },
      { header: 'Tél', role: 'phone', evidence: 'nom reconnu', samples: ['0299'] },
      { header: 'Fax', role: null, evidence: 'ignorée', samples: ['0298'] },
    ])
  })

  it('a name and an address are enough to be recognised, after a title', () => {
    const reading = readText('Mes clients au 20 novembre;\nNom;E-mail\nVoiles A;a@a.example\nVoiles B;b@b.example\n')
    expect(reading).toMatchObject({ as: 'contacts', rows: 2, contacts: [{ customer: 'Voiles A' }, { customer: 'Voiles B' }] })
  })

  it('the same account for everybody is the collective one, not a code', () => {
    const reading = read('Compte client;Nom du client;E-mail\n411000;Voiles A;a@a.example\n411000;Voiles B;b@b.example\n')
    expect(reading.contacts.map((contact) => contact.customer)).toEqual(['Voiles A', 'Voiles B'])
  })

  it('a person beside a code is somebody at the customer’s, not the customer', () => {
    expect(read('Code client;Prénom;Nom;E-mail\nA;Inès;Ribault;i@a.example\n').contacts[0]).toMatchObject({ customer: 'A', name: null })
  })

  it('two different names for one role are refused, with values', () => {
    const stop = stopOf(() => read('Client;Raison sociale;E-mail\nA1;Voiles A;a@a.example\nB1;Voiles B;b@b.example\n'))
    expect(stop).toMatchObject({ code: 'column-ambiguous' })
    expect(stop.message).toContain('«\u00a0Client\u00a0» (A1, B1) et «\u00a0Raison sociale\u00a0» (Voiles A, Voiles B)')
  })

  it('are settled by --map, which confirms a regime too', () => {
    const text = 'Client;Raison sociale;E-mail;Type client\nA1;Voiles A;a@a.example;Particulier\n'
    const reading = read(text, { customer_code: 'Client', regime: 'Type client' })
    expect(reading.contacts[0]).toMatchObject({ customer: 'A1', name: 'Voiles A', regime: 'consumer', proposedRegime: null })
    expect(reading.columns[3]).toMatchObject({ role: 'regime', evidence: 'désigné par --map' })
    expect(stopOf(() => read(text, { fax: 'E-mail' })).code).toBe('map-role-unknown')
    expect(stopOf(() => read(text, { email: 'Courriel' })).code).toBe('map-header-unknown')
  })

  it('what cannot be true is told and left out', () => {
    const reading = readContactFixture('contacts/wrong-numbers.csv')
    expect(issueFacts(reading)).toEqual([
      '2 N° TVA warning vat-invalid',
      '2 SIRET warning siren-invalid',
      '2 Téléphone warning phone-invalid',
      '2 Conditions de règlement warning terms-unknown',
      '3 N° TVA warning vat-invalid',
      '3 SIRET warning siren-invalid',
    ])
    expect(reading.issues[1]?.message).toContain('abîmé par un tableur')
    expect(reading.contacts[0]).toMatchObject({ siren: null, vatNumber: null, terms: null, contacts: [] })
    expect(reading.contacts[1]).toMatchObject({ terms: '60 jours', contacts: [{ phone: '0261910102' }] })
  })

  it('a regime is proposed from the SIREN, the name, the country, and never from a company’s name', () => {
    const proposals = readContactFixture('contacts/regimes-proposed.csv').contacts.map((one) => [
      one.customer,
      one.proposedRegime?.regime ?? null,
    ])
    expect(proposals).toEqual([
      ['MAIRIE', 'public'],
      ['CHU', 'public'],
      ['CAFE', null],
      ['LYCEE', null],
      ['MEEUW', 'abroad'],
      ['SOIZIC', 'consumer'],
      ['SCI', 'to-confirm'],
      ['ATELIER', null],
    ])
  })
})

describe('cells of contacts', () => {
  it('a French VAT number must have its key, older or newer; Monaco’s holds no SIREN', () => {
    expect(vatNumberIn('FR 44 732 829 320')).toBe('FR44732829320')
    expect(vatNumberIn('44732829320')).toBe('FR44732829320')
    expect(vatNumberIn('FR45732829320')).toBe('invalid')
    // Letters in the key: the newer series, an example published with the check.
    expect(vatNumberIn('FR83404833048')).toBe('FR83404833048')
    expect(vatNumberIn('FRK7399859412')).toBe('FRK7399859412')
    expect(vatNumberIn('FRK8399859412')).toBe('invalid')
    expect(vatNumberIn('BE 0123.456.749')).toBe('BE0123456749')
    expect(vatNumberIn('QQ12')).toBe('invalid')
    expect(vatNumberIn('')).toBeNull()
    expect(sirenOfVat('FR44732829320')).toBe('732829320')
    expect(sirenOfVat('BE0123456749')).toBeNull()
  })

  it('telephones are split, and get back the zero a spreadsheet took', () => {
    expect(phonesIn('02 61 91 10 03 / 06 39 98 00 03')).toEqual(['02 61 91 10 03', '06 39 98 00 03'])
    expect(phonesIn('261910102')).toEqual(['0261910102'])
    expect(phonesIn('+33 2 61 91 01 02')).toEqual(['+33 2 61 91 01 02'])
    expect(phonesIn('2,61910E+08')).toBe('invalid')
    expect(phonesIn('')).toEqual([])
  })

  it('ways to pay tell direct debit, or do not', () => {
    expect([isDirectDebit('Prélèvement SEPA'), isDirectDebit('SEPA Direct Debit'), isDirectDebit('Virement 30 j')]).toEqual([
      true,
      true,
      false,
    ])
    expect([isDirectDebit('pas de prélèvement'), isDirectDebit('Virement ou prélèvement'), isDirectDebit('4')]).toEqual([false, null, null])
    expect([yesOrNo('Oui'), yesOrNo('non'), yesOrNo('peut-être')]).toEqual([true, false, null])
  })

  it('overseas is France', () => {
    expect(['', 'FR', 'France', 'La Réunion', 'GP'].map(isFrance)).toEqual([true, true, true, true, true])
    expect(['BE', 'Belgique', 'Suisse'].map(isFrance)).toEqual([false, false, false])
  })
})
