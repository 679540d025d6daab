import { describe, expect, it } from 'vitest'
import { alsoSuppliers, nameKey, sameCompanies } from '../../src/domain/customer-names.ts'
import { customerCode } from '../../src/domain/names.ts'

const one = (code: string, name: string, siren: string | null = null, ...emails: string[]) => ({
  code: customerCode(code),
  name,
  siren,
  contacts: emails.map((email) => ({ email })),
})
const supplier = (code: string, name: string, siren: string | null = null) => ({ code, name, siren })

describe('names', () => {
  it('are one name whatever the order, the accents, the legal form', () => {
    expect(nameKey('LE GOFF (Menuiserie)')).toBe(nameKey('Menuiserie Le Goff SARL'))
    expect(nameKey("L'Œuvre d’Été")).toBe('D ETE L OEUVRE')
    expect(nameKey('SARL')).toBe('')
  })
})

describe('two codes for one company', () => {
  it('share a SIREN, or an address that no two SIRENs tell apart', () => {
    const customers = [
      one('B', 'Bateaux B', '732829320', 'compta@b.example'),
      one('A', 'Bateaux B Ouest', '732829320', 'compta@b.example'),
      one('C', 'Cales C', null, 'Compta@Groupe.example'),
      one('D', 'Cales D', null, 'compta@groupe.example', 'd@d.example'),
      one('E', 'Est', '290001239', 'tresor@holding.example'),
      one('F', 'Ouest', '200004562', 'tresor@holding.example'),
    ]
    expect(sameCompanies(customers)).toEqual([
      { codes: ['A', 'B'], shared: { kind: 'siren', value: '732829320' } },
      { codes: ['C', 'D'], shared: { kind: 'email', value: 'compta@groupe.example' } },
    ])
  })
})

describe('a customer who is a supplier too', () => {
  it('has the same SIREN, else the same name when nobody else bears it', () => {
    const customers = [one('PONANT', 'Ponant SAS', '732829320'), one('KER', 'Kerhuon'), one('X1', 'Martin'), one('X2', 'Martin')]
    const suppliers = [supplier('F1', 'Autre nom', '732829320'), supplier('F2', 'KERHUON SARL'), supplier('F3', 'Martin')]
    expect(alsoSuppliers(customers, suppliers)).toEqual([
      { customer: 'KER', supplier: 'F2', by: 'name' },
      { customer: 'PONANT', supplier: 'F1', by: 'siren' },
    ])
  })

  it('is told among namesakes by the code that both bear', () => {
    const customers = [one('M1', 'Martin'), one('M2', 'Martin SARL')]
    expect(alsoSuppliers(customers, [supplier('M2', 'MARTIN'), supplier('M3', 'Martin')])).toEqual([
      { customer: 'M2', supplier: 'M2', by: 'name' },
    ])
    // One code for two companies says nothing.
    expect(alsoSuppliers([one('001', 'Kerhuon')], [supplier('001', 'Ponant')])).toEqual([])
  })

  it('is not told from a name when two SIRENs say otherwise, nor from an empty one', () => {
    expect(
      alsoSuppliers([one('A', 'Kerhuon', '732829320'), one('B', 'SARL')], [supplier('F', 'Kerhuon', '200004562'), supplier('G', 'SAS')]),
    ).toEqual([])
  })
})
