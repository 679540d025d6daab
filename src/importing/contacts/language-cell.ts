// Which of our languages a cell of a contact list names. A country is no language: Belgium and Switzerland have several, so a cell that
// names one is told as unknown rather than guessed.
import type { Language } from '../../domain/language.ts'
import { squeezed } from '../columns/columns.ts'

/** ISO 639-1 and 639-2, the abbreviations of French packages, and the names in French, in English and in the language itself. */
const NAMES: Readonly<Record<Language, readonly string[]>> = {
  fr: ['fr', 'fra', 'fre', 'francais', 'francaise', 'french', 'franzosisch', 'frances', 'francese'],
  en: ['en', 'eng', 'ang', 'anglais', 'anglaise', 'english', 'englisch', 'ingles', 'inglese'],
  de: ['de', 'deu', 'ger', 'all', 'allemand', 'allemande', 'german', 'deutsch', 'aleman', 'tedesco'],
  es: ['es', 'spa', 'esp', 'espagnol', 'espagnole', 'spanish', 'spanisch', 'espanol', 'castellano', 'castillan', 'spagnolo'],
  it: ['it', 'ita', 'italien', 'italienne', 'italian', 'italienisch', 'italiano'],
}
const BY_NAME: ReadonlyMap<string, Language> = new Map(
  Object.entries(NAMES).flatMap(([language, names]) => names.map((name) => [name, language as Language] as const)),
)

/** The language a cell names; null when it names none of ours. A country behind it is passed over: 'de-AT', 'fr_BE', 'Allemand (Suisse)'. */
export function languageNamed(text: string): Language | null {
  const alone = text
    .trim()
    .replace(/^([a-z]{2,3})[-_][a-z]{2}$/i, '$1')
    .replace(/\s*\([^()]*\)$/, '')
  return BY_NAME.get(squeezed(alone)) ?? null
}
