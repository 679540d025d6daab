// What tells whether two e-mail addresses are one mailbox: case apart, and the two ways of writing a domain with accents (RFC 5890).

/** The address in lower case, its domain as machines write it: 'h@xn--exmple-cua.fr' for 'H@exämple.fr'. Told of what is no address too. */
export function mailboxOf(address: string): string {
  const [, local = '', domain = ''] = /^(.*)@([^@]*)$/s.exec(address.trim().toLowerCase()) ?? []
  return domain === '' ? address.trim().toLowerCase() : `${local}@${asciiOf(domain)}`
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
