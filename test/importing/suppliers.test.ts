// Suppliers told beside the customers of a ledger. Values added up by hand from the file.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLedgerFixture, readText } from './read-fixture.ts'

const FILE = 'fec/customer-also-supplier.txt'
const SUPPLIERS = [
  { code: '401DUPONT', name: 'Dupont Bois', owedCents: 6000 },
  { code: 'F0042', name: 'LE GOFF (Menuiserie) SARL', owedCents: 48000 },
]

describe('the suppliers of a ledger', () => {
  it('are those to whom something is owed, by auxiliary or by sub-account', () => {
    // F0043 is paid.
    expect(readLedgerFixture(FILE).suppliers).toEqual(SUPPLIERS)
  })

  it('are the same when the file must be read row by row', () => {
    const text = readFileSync(new URL(`../../fixtures/import/${FILE}`, import.meta.url), 'utf8')
    // Days written another way, and amounts with a sign.
    const other = text.replace(/\t(\d{4})(\d\d)(\d\d)(?=\t)/g, '\t$3/$2/$1').replace(/,00/g, ',00 ')
    const reading = readText(other)
    expect('suppliers' in reading && reading.suppliers).toEqual(SUPPLIERS)
  })

  it('are no customers', () => {
    expect([...readLedgerFixture(FILE).names.keys()].sort()).toEqual(['BRIAND', 'CREPES', 'LEGOFF'])
  })
})
