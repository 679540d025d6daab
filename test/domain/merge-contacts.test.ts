import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { type Contact, regimeOf, unknownCustomer } from '../../src/domain/customer.ts'
import { mergeContactRecords, mergePeople } from '../../src/domain/merge-contacts.ts'
import { customerCode } from '../../src/domain/names.ts'
import { contactOf } from '../support/ledger-builders.ts'

const who = (email: string | null, phone: string | null = null, name: string | null = null, role: string | null = null): Contact => ({
  name,
  email,
  phone,
  role,
})
const C1 = unknownCustomer(customerCode('C1'), 'C1')
const PUBLIC = { regime: 'public', because: 'son SIREN commence par 2' } as const

describe('two contact files in a row', () => {
  it('a file of telephone numbers keeps the addresses known', () => {
    expect(mergePeople([who('a@a.example')], [who(null, '02')])).toEqual([who('a@a.example', '02')])
    expect(mergePeople([who('a@a.example', null, 'Inès'), who('b@a.example')], [who(null, '02', 'inès')])).toEqual([
      who('a@a.example', '02', 'inès'),
      who('b@a.example'),
    ])
    expect(mergePeople([who('a@a.example'), who('b@a.example')], [who(null, '02')])).toEqual([
      who(null, '02'),
      who('a@a.example'),
      who('b@a.example'),
    ])
  })

  it('new addresses replace those known, and keep the number and the function of the same person', () => {
    expect(mergePeople([who('old@a.example', '02'), who('a@a.example', '03', null, 'Compta')], [who('A@a.example')])).toEqual([
      who('A@a.example', '03', null, 'Compta'),
      who(null, '02'),
    ])
  })

  it('a file without contacts leaves them', () => {
    expect(mergePeople([who('a@a.example')], [])).toEqual([who('a@a.example')])
  })

  it('silence keeps what is known, a value replaces it', () => {
    const first = mergeContactRecords(C1, [
      contactOf({ directDebit: true, accountManager: 'Maud', vatNumber: 'FR44732829320', creditLimitCents: cents(500_000) }),
    ])
    expect(mergeContactRecords(first, [contactOf({ directDebit: false, orderReference: 'BC-1' })])).toMatchObject({
      directDebit: false,
      accountManager: 'Maud',
      orderReference: 'BC-1',
      vatNumber: 'FR44732829320',
      creditLimitCents: 500_000,
    })
  })
})

describe('a regime proposed', () => {
  it('goes away once a regime is set, or once a row tells who the customer is and proposes nothing', () => {
    const proposed = mergeContactRecords(C1, [contactOf({ name: 'Mairie', proposedRegime: PUBLIC })])
    expect(proposed.proposedRegime).toEqual(PUBLIC)
    expect(mergeContactRecords(proposed, [contactOf({ terms: '30 jours' })]).proposedRegime).toEqual(PUBLIC)
    expect(mergeContactRecords(proposed, [contactOf({ name: 'Mairie SARL' })]).proposedRegime).toBeNull()
    expect(mergeContactRecords(proposed, [contactOf({ regime: 'business' })])).toMatchObject({ regime: 'business', proposedRegime: null })
  })

  it('is never applied: where it differs from the dossier’s, nothing can be claimed until somebody confirms', () => {
    expect(regimeOf({ regime: null, proposedRegime: PUBLIC }, 'business')).toBe('to-confirm')
    expect(regimeOf({ regime: null, proposedRegime: PUBLIC }, 'to-confirm')).toBe('to-confirm')
    expect(regimeOf({ regime: null, proposedRegime: PUBLIC }, 'public')).toBe('public')
    expect(regimeOf({ regime: 'business', proposedRegime: PUBLIC }, 'to-confirm')).toBe('business')
    expect(regimeOf({ regime: null, proposedRegime: null }, 'business')).toBe('business')
    expect(regimeOf(undefined, 'business')).toBe('business')
  })
})
