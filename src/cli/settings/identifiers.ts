// Numbers and addresses that identify a company: SIREN, IBAN (with the French RIB key), BIC, e-mail address.
// Checks their form and their keys; cannot know whether they exist.
import { electronicFormatIBAN, isValidBIC, ValidationErrorsIBAN, validateIBAN } from 'ibantools'
import { addressProblem } from '../../delivery/address.ts'
import { bad, good, type Reader } from './reading.ts'

/**
 * A SIREN: nine figures, blanks allowed, whose last one is a Luhn key (décret 73-314, ISO/IEC 7812-1). La Poste's, 356000000,
 * satisfies it too: only the SIRETs of its branches do not. Comes back without blanks.
 */
export const readSiren: Reader<string> = (text) => {
  const digits = text.replace(/[\s\u00a0\u202f.]/g, '')
  if (/^\d{14}$/.test(digits)) return bad(text, 'est un SIRET : le SIREN en est les neuf premiers chiffres.')
  if (!/^\d{9}$/.test(digits)) return bad(text, 'n’est pas un SIREN : il compte neuf chiffres.')
  return luhnHolds(digits) ? good(digits) : bad(text, 'n’est pas un SIREN : sa clé de contrôle est fausse, un chiffre est mal saisi.')
}

function luhnHolds(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum > 0 && sum % 10 === 0
}

/** An IBAN whose country, length, check digits and national key (the RIB key in France) hold; without blanks, in capitals. */
export const readIban: Reader<string> = (text) => {
  const iban = electronicFormatIBAN(text)
  if (iban === null) return bad(text, 'n’est pas un IBAN.')
  const { valid, errorCodes } = validateIBAN(iban)
  if (valid) return good(iban)
  if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry)) return bad(text, 'n’est pas un IBAN : il commence par un code de pays.')
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANLength)) {
    const length = iban.startsWith('FR') ? ` : un IBAN français compte 27 caractères, celui-ci ${iban.length}` : ''
    return bad(text, `n’a pas la longueur d’un IBAN${length}.`)
  }
  if (isRibKeyAlone(errorCodes)) {
    return bad(text, 'n’est pas un IBAN : sa clé RIB est fausse, un caractère est mal saisi.')
  }
  return bad(text, 'n’est pas un IBAN : sa clé de contrôle est fausse, un caractère est mal saisi.')
}

/** The IBAN's own key holds and the national one does not: a typing error breaks both, and is told as the first. */
function isRibKeyAlone(errorCodes: readonly ValidationErrorsIBAN[]): boolean {
  const { WrongAccountBankBranchChecksum, WrongIBANChecksum } = ValidationErrorsIBAN
  return errorCodes.includes(WrongAccountBankBranchChecksum) && !errorCodes.includes(WrongIBANChecksum)
}

/** A BIC of 8 or 11 characters, in capitals. */
export const readBic: Reader<string> = (text) => {
  const bic = text.replace(/\s/g, '').toUpperCase()
  return isValidBIC(bic) ? good(bic) : bad(text, 'n’est pas un BIC : il compte 8 ou 11 caractères, par exemple AGRIFRPP.')
}

/** One bare e-mail address, `nom@domaine.fr`: shape only, no display name. */
export const readEmail: Reader<string> = (text) => {
  const value = text.trim()
  return addressProblem(value) === null && value.length <= LONGEST_ADDRESS
    ? good(value)
    : bad(
        text,
        `n’est pas une adresse électronique : écrivez par exemple compta@exemple.fr${hasAccent(value) ? ' (sans accent avant le @)' : ''}.`,
      )
}

/** Whether more than ASCII stands before the @ (RFC 5321, section 4.1.2). */
function hasAccent(address: string): boolean {
  return /[^\p{ASCII}].*@/u.test(address)
}

/** RFC 5321, section 4.5.3.1.3, without its angle brackets. */
const LONGEST_ADDRESS = 254

/** Who gets a report: an address, `own` for the accountant's own, `none` for nobody: null. */
export const readReportTo: Reader<string | null> = (text) => {
  if (text === 'own') return good(text)
  if (text === 'none') return good(null)
  const address = readEmail(text)
  return address.ok ? address : bad(text, 'n’est pas un destinataire : écrivez own (vous), une adresse e-mail, ou none (personne).')
}
