import { describe, expect, it } from 'vitest'
import { emailsIn, postcode, unguarded } from '../../src/importing/contacts/contact-cells.ts'
import { sirenIn } from '../../src/importing/contacts/contact-numbers.ts'
import { issueFacts, readContactFixture, readText, stopOf } from './read-fixture.ts'

describe('a list of contacts', () => {
  const reading = readContactFixture('contacts.csv')

  it('gives one record per customer, with every contact', () => {
    expect(reading).toMatchObject({ as: 'contacts', rows: 8, skipped: 2, rejected: 1 })
    expect(reading.contacts[0]).toEqual({
      row: 2,
      customer: 'LEGOFF',
      name: 'Menuiserie Le Goff',
      siren: '732829320',
      address: ['12 rue des Lilas', '01000 Bourg'],
      contacts: [
        { name: 'Marie Le Goff', email: 'compta@legoff.example', phone: '0299000000', role: null },
        { name: 'Marie Le Goff', email: 'marie@legoff.example', phone: '0299000000', role: null },
      ],
      terms: '45 jours fin de mois',
      regime: 'business',
      language: 'fr',
      scenario: 'standard',
      otherNames: [],
      vatNumber: null,
      directDebit: null,
      accountManager: null,
      orderReference: null,
      creditLimitCents: null,
      proposedRegime: null,
    })
  })

  it('gives back the zero of a postcode, in France only', () => {
    expect(reading.contacts[1]?.address).toEqual(['3 place du Port', 'Bât. B', '01000 Bourg'])
    expect(reading.contacts[2]?.address).toEqual(['1 High Street', 'SW1A London', 'UNITED KINGDOM'])
  })

  it('leaves out what cannot be true, and says so', () => {
    expect(issueFacts(reading)).toEqual([
      '3 Email warning email-invalid',
      '3 Email warning email-invalid',
      '7 SIRET warning siren-invalid',
      '7 Régime warning regime-unknown',
      '9 - error customer-missing',
    ])
    expect(reading.contacts[4]).toMatchObject({ customer: 'FAUX', siren: null, regime: null })
  })

  it('without a customer column is refused', () => {
    expect(stopOf(() => readText('Email;Téléphone\na@b.example;0299000000\n', { as: 'contacts' }))).toMatchObject({
      code: 'column-missing',
    })
  })
})

describe('cells of contacts', () => {
  it('e-mails are split on commas, semicolons and spaces', () => {
    expect(emailsIn('a@b.example, c@d.example;<e@f.example>  a@b.example')).toEqual({
      emails: ['a@b.example', 'c@d.example', 'e@f.example'],
      refused: [],
    })
    expect(emailsIn('a@b').refused).toEqual(['a@b'])
  })

  it('Excel guards are taken off', () => {
    expect(unguarded('="0102"')).toBe('0102')
    expect(unguarded("'0299")).toBe('0299')
    expect(postcode('1000', true)).toBe('01000')
    expect(postcode('1000', false)).toBe('1000')
  })

  it('a SIREN or a SIRET must have its key, La Poste having its own', () => {
    expect(sirenIn('732 829 320')).toBe('732829320')
    expect(sirenIn('732829320 00074')).toBe('732829320')
    expect(sirenIn('732829320 00075')).toBe('invalid')
    expect(sirenIn('732829321')).toBe('invalid')
    expect(sirenIn('35600000049837')).toBe('356000000')
    expect(sirenIn('')).toBeNull()
  })

  it('a regime that the SIREN contradicts is kept and told', () => {
    const reading = readText('Code client;Nom;SIREN;Régime\nMAIRIE;Commune de Ker;217500016;Entreprise\nA1;Alpha;732829320;Entreprise\n', {
      as: 'contacts',
    })
    expect(reading.as === 'contacts' && reading.contacts.map(({ regime }) => regime)).toEqual(['business', 'business'])
    expect(reading.issues.map(({ line, column, code, message }) => [line, column, code, message])).toEqual([
      [
        2,
        'Régime',
        'regime-siren',
        'Le SIREN 217500016 est celui d’un organisme public (il commence par 2), et le régime donné en est un autre : vérifiez-le.',
      ],
    ])
  })
})
