// Whose invoice a file is, by its name and its folders: one customer's number, nobody's, or in doubt. Never another's.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseRef } from '../../src/domain/document-ref.ts'
import { type CustomerCode, customerCode } from '../../src/domain/names.ts'
import { claimantsOf, type NumberOwners } from '../../src/jobs/attachments-names.ts'

/** The numbers of each customer. */
function ownersOf(told: Readonly<Record<string, readonly string[]>>): { owners: NumberOwners; codes: CustomerCode[] } {
  const owners = new Map<string, Map<CustomerCode, Set<string>>>()
  for (const [code, numbers] of Object.entries(told)) {
    for (const number of numbers) {
      // What names no document is nobody's number.
      if (normaliseRef(number) === '') continue
      const known = owners.get(normaliseRef(number)) ?? new Map<CustomerCode, Set<string>>()
      known.set(customerCode(code), (known.get(customerCode(code)) ?? new Set()).add(number))
      owners.set(normaliseRef(number), known)
    }
  }
  return { owners, codes: Object.keys(told).map(customerCode) }
}

const BOOKS = { C001: ['F1', 'F2026-017'], C002: ['F10', 'F77'], C003: ['F77', '12'], 'DUP 01': ['F5'], FACTURE: ['9'] }

function readAs(path: string, books: Readonly<Record<string, readonly string[]>> = BOOKS): string[] {
  const { owners, codes } = ownersOf(books)
  const parts = path.split('/')
  const stem = (parts.pop() ?? '').replace(/\.pdf$/i, '')
  return claimantsOf(owners, codes)({ stem, folders: parts }).map(({ customer, number }) => `${customer} ${number}`)
}

describe('the name of a file', () => {
  it.each([
    ['F1', ['C001 F1']],
    ['f1', ['C001 F1']],
    ['Facture F1', ['C001 F1']],
    ['FACTURE n° F2026-017', ['C001 F2026017']],
    ['facture_no_F2026_017', ['C001 F2026017']],
    ['C001 F1', ['C001 F1']],
    ['c001-facture_F1', ['C001 F1']],
    ['facture C001 F1', ['C001 F1']],
    ['Dup-01 f5', ['DUP 01 F5']],
    ['0012', ['C003 12']],
    ['2026/F1', ['C001 F1']],
    ['C001 Client/2026/F1', ['C001 F1']],
    ['C003/F77', ['C003 F77']],
    // The customer's code is the word "facture" itself.
    ['Facture 9', ['FACTURE 9']],
  ])('%s is the invoice it says', (path, expected) => {
    expect(readAs(path)).toEqual(expected)
  })

  it.each([
    'F',
    'F01',
    'F1 (1)',
    'F1-copie',
    'copie de F1',
    'AF1',
    'C002 F1',
    'C002/F1',
    'C001/C002/F1',
    'avoir F1',
    'facture',
    'n° F1',
    '',
    '%PDF',
    '../F1x',
    'C001',
  ])('%s is no invoice of anybody', (path) => {
    expect(readAs(path)).toEqual([])
  })

  it('that two customers have is both’s, so that nobody gets it', () => {
    expect(readAs('F77')).toEqual(['C002 F77', 'C003 F77'])
  })

  it('that can be a whole number or a code and a number is both', () => {
    expect(readAs('C1-5', { C1: ['5'], C2: ['C15'] })).toEqual(['C2 C15', 'C1 5'])
  })

  it('never makes a file the invoice of a customer who has no such number, whatever is in it', () => {
    const word = fc.constantFrom('F', '1', '10', '0', '01', 'A', 'C1', 'C2', 'FACTURE', 'n', '2026')
    const name = fc
      .array(fc.tuple(word, fc.constantFrom('', '-', ' ', '_', '.', '/')), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.flat().join(''))
    const numbers = fc.array(name, { maxLength: 5 })
    fc.assert(
      fc.property(numbers, numbers, name, (first, second, path) => {
        const books = { C1: first, C2: second }
        const compact = normaliseRef(path.split('/').pop() ?? '')
        for (const claim of readAs(path, books)) {
          const [customer, number] = claim.split(' ') as ['C1' | 'C2', string]
          expect(books[customer].map(normaliseRef)).toContain(number)
          // Nothing stands after the number, and nothing before it but a title and the customer's own code.
          expect(compact.endsWith(number) || Number(number) === Number(compact)).toBe(true)
          const before = compact.endsWith(number) ? compact.slice(0, compact.length - number.length) : ''
          expect(before.replace('FACTURE', '').replace(customer, '').replace(/^N/, '').replace(/^0+$/, '')).toBe('')
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
