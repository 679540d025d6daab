// The languages customers are written to. How each writes figures and days is in notation.ts; its texts are in templates/.

/** Every language that has templates, French first: the one of the dossier and of everything the accountant reads. */
export const LANGUAGES = ['fr', 'en', 'de', 'es', 'it'] as const
export type Language = (typeof LANGUAGES)[number]

/** Their names in French: "en allemand". */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fr: 'français',
  en: 'anglais',
  de: 'allemand',
  es: 'espagnol',
  it: 'italien',
}
