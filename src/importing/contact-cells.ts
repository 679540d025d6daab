// Cells of a contact: e-mails, phones, postcodes, SIREN, wording of regimes and languages. One cell in, clean values out.
import type { Language, Regime } from '../domain/settings.ts'
import { squeezed } from './columns.ts'

const EMAIL = /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[A-Za-z]{2,}$/
const LA_POSTE = '356000000'

/** A cell without the guards Excel needs to keep a text a text: `'0102`, `="0102"`. */
export function unguarded(text: string): string {
  const formula = /^="(.*)"$/.exec(text.trim())
  return (formula?.[1] ?? text.trim().replace(/^'/, '')).trim()
}

/** The addresses of a cell, split on `,` `;` and spaces, without doubles; `refused` are those that are no address. */
export function emailsIn(text: string): { readonly emails: string[]; readonly refused: string[] } {
  const parts = unguarded(text)
    .split(/[,;\s]+/)
    .map((part) => part.replace(/^<|>$/g, '').replace(/^mailto:/i, ''))
    .filter((part) => part !== '')
  return { emails: [...new Set(parts.filter((part) => EMAIL.test(part)))], refused: parts.filter((part) => !EMAIL.test(part)) }
}

/** A French postcode that lost its leading zero gets it back; any other is left as it is. */
export function postcode(text: string, french: boolean): string {
  const code = unguarded(text).replace(/\s+/g, '')
  return french && /^\d{4}$/.test(code) ? `0${code}` : unguarded(text)
}

/** The SIREN of a cell holding a SIREN or a SIRET; 'invalid' when its key is wrong, null when the cell is empty. */
export function sirenIn(text: string): string | 'invalid' | null {
  const digits = unguarded(text).replace(/[\s.\u00a0\u202f-]/g, '')
  if (digits === '') return null
  if (!/^(\d{9}|\d{14})$/.test(digits)) return 'invalid'
  const siren = digits.slice(0, 9)
  if (!hasLuhnKey(siren)) return 'invalid'
  if (digits.length === 9 || hasLuhnKey(digits)) return siren
  // SIRETs of La Poste: the sum of the figures is a multiple of five (INSEE).
  return siren === LA_POSTE && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0 ? siren : 'invalid'
}

function hasLuhnKey(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const REGIMES: Readonly<Record<string, Regime>> = {
  business: 'business',
  professionnel: 'business',
  pro: 'business',
  entreprise: 'business',
  societe: 'business',
  public: 'public',
  secteurpublic: 'public',
  administration: 'public',
  collectivite: 'public',
  consumer: 'consumer',
  particulier: 'consumer',
  consommateur: 'consumer',
  abroad: 'abroad',
  etranger: 'abroad',
  export: 'abroad',
  toconfirm: 'to-confirm',
  aconfirmer: 'to-confirm',
}

/** The regime a cell names in French or English; null when it names none. */
export function regimeNamed(text: string): Regime | null {
  return REGIMES[squeezed(text)] ?? null
}

/** The language a cell names; null when it names none of ours. */
export function languageNamed(text: string): Language | null {
  const name = squeezed(text)
  if (/^(fr|fra|fre|francais|french|frfr)$/.test(name)) return 'fr'
  return /^(en|eng|anglais|english|engb|enus)$/.test(name) ? 'en' : null
}
