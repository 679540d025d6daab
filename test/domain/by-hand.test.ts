// Contacts changed by hand and what later files leave of them: expected values worked out from the rule in by-hand.ts.
import { describe, expect, it } from 'vitest'
import { mergedWithByHand, NOTHING_BY_HAND, notedByHand } from '../../src/domain/by-hand.ts'
import { type Contact, type Customer, unknownCustomer } from '../../src/domain/customer.ts'
import { customerCode } from '../../src/domain/names.ts'
import { contactOf } from '../support/ledger-builders.ts'

const who = (name: string | null, email: string | null, phone: string | null = null, role: string | null = null): Contact => ({
  name,
  email,
  phone,
  role,
})
const withContacts = (...contacts: readonly Contact[]): Customer => ({ ...unknownCustomer(customerCode('C1'), 'Morel'), contacts })
const COLUMNS = { emails: true, phones: true }

/** A file, then a hand, then a file. */
function story(first: readonly Contact[], hand: readonly Contact[], then: readonly Contact[], columns = COLUMNS) {
  const [before, after] = [withContacts(...first), withContacts(...hand)]
  const kept = first.filter((one) => !hand.some((other) => JSON.stringify(other) === JSON.stringify(one)))
  if (kept.length > 1) throw new Error('one contact at a time')
  const same = { ...after, contacts: hand.map((one) => first.find((other) => JSON.stringify(other) === JSON.stringify(one)) ?? one) }
  const { customer, byHand, replaced } = mergedWithByHand(
    same,
    notedByHand(NOTHING_BY_HAND, before, same),
    [contactOf({ contacts: then })],
    columns,
  )
  return { contacts: customer.contacts, edits: byHand.contacts.length, replaced }
}

describe('one contact among several, changed by hand', () => {
  const [alice, bob] = [who('Alice', 'a@m.example', '01'), who('Bob', 'b@m.example')]
  const changed = who('Alice', 'alice@m.example', '01')

  it('stays while the file changes another', () => {
    const moved = who('Bob', 'bob@m.example')
    expect(story([alice, bob], [changed, bob], [alice, moved])).toEqual({ contacts: [changed, moved], edits: 1, replaced: [] })
  })

  it('goes with the person of the file', () => {
    expect(story([alice, bob], [changed, bob], [bob])).toEqual({
      contacts: [bob],
      edits: 0,
      replaced: [{ field: 'email', before: 'alice@m.example', after: null }],
    })
  })

  it('taken away by hand stays away until the file says something else of him', () => {
    expect(story([alice, bob], [alice], [alice, bob])).toEqual({ contacts: [alice], edits: 1, replaced: [] })
    const moved = who('Bob', 'bob@m.example')
    expect(story([alice, bob], [alice], [alice, moved])).toEqual({
      contacts: [alice, moved],
      edits: 0,
      replaced: [{ field: 'email', before: null, after: 'bob@m.example' }],
    })
  })

  it('is once only where the file gives both addresses', () => {
    const both = [who(null, 'a@m.example'), who(null, 'alice@m.example')]
    expect(story([both[0] as Contact], [both[1] as Contact], both).contacts).toEqual([both[1]])
  })
})

describe('an address given by hand where the file had none', () => {
  const [none, given] = [who(null, null, '01'), who(null, 'a@m.example', '01')]

  it('stays while the cell stays empty, and gives way once it is filled', () => {
    expect(story([none], [given], [none])).toEqual({ contacts: [given], edits: 1, replaced: [] })
    expect(story([none], [given], [who(null, 'z@m.example', '01')])).toEqual({
      contacts: [who(null, 'z@m.example', '01')],
      edits: 0,
      replaced: [{ field: 'email', before: 'a@m.example', after: 'z@m.example' }],
    })
  })

  it('stays where the file tells of nobody', () => {
    expect(story([], [who(null, 'a@m.example')], []).contacts).toEqual([who(null, 'a@m.example')])
  })

  it('is replaced by nothing where a cell that was filled was emptied', () => {
    const filled = who(null, 'x@m.example', '01')
    expect(story([filled], [given], [none])).toEqual({
      contacts: [none],
      edits: 0,
      replaced: [{ field: 'email', before: 'a@m.example', after: null }],
    })
  })
})

describe('a role given by hand', () => {
  it('stays while the file says the one before, and gives way to another', () => {
    const [file, hand] = [who('Alice', 'a@m.example', null, 'achats'), who('Alice', 'a@m.example', null, 'comptabilité')]
    expect(story([file], [hand], [file])).toEqual({ contacts: [hand], edits: 1, replaced: [] })
    expect(story([file], [hand], [{ ...file, role: 'direction' }])).toEqual({
      contacts: [{ ...file, role: 'direction' }],
      edits: 0,
      replaced: [{ field: 'role', before: 'comptabilité', after: 'direction' }],
    })
  })
})

describe('a number written with or without spaces', () => {
  it('is the same number', () => {
    expect(story([who(null, null, '02 98 00 00 01')], [who(null, null, '0611223344')], [who(null, null, '0298000001')]).contacts).toEqual([
      who(null, null, '0611223344'),
    ])
  })
})
