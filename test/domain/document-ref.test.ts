import { describe, expect, it } from 'vitest'
import { documentsNamed, normaliseRef } from '../../src/domain/document-ref.ts'

describe('a reference made comparable', () => {
  it.each([
    ['F-2026/017', 'F2026017'],
    ['fc 2024 001', 'FC2024001'],
    ['Réf. 12é', 'REF12E'],
    ['000123', '123'],
    ['F00012', 'F00012'],
  ])('%s', (text, expected) => {
    expect(normaliseRef(text)).toBe(expected)
  })

  it.each(['', '-', 'x', 'RAN', 'sans', '0000', '0', 'à nouveau'])('« %s » names no document', (text) => {
    expect(normaliseRef(text)).toBe('')
  })
})

describe('a label that names a document', () => {
  it.each([
    ['VIR SEPA F2026-017 MERCI', 'F2026017'],
    ['règlement facture fc 2024 001', 'FC2024001'],
    ['Fact.12345', '12345'],
    ['REGLT 0012345', '12345'],
  ])('%s', (label, documentRef) => {
    expect(documentsNamed([documentRef])(label)).toEqual([documentRef])
  })

  it.each([
    ['F2026-0170', 'F2026017'],
    ['AF2026-017', 'F2026017'],
    ['Virement 12 345', '1234'],
    ['Facture 12', '12'],
    ['', 'F2026017'],
  ])('not %s', (label, documentRef) => {
    expect(documentsNamed([documentRef])(label)).toEqual([])
  })
})
