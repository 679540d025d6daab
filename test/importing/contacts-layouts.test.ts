// The lists of customers that software exports, as they are: one fixture each, what must come out of it written by hand.
import { describe, expect, it } from 'vitest'
import type { ContactRecord } from '../../src/domain/reading.ts'
import { issueFacts, readContactFixture } from './read-fixture.ts'

const read = (name: string) => readContactFixture(`contacts/${name}`)

/** A record that says nothing but what is told. */
function record(told: Partial<Omit<ContactRecord, 'customer'>> & { readonly customer: string }): unknown {
  return {
    row: 2,
    name: told.customer,
    siren: null,
    address: [],
    contacts: [],
    terms: null,
    regime: null,
    language: null,
    scenario: null,
    otherNames: [],
    vatNumber: null,
    directDebit: null,
    accountManager: null,
    orderReference: null,
    creditLimitCents: null,
    proposedRegime: null,
    ...told,
  }
}

const person = (name: string | null, email: string | null, phone: string | null, role: string | null = null) => ({
  name,
  email,
  phone,
  role,
})

describe('the list of customers of a known export', () => {
  it('Indy: the billing address, the first of two postcodes, several e-mails in a cell, a private person proposed as such', () => {
    const reading = read('indy-clients.csv')
    expect(reading.contacts).toEqual([
      record({
        customer: 'Ferronnerie des Glénan',
        siren: '732829320',
        vatNumber: 'FR44732829320',
        address: ['4 quai aux Vivres', '01000 Bourg-Marin'],
        contacts: [
          person('Inès Ribault', 'compta@glenan.example', '0261910101'),
          person('Inès Ribault', 'ines@glenan.example', '0261910101'),
        ],
      }),
      record({
        row: 3,
        customer: 'Soizic Le Bihan',
        address: ['2 rue des Hortensias', '29870 Lanaber'],
        contacts: [person('Soizic Le Bihan', 'soizic.lebihan@courriel.example', '0261910102')],
        proposedRegime: { regime: 'consumer', because: 'il est noté « PARTICULIER »' },
      }),
      record({
        row: 4,
        customer: 'Brouwerij De Meeuw',
        vatNumber: 'BE0123456749',
        address: ['Kaai 12', '8400 Oostende', 'BE'],
        contacts: [person(null, 'factuur@demeeuw.example', null)],
        proposedRegime: { regime: 'abroad', because: 'son pays est BE' },
      }),
    ])
    expect(reading.issues).toEqual([])
    expect(reading.explanations).toContain('Présentation reconnue : liste de clients Indy.')
    expect(reading.explanations).toContain(
      'Adresse de livraison laissée de côté : «\u00a0Adresse livraison\u00a0», «\u00a0Ville livraison\u00a0», «\u00a0Code postal\u00a0» et «\u00a0Pays\u00a0».',
    )
  })

  it('Abby: a person is the customer, e-mails are set apart by a semicolon', () => {
    expect(read('abby-clients.csv').contacts).toEqual([
      record({
        customer: 'Maïwenn Kerboul',
        address: ['7 impasse du Chenal', 'Bât. C', '06400 Plouvran'],
        contacts: [
          person('Maïwenn Kerboul', 'maiwenn@kerboul.example', '02 61 91 10 11'),
          person('Maïwenn Kerboul', 'atelier@kerboul.example', '02 61 91 10 11'),
        ],
        proposedRegime: { regime: 'consumer', because: 'une personne, sans SIREN' },
      }),
    ])
  })

  it('Upflow: columns set apart by |, the accounting code, a number of days, and an account manager who is no contact of the customer', () => {
    const reading = read('upflow-customers.csv')
    expect(reading.separator).toBe('|')
    expect(reading.contacts).toEqual([
      record({
        customer: 'CLEFLOCH',
        name: 'Conserverie Le Floc’h',
        otherNames: ['1042'],
        siren: '732829320',
        vatNumber: 'FR44732829320',
        address: ['9 rue du Môle', '29900 Trézennec'],
        terms: '45 jours',
        accountManager: 'nolwenn@creancier.example',
      }),
      record({
        row: 3,
        customer: 'CPORT',
        name: 'Port de plaisance',
        otherNames: ['1043'],
        address: ['1 quai Nord', '56470 Port-Navalec'],
        terms: 'à réception',
      }),
    ])
  })

  it('Dext: the customer account and the label', () => {
    expect(read('dext-clients.csv').contacts).toEqual([
      record({
        customer: 'CKERVI',
        name: 'Boulangerie Kerviniou',
        address: ['3 place du Puits', '22560 Plougarec'],
        contacts: [person(null, 'boulangerie@kerviniou.example', null)],
      }),
      record({ row: 3, customer: 'CARMOR', name: 'Glaces Ar Mor', address: ['12 rue des Embruns', '01350 Bourg-Marin'] }),
    ])
  })

  it('iPaidThat: the company and the person in it, a VAT number with spaces, one with a wrong key', () => {
    const reading = read('ipaidthat-clients.csv')
    expect(reading.contacts).toEqual([
      record({
        customer: 'Imprimerie du Phare',
        siren: '732829320',
        vatNumber: 'FR44732829320',
        address: ['18 rue du Phare', '29870 Lanaber'],
        contacts: [person('Corentin Abgrall', 'corentin@imprimerie-phare.example', '0261910121')],
      }),
      record({
        row: 3,
        customer: 'Ostréa',
        address: ['2 chemin des Parcs', '56470 Port-Navalec'],
        contacts: [person('Jeanne Daoulas', 'jeanne@ostrea.example', '0261910122')],
      }),
    ])
    expect(issueFacts(reading)).toEqual(['3 Numéro de TVA warning vat-invalid'])
  })

  it('ouvretaferme: companies by their two names, private customers by their own, never the delivery address', () => {
    expect(read('ouvretaferme-clients.csv').contacts).toEqual([
      record({
        customer: 'La Cantine du Bout',
        otherNames: ['Bout du Monde SARL'],
        siren: '732829320',
        vatNumber: 'FR44732829320',
        address: ['5 rue du Bac', '29100 Trézennec'],
        contacts: [person('Yann Guégan', 'commandes@bout-du-monde.example', '0261910131')],
      }),
      record({
        row: 3,
        customer: 'Bleuenn Quéré',
        address: ['8 route de la Grève', '29770 Trézennec'],
        contacts: [person('Bleuenn Quéré', 'bleuenn.quere@courriel.example', '0261910132')],
        proposedRegime: { regime: 'consumer', because: 'il est noté « private »' },
      }),
    ])
  })

  it('Logicall: cells padded with spaces, a code, a search key, a telephone and a mobile, no fax', () => {
    expect(read('logicall-clients.csv').contacts).toEqual([
      record({
        customer: '0000123',
        name: 'Cave du Lac',
        otherNames: ['CAVEDULAC'],
        address: ['14 rue des Tonneliers', '01200 Port-Neuf'],
        contacts: [person('M. Tanguy', 'cave@cavedulac.example', '02 61 91 10 41'), person('M. Tanguy', null, '06 39 98 00 41')],
      }),
      record({
        row: 3,
        customer: '0000124',
        name: 'Vinothèque des Remparts',
        otherNames: ['VINOTHEQUE'],
        address: ['3 cours des Remparts', 'Porte Sud', '35400 Bourg-Marin'],
        contacts: [person(null, null, '02 61 91 10 42')],
      }),
    ])
  })

  it('Invoice Ninja: three lines before the titles, and two columns called Phone', () => {
    expect(read('invoice-ninja-clients.csv').contacts).toEqual([
      record({
        row: 5,
        customer: 'NINJA-7',
        name: 'Studio Pixel Marin',
        siren: '732829320',
        vatNumber: 'FR44732829320',
        address: ['22 rue du Port', 'Étage 2', '29870 Lanaber'],
        contacts: [person('Loïc Kermarrec', 'loic@studio-pixel.example', '0261910151'), person('Loïc Kermarrec', null, '0639980051')],
      }),
      record({
        row: 6,
        customer: 'Tidewater Design',
        address: ['5 Harbour Walk', 'WX1 2AB Wexport', 'UNITED KINGDOM'],
        contacts: [person('Jane Moss', 'jane@tidewater.example', '0639980052')],
        proposedRegime: { regime: 'abroad', because: 'son pays est United Kingdom' },
      }),
    ])
  })

  it('Zoho: the name displayed, terms by their label, the owner as account manager, no shipping address', () => {
    expect(read('zoho-contacts.csv').contacts).toEqual([
      record({
        customer: '2520018000000073005',
        name: 'Algues & Cie',
        otherNames: ['Algues et Compagnie SAS'],
        address: ['10 rue des Goémoniers', '29770 Trézennec'],
        contacts: [person('Erwan Toulgoat', 'erwan@algues.example', '0261910161', 'Comptabilité')],
        terms: 'Net 30',
        accountManager: 'Maud Riou',
      }),
      record({
        row: 3,
        customer: '2520018000000073022',
        name: "Annaïg Floc'h",
        address: ['1 sente des Ajoncs', '29870 Lanaber'],
        contacts: [person("Annaïg Floc'h", 'annaig@courriel.example', '0639980061')],
        terms: 'Due on Receipt',
        proposedRegime: { regime: 'consumer', because: 'il est noté « individual »' },
      }),
    ])
  })

  it('Dolibarr: the accounting code before the code of the CRM, a line end written \\n, a separator too many, direct debit', () => {
    expect(read('dolibarr-tiers.csv').contacts).toEqual([
      record({
        customer: '411RAZ',
        name: 'Voilerie du Raz',
        otherNames: ['CU2401-0007'],
        siren: '732829320',
        vatNumber: 'FR44732829320',
        address: ['1 cale du Raz', 'Hangar 2', '29770 Trézennec'],
        contacts: [person(null, 'compta@voilerie-raz.example', '0261910171')],
        terms: '30 jours fin de mois',
        directDebit: true,
      }),
      record({
        row: 3,
        customer: 'CU2401-0008',
        name: 'Mairie de Plouvran',
        siren: '200004562',
        address: ['Place de la Mairie', '22560 Plouvran'],
        contacts: [person(null, 'finances@plouvran.example', '0261910172')],
        terms: '30 jours',
        directDebit: false,
        proposedRegime: { regime: 'public', because: 'son SIREN commence par 2' },
      }),
    ])
  })
})
