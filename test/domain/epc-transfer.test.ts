// The text of a payment code, line by line, and where no transfer can be asked for.
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { epcTransfer } from '../../src/domain/epc-transfer.ts'

const BRUNET = {
  name: 'Atelier Brunet',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  cents: cents(120_000),
  reference: 'F2026-017',
}

describe('the text of a payment code', () => {
  it('asks for the sum, to the account, with the reference', () => {
    expect(epcTransfer(BRUNET)?.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'AGRIFRPP',
      'Atelier Brunet',
      'FR7630006000011234567890189',
      'EUR1200.00',
      '',
      '',
      'F2026-017',
    ])
  })

  it('needs no BIC inside the EEA, nor a reference', () => {
    expect(epcTransfer({ ...BRUNET, bic: null, reference: '' })).toBe(
      'BCD\n002\n1\nSCT\n\nAtelier Brunet\nFR7630006000011234567890189\nEUR1200.00',
    )
  })

  it.each([
    [1, 'EUR0.01'],
    [5, 'EUR0.05'],
    [12_340, 'EUR123.40'],
    [99_999_999_999, 'EUR999999999.99'],
  ])('writes %i cents %s', (sum, written) => {
    expect(epcTransfer({ ...BRUNET, cents: cents(sum) })?.split('\n')[7]).toBe(written)
  })

  it('holds no line end but its own: none of a name or reference moves a field', () => {
    const lines = epcTransfer({ ...BRUNET, name: 'Atelier\r\nBrunet', reference: 'F1\nEUR9999\u2028F2' })?.split('\n')
    expect([lines?.length, lines?.[5], lines?.[10]]).toEqual([11, 'Atelier Brunet', 'F1 EUR9999 F2'])
  })

  it('holds 331 bytes at most, and 70 characters of the name', () => {
    const text = epcTransfer({ ...BRUNET, name: 'é'.repeat(80), reference: '1'.repeat(126) }) ?? ''
    expect(text.split('\n')[5]).toBe('é'.repeat(70))
    expect(Buffer.byteLength(text)).toBe(331)
    expect(epcTransfer({ ...BRUNET, name: 'é'.repeat(80), reference: '1'.repeat(127) })).toBeNull()
  })
})

describe('no payment code is written', () => {
  it.each([
    ['nothing to pay', { cents: cents(0) }],
    ['a sum in favour of the customer', { cents: cents(-100) }],
    ['more than a transfer can carry', { cents: cents(100_000_000_000) }],
    ['an account outside the SEPA zone', { iban: 'TN5910006035183598478831' }],
    ['an account in Switzerland whose BIC is not known', { iban: 'CH9300762011623852957', bic: null }],
    ['an account in Monaco whose BIC is not known', { iban: 'MC5811222000010123456789030', bic: null }],
    ['nobody to pay', { name: ' \n' }],
    ['a reference that would not be whole', { reference: 'F'.repeat(141) }],
  ])('for %s', (_, change) => {
    expect(epcTransfer({ ...BRUNET, ...change })).toBeNull()
  })

  it('but it is for an account in Switzerland whose BIC is known', () => {
    expect(epcTransfer({ ...BRUNET, iban: 'CH9300762011623852957', bic: 'UBSWCHZH' })).toContain('\nUBSWCHZH\n')
  })
})
