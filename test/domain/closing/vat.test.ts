// The VAT within a debt: that of the books, else a rate of the law that is said to be assumed.
import { describe, expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { type VatPlace, vatWithin } from '../../../src/domain/closing/vat.ts'

const HERE: VatPlace = { region: 'metropole', regime: 'business' }
const told = (part: number, item: Parameters<typeof vatWithin>[1], place: VatPlace = HERE) => {
  const { vatCents, netCents, basis, rateBps } = vatWithin(cents(part), item, place)
  return [vatCents, netCents, basis, rateBps]
}
const books = (vatCents: number, ofCents: number) => ({
  kind: 'invoice' as const,
  vat: { vatCents: cents(vatCents), ofCents: cents(ofCents) },
})

describe('the VAT within a debt', () => {
  it('is the share that the entry of the invoice tells of what is left', () => {
    expect(told(60_000, books(20_000, 120_000))).toEqual([10_000, 50_000, 'books', 2000])
    // 5.5 %: 1 055,00 of which 55,00; of 100,00 left 5,2133 is VAT.
    expect(told(10_000, books(5_500, 105_500))).toEqual([521, 9_479, 'books', 550])
    expect(told(10_000, books(0, 10_000))).toEqual([0, 10_000, 'books', 0])
  })

  it('is assumed at the rate of the place, none abroad', () => {
    const unknown = { kind: 'opening' as const }
    expect(told(12_000, unknown)).toEqual([2_000, 10_000, 'assumed', 2000])
    expect(told(10_850, unknown, { region: 'martinique', regime: 'business' })).toEqual([850, 10_000, 'assumed', 850])
    expect(told(10_000, unknown, { region: 'guyane', regime: 'business' })).toEqual([0, 10_000, 'assumed', 0])
    expect(told(10_000, unknown, { region: 'metropole', regime: 'abroad' })).toEqual([0, 10_000, 'assumed', 0])
  })

  it('is none in penalties', () => {
    expect(told(10_000, { kind: 'penalty' })).toEqual([0, 10_000, 'none', 0])
  })
})
