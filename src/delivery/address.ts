// E-mail addresses and the short texts that end up in headers: what is accepted, what is cleaned, what is refused and why.
// Deliberately narrower than RFC 5321: quoted local parts, address literals and non-ASCII local parts are refused,
// because a French mail server rarely takes them and a typo looks just like them.
import { domainToASCII, domainToUnicode } from 'node:url'

/** A name (empty: none) and a checked address whose domain is in ASCII (punycode). */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** A mailbox as settings and contact files write it: `compta@client.fr` or `Compta <compta@client.fr>`, or already in two parts. */
export type MailboxInput = string | { readonly name?: string | null; readonly address: string }

type MailboxReading = { readonly ok: true; readonly mailbox: Mailbox } | { readonly ok: false; readonly why: string }

// Control characters with line and paragraph separators; then the marks that change the direction of writing.
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
const DIRECTIONS = /[\p{Bidi_Control}\ufeff]/gu
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/** One line of plain text for a header: controls become a space, marks of direction and broken characters disappear. */
export function headerText(text: string): string {
  return text
    .replace(CONTROLS, ' ')
    .replace(DIRECTIONS, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Reads one mailbox; `why` is a whole French sentence naming the address refused. */
export function readMailbox(input: MailboxInput): MailboxReading {
  // Before splitting: a break of line would let "a@b.fr, then a command, then <x@y.fr>" pass for a name and its address.
  if (typeof input === 'string' && HIDDEN.test(input.trim())) return { ok: false, why: hiddenCharacter(input) }
  const { name, address } = typeof input === 'string' ? splitMailbox(input) : { name: input.name ?? '', address: input.address }
  const why = addressProblem(address)
  if (why !== null) return { ok: false, why }
  const at = address.trim().lastIndexOf('@')
  const [local, domain] = [address.trim().slice(0, at), address.trim().slice(at + 1)]
  return { ok: true, mailbox: { name: headerText(name), address: `${local}@${domainToASCII(domain)}` } }
}

/** Why an address cannot be written to, as a whole French sentence, or null when it can. */
export function addressProblem(text: string): string | null {
  const address = text.trim()
  const shown = quoted(address)
  if (address === '') return 'L’adresse e-mail est vide.'
  if (HIDDEN.test(address)) return hiddenCharacter(address)
  const at = address.lastIndexOf('@')
  if (at <= 0 || at === address.length - 1) return `L’adresse e-mail ${shown} n’est pas complète : il faut un nom, un @ et un domaine.`
  const local = address.slice(0, at)
  if (local.length > 64 || !LOCAL_PART.test(local)) {
    return `L’adresse e-mail ${shown} n’est pas valable : la partie avant le @ contient un caractère interdit (espace, accent, guillemet…).`
  }
  if (!isDomain(address.slice(at + 1)))
    return `L’adresse e-mail ${shown} n’est pas valable : le domaine après le @ n’existe pas sous cette forme.`
  return null
}

/** Whether a text is a domain mail can be sent to, accents allowed: at least two labels, or `localhost`. */
export function isDomain(text: string): boolean {
  const ascii = domainToASCII(text)
  if (ascii === '' || ascii.length > 190) return false
  const labels = ascii.split('.')
  // domainToASCII reads '10' or '1.2' as an IP address; mail goes to names only.
  if (/^[\d.]+$/.test(ascii)) return false
  return (labels.length > 1 || ascii === 'localhost') && labels.every((label) => LABEL.test(label))
}

function hiddenCharacter(text: string): string {
  return `L’adresse e-mail ${quoted(text)} contient un retour à la ligne ou un caractère invisible.`
}

function quoted(text: string): string {
  return `« ${headerText(text).slice(0, 80)} »`
}

function splitMailbox(text: string): { name: string; address: string } {
  const parts = /^([^<>]*)<([^<>]+)>\s*$/.exec(text)
  if (!parts) return { name: '', address: text }
  return { name: (parts[1] ?? '').trim().replace(/^"(.*)"$/, '$1'), address: parts[2] ?? '' }
}

/** An address as people read it: its domain with its accents. Never for an envelope or a header. */
export function readableAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = domainToUnicode(address.slice(at + 1))
  return at < 0 || domain === '' ? address : `${address.slice(0, at)}@${domain}`
}
