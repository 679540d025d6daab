import { describe, expect, it } from 'vitest'
import { languageNamed } from '../../src/importing/contacts/language-cell.ts'

describe('a cell that names a language', () => {
  it.each([
    ['fr', ['FR', 'fr-FR', 'fr_BE', 'Français', 'francais', 'FRA', 'French']],
    ['en', ['en', 'EN-GB', 'en_US', 'Anglais', 'ANG', 'English', 'Anglais (Royaume-Uni)']],
    ['de', ['DE', 'de-DE', 'de_AT', 'allemand', 'Deutsch', 'GER', 'deu', 'Allemand (Suisse)', ' German ']],
    ['es', ['es', 'es-MX', 'Espagnol', 'Español', 'ESP', 'castellano', 'Spanish']],
    ['it', ['IT', 'it-CH', 'Italien', 'italiano', 'ITA', 'Italian']],
  ] as const)('is read as %s: %j', (language, cells) => {
    expect(cells.map(languageNamed)).toEqual(cells.map(() => language))
  })

  it('names none of ours when it holds a country, another language or a number', () => {
    const cells = ['Allemagne', 'Belgique', 'Suisse', 'Néerlandais', 'nl', 'pt-BR', 'CH', 'deutsche Bank', '1', '', '(de)', 'fr/en']
    expect(cells.map(languageNamed)).toEqual(cells.map(() => null))
  })
})
