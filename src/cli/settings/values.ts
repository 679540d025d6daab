// Readers of single settings: text, whole number, amount, day, yes or no, names. Pure; they know no key.
// Identifiers (SIREN, IBAN, e-mail address) are read in identifiers.ts, the penalty rate in rate.ts.

import { parseAmount } from '../../domain/amount.ts'
import type { Cents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import { parseIsoDay } from '../../domain/day.ts'
import { isPenaltyIncome } from '../../domain/movement.ts'
import type { FromStep } from '../../domain/settings.ts'
import { parseTerms } from '../../domain/terms.ts'

import { bad, good, type Read, type Reader } from './reading.ts'

const LONGEST_TEXT = 200

/** One line of text without control or direction characters, trimmed, at most 200 characters. */
export const readText: Reader<string> = (text) => {
  const value = text.trim()
  if (value === '') return { ok: false, message: 'la valeur est vide.' }
  if (/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(value)) {
    return bad(value, 'doit tenir sur une ligne, sans caractère de contrôle.')
  }
  return value.length > LONGEST_TEXT ? bad(value, `est trop long (${LONGEST_TEXT} caractères au plus).`) : good(value)
}

/** Name of a step or a template: it becomes part of file names, hence no dot and no slash. */
export const readSlug: Reader<string> = (text) =>
  /^[a-z0-9][a-z0-9-]{0,39}$/.test(text)
    ? good(text)
    : bad(text, 'n’est pas un nom permis : minuscules sans accent, chiffres et tirets, par exemple relance-1.')

/** A whole number from `least` to `most`, both inclusive. */
export function wholeNumber(least: number, most: number): Reader<number> {
  return (text) => {
    const value = /^[+-]?\d{1,7}$/.test(text) ? Number(text) + 0 : Number.NaN
    return value >= least && value <= most ? good(value) : bad(text, `n’est pas un nombre entier de ${least} à ${most}.`)
  }
}

/** An amount in euros, zero or more, as it is written: 15, 15.00, 15,00, 1 234,56. */
export const readAmount: Reader<Cents> = (text) => {
  const value = parseAmount(text)
  if (value !== null) return value < 0 ? bad(text, 'est négatif : écrivez un montant de zéro ou plus.') : good(value)
  const [, units, rest] = /^(\d{1,3})[.,](\d{3})$/.exec(text.trim()) ?? []
  if (units !== undefined) return bad(text, `se lit de deux façons : écrivez ${units}${rest}.00 s’il s’agit de milliers.`)
  return bad(text, 'n’est pas un montant : écrivez par exemple 15.00 ou 1 234,56.')
}

/** An amount, or `none` for no limit: null. */
export const readLimit: Reader<Cents | null> = (text) => (text === 'none' ? good(null) : readAmount(text))

export const readDay: Reader<IsoDay> = (text) => {
  const day = parseIsoDay(text)
  return day === null ? bad(text, 'n’est pas un jour du calendrier : écrivez AAAA-MM-JJ, par exemple 2026-11-20.') : good(day)
}

export const readFlag: Reader<boolean> = (text) => {
  if (text === 'true' || text === 'false') return good(text === 'true')
  return bad(text, 'n’est pas permis : écrivez true ou false.')
}

/** One of the words permitted here, or the name of a step. */
export function readFromStep(words: readonly ('none' | 'always')[]): Reader<FromStep> {
  return (text) => {
    const word = words.find((one) => one === text)
    if (word !== undefined) return good({ from: word })
    const name = readSlug(text)
    return name.ok
      ? good({ from: 'step', step: name.value })
      : bad(text, `n’est pas permis : ${words.join(', ')}, ou le nom d’une étape, par exemple relance-3.`)
  }
}

/** Sixteen hexadecimal figures, as `relance import --save-profile` writes them. */
export const readFingerprint: Reader<string> = (text) =>
  /^[0-9a-f]{16}$/.test(text) ? good(text) : bad(text, 'n’est pas l’empreinte d’un fichier : relancez l’import avec --save-profile.')

/** Prefix of a customer account: class 4, three figures at least. */
export const readAccountPrefix: Reader<string> = (text) =>
  /^4\d{2,11}$/.test(text) ? good(text) : bad(text, 'n’est pas le début d’un compte client : écrivez par exemple "411".')

/** Account of penalties: one that an import of the books takes for penalties, so that they are never claimed a second time. */
export const readIncome: Reader<string> = (text) =>
  /^\d{3,12}$/.test(text) && isPenaltyIncome(text)
    ? good(text)
    : bad(text, 'n’est pas un compte de pénalités : un compte 763, 758 ou 7711, par exemple "763100".')

/** Name or address of a mail server, without scheme or port. */
export const readHost: Reader<string> = (text): Read<string> =>
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?|[0-9a-f:]*:[0-9a-f:.]*)$/iu.test(text) && text.length <= 253
    ? good(text)
    : bad(text, 'n’est pas un nom de serveur : écrivez par exemple smtp.exemple.fr, sans « smtp:// » ni port.')

/** Payment terms as people write them, kept as written: '45 jours fin de mois'. */
export const readTerms: Reader<string> = (text) => {
  const terms = text.trim()
  if (parseTerms(terms) !== null) return good(terms)
  return bad(terms, 'n’est pas un délai de règlement connu : écrivez par exemple 30 jours, 45 jours fin de mois ou à réception.')
}

/** Path of a picture inside the dossier: relative, without going up, PNG or JPEG by its ending. */
export const readPicture: Reader<string> = (text) => {
  const path = text.trim()
  if (!/\.(?:png|jpe?g)$/i.test(path))
    return bad(path, 'n’est pas une image permise : un fichier .png ou .jpg du dossier, par exemple logo.png.')
  const parts = path.split(/[\\/]/)
  const inside = !/^(?:[a-z]:|[\\/]|~)/i.test(path) && parts.every((part) => part !== '..' && part !== '')
  return inside ? good(path) : bad(path, 'sort du dossier : mettez l’image dans le dossier, par exemple logo.png.')
}

const LINK_FIELDS = ['reference', 'amount', 'customer']

/** Address of a page to pay on, https, whose fields in braces are known: 'https://payer.exemple.fr/?ref={reference}&montant={amount}'. */
export const readPaymentLink: Reader<string> = (text) => {
  const link = text.trim()
  const fields = [...link.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const unknown = fields.find((name) => !LINK_FIELDS.includes(name))
  if (unknown !== undefined) return bad(link, `contient {${unknown}} : seuls existent {reference}, {amount} et {customer}.`)
  const filled = link.replace(/\{[^{}]*\}/g, 'x')
  const isAddress = /^https:\/\/[^/?#@{}]+(?:[/?#]|$)/i.test(link) && !/[{}\s"<>]/.test(filled) && URL.canParse(filled)
  return isAddress ? good(link) : bad(link, 'n’est pas une adresse : écrivez par exemple https://payer.exemple.fr/?ref={reference}.')
}
