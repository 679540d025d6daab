import { describe, expect, it } from 'vitest'
import { customerCode } from '../../src/domain/names.ts'
import type { ContactReading } from '../../src/domain/reading.ts'
import { customer, customers, saveCustomer } from '../../src/ledger/customers.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { generation } from '../../src/ledger/meta.ts'
import { storeContacts } from '../../src/ledger/store-contacts.ts'
import { contactOf, facts, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const C1 = customerCode('C1')
const person = (email: string, role: string | null = null) => ({ name: null, email, phone: null, role })

function withBooks(): Ledger {
  const ledger = newLedger()
  store(ledger, [yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 100 })])])
  return ledger
}

describe('customers', () => {
  it('are known from the books, with nothing said of them', () => {
    expect([...customers(withBooks()).values()]).toEqual([
      {
        code: 'C1',
        name: 'Boulangerie Morel',
        siren: null,
        address: [],
        contacts: [],
        terms: null,
        regime: null,
        language: null,
        scenario: null,
        excluded: null,
        directDebit: false,
        vatNumber: null,
        accountManager: null,
        orderReference: null,
        creditLimitCents: null,
        proposedRegime: null,
      },
    ])
  })

  it('keep what a contact file does not say', () => {
    const ledger = withBooks()
    storeContacts(ledger, [contactOf({ terms: '45 jours fin de mois', regime: 'business', address: ['1 rue du Four', '35000 Rennes'] })])
    expect(storeContacts(ledger, [contactOf({ terms: '30 jours', contacts: [person('a@b.example')] })]).rows).toBe(1)
    expect(customer(ledger, C1)).toMatchObject({
      name: 'Boulangerie Morel',
      terms: '30 jours',
      regime: 'business',
      address: ['1 rue du Four', '35000 Rennes'],
      contacts: [person('a@b.example')],
    })
  })

  it('get all the contacts of one file, and lose those that a later file replaces', () => {
    const ledger = withBooks()
    storeContacts(ledger, [
      contactOf({ contacts: [person('a@b.example')] }),
      contactOf({ row: 3, contacts: [person('c@d.example', 'DAF')] }),
    ])
    expect(customer(ledger, C1)?.contacts.map((one) => one.email)).toEqual(['a@b.example', 'c@d.example'])
    storeContacts(ledger, [contactOf({ contacts: [person('new@b.example')] })])
    expect(customer(ledger, C1)?.contacts.map((one) => one.email)).toEqual(['new@b.example'])
  })

  it('can be named by a file before the books know them, and the books name those that no file named', () => {
    const ledger = newLedger()
    storeContacts(ledger, [contactOf({ terms: '30 jours' }), contactOf({ customer: 'C2', name: 'Garage Petit SARL' })])
    expect(customer(ledger, C1)?.name).toBe('C1')
    const lines = [
      line({ day: '2025-02-01', ref: 'F1', cents: 100 }),
      line({ day: '2025-02-01', ref: 'F2', cents: 100, customer: 'C2', customerName: 'GARAGE' }),
    ]
    store(ledger, [yearOf(2025, lines)])
    expect([...customers(ledger).values()].map((one) => one.name)).toEqual(['Boulangerie Morel', 'Garage Petit SARL'])
    expect(customer(ledger, customerCode('nobody'))).toBeNull()
  })

  it('are counted by the rows of a file that taught something', () => {
    const ledger = withBooks()
    const contacts = [contactOf({ terms: '30 jours' }), contactOf({ customer: 'C2', name: 'Petit' })]
    const reading = (mark: string): ContactReading => ({ ...facts('clients.csv', 2, mark), as: 'contacts', contacts })
    expect(store(ledger, [reading('b')]).files[0]).toMatchObject({ imported: 2, unchanged: 0, alreadyImported: false })
    const known = generation(ledger)
    expect(store(ledger, [reading('b')]).files[0]).toMatchObject({ imported: 0, unchanged: 2, alreadyImported: true })
    expect(generation(ledger)).toBe(known)
    expect(store(ledger, [reading('c')]).files[0]).toMatchObject({ imported: 0, unchanged: 2, alreadyImported: false })
  })

  it('are saved as a whole by hand, and keep following the name of the books', () => {
    const ledger = withBooks()
    const before = customer(ledger, C1)
    if (before === null) throw new Error('C1 is in the books')
    saveCustomer(ledger, { ...before, excluded: 'Litige ancien', directDebit: true, scenario: 'ferme' })
    const renamed = line({ day: '2025-03-01', ref: 'F2', cents: 100, customerName: 'Morel SAS' })
    store(ledger, [yearOf(2025, [renamed], facts('f.txt', 1, 'b'))])
    expect(customer(ledger, C1)).toEqual({ ...before, name: 'Morel SAS', excluded: 'Litige ancien', directDebit: true, scenario: 'ferme' })
  })
})
