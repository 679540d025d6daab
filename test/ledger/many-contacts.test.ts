// Large lists of customers cost their rows, and no more: statements are prepared once, a shared address is told in few words.
import { expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import type { ContactReading } from '../../src/domain/reading.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { contactOf, facts, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const codes = (count: number) => Array.from({ length: count }, (_, index) => `C${String(index + 1).padStart(3, '0')}`)
const person = (email: string) => ({ name: null, email, phone: null, role: null })
const contactsOf = (records: ContactReading['contacts']): ContactReading => ({
  ...facts('clients.csv', records.length),
  as: 'contacts',
  contacts: records,
})

/** How many statements an action prepares. */
function prepared(ledger: Ledger, action: () => void): number {
  const { db } = ledger
  const own = db.prepare
  let count = 0
  db.prepare = ((text: string) => {
    count += 1
    return own.call(db, text)
  }) as typeof own
  action()
  db.prepare = own
  return count
}

it('many customers prepare no more statements than few', () => {
  const storing = (count: number) => {
    const ledger = newLedger()
    const records = codes(count).map((customer) => contactOf({ customer, contacts: [person(`${customer}@morel.example`)] }))
    return prepared(ledger, () => store(ledger, [contactsOf(records)]))
  }
  expect(storing(60)).toBe(storing(6))
})

it('an address that many customers share is told with ten of them', () => {
  const ledger = newLedger()
  const lines = codes(14).map((customer) => line({ day: '2025-02-01', cents: cents(100), customer, customerName: customer }))
  store(ledger, [yearOf(2025, lines)], { date: isoDay('2025-06-15') })
  const records = codes(14).map((customer) => contactOf({ customer: customerCode(customer), contacts: [person('groupe@morel.example')] }))
  const [file] = store(ledger, [contactsOf(records)]).files
  const told = file?.warnings.find((warning) => warning.code === 'same-company')?.message
  expect(told).toContain('C009, C010 et 4 autres ont l’adresse groupe@morel.example')
  expect(told).not.toContain('C011')
})
