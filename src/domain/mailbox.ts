// What tells whether two addresses are one: of e-mails case apart, and the two ways of writing a domain with accents (RFC 5890); of mobiles however
// their number is written.
import { mobileNumber } from './phone.ts'
import type { Channel } from './settings.ts'

/** Whether a message of this channel comes up on somebody's screen by itself: two of one day to one address would be one too many. */
export function hasMailbox(channel: Channel): boolean {
  return channel === 'email' || channel === 'sms'
}

/**
 * The address in lower case, its domain as machines write it: 'h@xn--exmple-cua.fr' for 'H@exämple.fr'; a mobile in its international form. Told of
 * what is neither too.
 */
export function mailboxOf(address: string): string {
  const [, local = '', domain = ''] = /^(.*)@([^@]*)$/s.exec(address.trim().toLowerCase()) ?? []
  if (domain !== '') return `${local}@${asciiOf(domain)}`
  const mobile = mobileNumber(address, true)
  return mobile.ok ? mobile.number : address.trim().toLowerCase()
}

function asciiOf(domain: string): string {
  // Letters, digits, hyphens and dots alone stand for themselves: nothing else of an address is read here.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return domain
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return domain
  }
}
