// A contact file and the books: who is who, whatever comes first, and what is told of it.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { plainHold } from '../../src/domain/hold.ts'
import { customerCode } from '../../src/domain/names.ts'
import type { ContactReading, ContactRecord } from '../../src/domain/reading.ts'
import { joinContactsToBooks } from '../../src/ledger/contacts-before-books.ts'
import { customer, customers } from '../../src/ledger/customers.ts'
import { addHold } from '../../src/ledger/holds.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { AT, contactOf, facts, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const mail = (email: string) => ({ name: null, email, phone: null, role: null })
const PUBLIC = { regime: 'public', because: 'son SIREN commence par 2' } as const

function importContacts(ledger: Ledger, contacts: readonly ContactRecord[], mark = 'b') {
  const reading: ContactReading = { ...facts('clients.csv', contacts.length, mark), as: 'contacts', contacts }
  return store(ledger, [reading]).files[0]
}

/** C1 Boulangerie Morel, C2 Garage Petit, C3 and C4 both Martin. */
function importBooks(ledger: Ledger): void {
  const lines = [
    line({ day: '2025-02-01', ref: 'F1', cents: 100 }),
    line({ day: '2025-02-01', ref: 'F2', cents: 100, customer: 'C2', customerName: 'GARAGE PETIT' }),
    line({ day: '2025-02-01', ref: 'F3', cents: 100, customer: 'C3', customerName: 'Martin' }),
    line({ day: '2025-02-01', ref: 'F4', cents: 100, customer: 'C4', customerName: 'Martin' }),
  ]
  store(ledger, [yearOf(2025, lines)])
}

describe('a contact file after the books', () => {
  it('finds its customers by code, by another code of the row, by name; not by a name two customers bear', () => {
    const ledger = newLedger()
    importBooks(ledger)
    const stored = importContacts(ledger, [
      contactOf({ customer: 'c1', contacts: [mail('c1@a.example')] }),
      contactOf({ customer: 'Petit (Garage) SARL', name: 'Petit (Garage) SARL', contacts: [mail('c2@a.example')] }),
      contactOf({ customer: 'CRM-3', otherNames: ['C3'], contacts: [mail('c3@a.example')] }),
      contactOf({ customer: 'Martin', name: 'Martin', contacts: [mail('martin@a.example')] }),
    ])
    const emails = [...customers(ledger).values()].map((one) => [one.code, one.contacts[0]?.email ?? null])
    expect(emails).toEqual([
      ['C1', 'c1@a.example'],
      ['C2', 'c2@a.example'],
      ['C3', 'c3@a.example'],
      ['C4', null],
      ['Martin', 'martin@a.example'],
    ])
    expect(stored?.warnings.map(({ code, message }) => [code, message])).toEqual([
      [
        'customer-recognised',
        '3 clients sont retrouvés en comptabilité sous un autre code : c1 → C1 ; Petit (Garage) SARL → C2 ; CRM-3 → C3.',
      ],
      ['customer-not-in-books', '1 client n’a aucune écriture en comptabilité : Martin.'],
    ])
  })

  it('tells regimes to confirm, in one remark, and applies none', () => {
    const ledger = newLedger()
    importBooks(ledger)
    const stored = importContacts(ledger, [contactOf({ name: 'Commune de Morel', siren: '200004562', proposedRegime: PUBLIC })])
    expect(customer(ledger, customerCode('C1'))).toMatchObject({ regime: null, proposedRegime: PUBLIC })
    expect(stored?.warnings[0]?.message).toMatch(
      /^1 client dont le régime est à confirmer : C1 \(Commune de Morel\), acheteur public \? \(son SIREN commence par 2\)\. .*une colonne « Régime »/,
    )
    const confirmed = importContacts(ledger, [contactOf({ regime: 'public' })], 'c')
    expect(customer(ledger, customerCode('C1'))).toMatchObject({ regime: 'public', proposedRegime: null })
    expect(confirmed?.warnings.map(({ message }) => message)).toEqual(['1 client modifié : C1 (régime).'])
  })

  it('proposes a merge for two codes of one company, and merges nothing', () => {
    const ledger = newLedger()
    importBooks(ledger)
    const stored = importContacts(ledger, [contactOf({ siren: '732829320' }), contactOf({ customer: 'C2', siren: '732829320' })])
    expect(stored?.warnings.map((one) => one.message)).toEqual([
      'Peut-être un seul client sous plusieurs codes : C1 (Boulangerie Morel) et C2 (GARAGE PETIT) ont le SIREN 732829320. Fusionnez-les dans votre logiciel si c’est le cas ; relance ne les réunit pas.',
    ])
    expect(customers(ledger).size).toBe(4)
  })

  it('shows ten examples and the number of the others', () => {
    const ledger = newLedger()
    importBooks(ledger)
    const strangers = Array.from({ length: 12 }, (_, index) => contactOf({ customer: `X${index + 10}`, terms: '30 jours' }))
    expect(importContacts(ledger, strangers)?.warnings[0]?.message).toBe(
      '12 clients n’ont aucune écriture en comptabilité : X10 ; X11 ; X12 ; X13 ; X14 ; X15 ; X16 ; X17 ; X18 ; X19 ; et 2 autres.',
    )
  })
})

describe('a contact file before the books', () => {
  const before = [
    contactOf({ customer: 'Morel (Boulangerie)', name: 'Morel (Boulangerie)', contacts: [mail('morel@a.example')], directDebit: true }),
    contactOf({ customer: 'C2', name: 'Garage Petit', terms: '45 jours' }),
    contactOf({ customer: 'Inconnu', name: 'Inconnu', terms: '10 jours' }),
  ]

  it('waits for them, and says so', () => {
    const stored = importContacts(newLedger(), before)
    expect(stored?.warnings.map((one) => one.code)).toEqual(['books-missing'])
  })

  it('gives its contacts to the customers the books then name', () => {
    const ledger = newLedger()
    importContacts(ledger, before)
    importBooks(ledger)
    expect(joinContactsToBooks(ledger)).toEqual([{ from: 'Morel (Boulangerie)', to: 'C1' }])
    expect([...customers(ledger).keys()]).toEqual(['C1', 'C2', 'C3', 'C4', 'Inconnu'])
    expect(customer(ledger, customerCode('C1'))).toMatchObject({
      name: 'Boulangerie Morel',
      contacts: [mail('morel@a.example')],
      directDebit: true,
    })
    expect(customer(ledger, customerCode('C2'))).toMatchObject({ terms: '45 jours' })
    expect(importContacts(ledger, before)).toMatchObject({ alreadyImported: false, unchanged: 2 })
    expect(importContacts(ledger, before)).toMatchObject({ alreadyImported: true })
  })

  it('leaves a customer whom somebody put on hold under his former name', () => {
    const ledger = newLedger()
    importContacts(ledger, before)
    addHold(ledger, plainHold(customerCode('Morel (Boulangerie)'), 'paused', isoDay('2025-01-01')), AT)
    importBooks(ledger)
    expect(joinContactsToBooks(ledger)).toEqual([])
    expect(customer(ledger, customerCode('Morel (Boulangerie)'))?.contacts).toEqual([mail('morel@a.example')])
  })
})
