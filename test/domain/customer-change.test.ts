import { describe, expect, it } from 'vitest'
import type { Contact, Customer } from '../../src/domain/customer.ts'
import { type ContactChange, changedCustomer } from '../../src/domain/customer-change.ts'
import { customer } from '../support/plan-builders.ts'

const who = (name: string | null, email: string | null, phone: string | null = null, role: string | null = null): Contact => ({
  name,
  email,
  phone,
  role,
})
const INES = who('Inès Ribault', 'ines@glenan.example', '02 61 91 10 01', 'direction')
const PAUL = who('Paul Menez', 'paul@glenan.example')

/** The contacts after a change, or why it is refused. */
function contacts(known: readonly Contact[], contact: ContactChange): readonly Contact[] | string {
  const after = changedCustomer(customer('C001', { contacts: known }), { settings: {}, contact })
  return typeof after === 'string' ? after : after.contacts
}

describe('a setting of a customer', () => {
  it('replaces the one before, and null takes it back; the others stay', () => {
    const before = customer('C001', { scenario: 'ferme', terms: '45 jours', language: 'en' })
    expect(changedCustomer(before, { settings: { scenario: null, terms: '30 jours' }, contact: null })).toEqual({
      ...before,
      scenario: null,
      terms: '30 jours',
    })
  })

  it('a regime set by a person ends what the file made one think of', () => {
    const before = customer('C001', { proposedRegime: { regime: 'public', because: 'le SIREN commence par 2' } })
    const proposal = (settings: Partial<Customer>) => {
      const after = changedCustomer(before, { settings, contact: null })
      return typeof after === 'string' ? after : after.proposedRegime
    }
    expect(proposal({ regime: 'business' })).toBeNull()
    expect(proposal({ language: 'fr' })).toEqual(before.proposedRegime)
  })
})

describe('a contact of a customer', () => {
  it('is the only one there is, when none is named', () => {
    expect(contacts([INES], { name: null, email: 'compta@glenan.example' })).toEqual([{ ...INES, email: 'compta@glenan.example' }])
    expect(contacts([], { name: null, email: 'compta@glenan.example' })).toEqual([who(null, 'compta@glenan.example')])
  })

  it('is the one of that name, or a new one', () => {
    expect(contacts([INES, PAUL], { name: 'paul menez', role: 'comptabilité' })).toEqual([INES, { ...PAUL, role: 'comptabilité' }])
    expect(contacts([INES], { name: 'Paul Menez', email: 'paul@glenan.example' })).toEqual([INES, PAUL])
  })

  it('is the one with that address, whatever its capitals', () => {
    expect(contacts([INES, PAUL], { name: null, email: 'Paul@Glenan.example', phone: '02' })).toEqual([
      INES,
      { ...PAUL, email: 'Paul@Glenan.example', phone: '02' },
    ])
  })

  it('is asked for when there are several', () => {
    expect(contacts([INES, PAUL], { name: null, email: 'compta@glenan.example' })).toBe('contact-unnamed')
    expect(contacts([INES, PAUL], { name: null, email: null })).toBe('contact-unnamed')
  })

  it('goes away once nothing reaches him, and does not come without an address or a number', () => {
    expect(contacts([INES, PAUL], { name: 'Paul Menez', email: null })).toEqual([INES])
    expect(contacts([INES, PAUL], { name: 'Inès Ribault', email: null })).toEqual([{ ...INES, email: null }, PAUL])
    expect(contacts([INES], { name: 'Nouveau', role: 'comptabilité' })).toBe('contact-unreachable')
  })
})
