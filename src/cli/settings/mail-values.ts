// Readers of single settings of mail: the address of a token server, the domain and the selector of a signature. Pure; they know no key.
import { bad, good, type Reader } from './reading.ts'

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`, 'i')
const SELECTOR = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, 'i')

/** A domain of DNS in ASCII, in lower case: an accented one is written as DNS has it (xn--…). */
export const readDnsName: Reader<string> = (text) =>
  NAME.test(text) && text.length <= 253
    ? good(text.toLowerCase())
    : bad(text, 'n’est pas un nom de domaine : écrivez par exemple ma-societe.fr.')

/** The selector of a signature (RFC 6376, section 3.1): one or more labels. */
export const readSelector: Reader<string> = (text) =>
  SELECTOR.test(text) && text.length <= 190
    ? good(text)
    : bad(text, 'n’est pas un sélecteur : lettres, chiffres et tirets, par exemple relance.')

/** Address of a token server: https, or http on this very machine; no password in it, no fragment. */
export const readTokenUrl: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = url?.protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
  const isAddress = url !== null && (url.protocol === 'https:' || plain) && url.username === '' && url.password === '' && url.hash === ''
  return isAddress && !/\s/.test(text)
    ? good(text)
    : bad(text, 'n’est pas l’adresse d’un serveur de jetons : écrivez par exemple https://login.exemple.fr/oauth2/token.')
}
