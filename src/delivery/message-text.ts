// The words of a message that was kept: the plain text of its bytes, as `composeMessage` lays them out. No other mail is read here.

/** The first text/plain part, lines ended by \n; null for what is no e-mail (a letter, a call sheet) or holds no such part. */
export function plainTextOf(bytes: Buffer): string | null {
  return partText(bytes.toString('latin1').replaceAll('\r\n', '\n'))
}

/** Names of the files attached to the message, in its order; empty for what is no e-mail. Pictures that the HTML shows are not listed. */
export function attachedNames(bytes: Buffer): string[] {
  const source = bytes
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replace(/\n[ \t]+/g, ' ')
  return [...source.matchAll(/^Content-Disposition: attachment;[^\n]*?filename="?([^";\n]+)"?/gim)].map(([, name = '']) => name)
}

function partText(part: string): string | null {
  const end = part.indexOf('\n\n')
  if (end < 0) return null
  const head = part.slice(0, end).replace(/\n[ \t]+/g, ' ')
  const body = part.slice(end + 2)
  const type = headerOf(head, 'Content-Type')
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(type)?.[1]
  if (boundary !== undefined) {
    // What stands before the first boundary, and after the last one, is no part.
    const parts = `\n${body}`.split(`\n--${boundary}`).slice(1, -1)
    return parts.reduce<string | null>((found, inner) => found ?? partText(inner.replace(/^[ \t]*\n/, '')), null)
  }
  return /^text\/plain/i.test(type) ? decoded(body, headerOf(head, 'Content-Transfer-Encoding')).trim() : null
}

function headerOf(head: string, name: string): string {
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
}

function decoded(body: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  const octets = /^quoted-printable$/i.test(encoding)
    ? body.replace(/=[ \t]*\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)))
    : body
  return Buffer.from(octets, 'latin1').toString('utf8')
}
