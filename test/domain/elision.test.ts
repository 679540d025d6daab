import { describe, expect, it } from 'vitest'
import { ofName } from '../../src/domain/elision.ts'

describe('« de » devant un nom', () => {
  it.each([
    ['Enora Riou', 'd’Enora Riou'],
    ['Atelier Brunet', 'd’Atelier Brunet'],
    ['École du Port', 'd’École du Port'],
    ['Œuvres du Port', 'd’Œuvres du Port'],
    ['Yves Le Goff', 'd’Yves Le Goff'],
    ['Hélène Roux', 'd’Hélène Roux'],
    ['Hôtel du Port', 'd’Hôtel du Port'],
    ['Huguette Roux', 'd’Huguette Roux'],
  ])('s’élide : %s', (name, expected) => {
    expect(ofName(name)).toBe(expected)
  })

  it.each(['Maud Riou', 'Yann Tréguidic', 'Hugo Boss', 'Hamid Benali', 'Oui Conseil', 'Onze Rue', '123 Soleil', ''])(
    'ne s’élide pas : %s',
    (name) => {
      expect(ofName(name)).toBe(`de ${name}`)
    },
  )
})
