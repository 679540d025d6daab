// Accents taken away: what French is written with is looked up, the rest is asked of Unicode; both must agree.
import { describe, expect, it } from 'vitest'
import { withoutAccents } from '../../src/domain/accents.ts'

describe('withoutAccents', () => {
  it('keeps case, and letters that are no other letter with a mark', () => {
    expect(withoutAccents('Échéance à régler : Noël, ça, où, ÇÀ, œuvre, straße, 12 € – n° 4')).toBe(
      'Echeance a regler : Noel, ca, ou, CA, œuvre, straße, 12 € – n° 4',
    )
  })

  it('takes marks written apart, full-width forms and ligatures of print too', () => {
    expect(withoutAccents('e\u0301cheance')).toBe('echeance')
    expect(withoutAccents('Ｆ１ ﬁn nº')).toBe('F1 fin no')
    expect(withoutAccents('Łódź, Třinec')).toBe('Łodz, Trinec')
  })

  it('is the compatibility decomposition of Unicode without its marks, for every character of the first plane', () => {
    const differing: string[] = []
    for (let code = 0; code < 0x10000; code++) {
      const text = String.fromCharCode(code)
      if (withoutAccents(text) !== text.normalize('NFKD').replace(/\p{M}/gu, '')) differing.push(code.toString(16))
    }
    expect(differing).toEqual([])
  })
})
