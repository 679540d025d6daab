// Numbers that carry a key: SIREN, SIRET, VAT. One cell in; a number out when its key is right.
// Knows nothing of the companies behind them.
import { unguarded } from './contact-cells.ts'

const LA_POSTE = '356000000'
/** Letters of a French VAT key: no I and no O. */
const KEY_LETTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const ABROAD = /^(AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|GB|GR|HR|HU|IE|IT|LT|LU|LV|MC|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)[0-9A-Z+*]{2,13}$/

/** The SIREN of a cell holding a SIREN or a SIRET; 'invalid' when its key is wrong, null when the cell is empty. */
export function sirenIn(text: string): string | 'invalid' | null {
  const digits = compact(text)
  if (digits === '') return null
  if (!/^(\d{9}|\d{14})$/.test(digits)) return 'invalid'
  const siren = digits.slice(0, 9)
  if (!hasLuhnKey(siren)) return 'invalid'
  if (digits.length === 9 || hasLuhnKey(digits)) return siren
  // SIRETs of La Poste: the sum of the figures is a multiple of five (INSEE).
  return siren === LA_POSTE && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0 ? siren : 'invalid'
}

/**
 * The VAT number of a cell, with its country and without spaces; a French one is checked by its key (CGI ann. II art. 242 nonies;
 * key = (12 + 3 x (SIREN mod 97)) mod 97, or two characters of the newer series) and may lack its FR. Numbers of other countries
 * are checked by their shape alone. 'invalid' when wrong, null when the cell is empty.
 */
export function vatNumberIn(text: string): string | 'invalid' | null {
  const written = compact(text).toUpperCase()
  if (written === '') return null
  const number = /^\d{11}$/.test(written) ? `FR${written}` : written
  const french = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(number)
  if (french) return hasFrenchKey(french[1] ?? '', Number(french[2])) ? number : 'invalid'
  return ABROAD.test(number) ? number : 'invalid'
}

/** The SIREN inside a French VAT number; null for another country's, and for Monaco's, which hold none. */
export function sirenOfVat(number: string): string | null {
  const siren = /^FR..(\d{9})$/.exec(number)?.[1]
  return siren !== undefined && !siren.startsWith('000') && hasLuhnKey(siren) ? siren : null
}

function hasFrenchKey(key: string, siren: number): boolean {
  if (/^\d\d$/.test(key)) return Number(key) === (12 + 3 * (siren % 97)) % 97
  const [first = 0, second = 0] = [...key].map((letter) => KEY_LETTERS.indexOf(letter))
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
  return (siren + 1 + Math.floor(check / 11)) % 11 === check % 11
}

function hasLuhnKey(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function compact(text: string): string {
  return unguarded(text).replace(/[\s.\u00a0\u202f-]/g, '')
}
