import { describe, expect, it } from 'vitest'
import { labelStart } from '../../src/domain/printed-ref.ts'

describe('the start of a label', () => {
  it.each([
    ['Facture de mars', 'Facture de mars'],
    ['VIR FR76 3000 6000 0112 3456 7890 189 LE GOFF', 'VIR … LE GOFF'],
    ['PRLV FR7630006000011234567890189', 'PRLV …'],
    ['CB 4970 1012 3456 7890', 'CB …'],
    ['DE89370400440532013000', ''],
    ['Travaux 2026-03 lot 12', 'Travaux 2026-03 lot 12'],
    ['Prestations du 01/02/2026 au 28/02/2026, rue des Lilas', 'Prestations du 01/02/2026 au 2'],
  ])('%s: %s', (label, shown) => {
    expect(labelStart(label)).toBe(shown)
  })
})
