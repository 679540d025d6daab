// Whether a DKIM signature holds (RFC 6376, relaxed/relaxed, rsa-sha256), worked out from the text of the standard alone: no library of mail.
import { createHash, createVerify, type KeyObject } from 'node:crypto'

export interface DkimVerdict {
  readonly holds: boolean
  /** Tags of the signature, by name. */
  readonly tags: Readonly<Record<string, string>>
}

interface Header {
  readonly name: string
  readonly raw: string
}

/** The verdict on the first signature of a message, against this public key. */
export function verifyDkim(message: Buffer, key: KeyObject): DkimVerdict {
  const text = message.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const headers = headersOf(text.slice(0, end))
  const signature = headers.find(({ name }) => name === 'dkim-signature')
  if (signature === undefined) return { holds: false, tags: {} }
  const tags = tagsOf(signature.raw)
  const bodyHash = createHash('sha256')
    .update(relaxedBody(text.slice(end + 4)), 'latin1')
    .digest('base64')
  const left = [...headers]
  const signed = (tags['h'] ?? '').split(':').map((name) => {
    // Of headers of the same name, the last that was not taken yet.
    const index = left.findLastIndex((header) => header.name === name.trim().toLowerCase())
    const [taken] = index < 0 ? [] : left.splice(index, 1)
    return taken === undefined ? '' : `${relaxedHeader(taken.raw)}\r\n`
  })
  const bare = relaxedHeader(signature.raw.replace(/([;:\s]b=)[^;]*/, '$1'))
  const verify = createVerify('RSA-SHA256').update(signed.join('') + bare, 'latin1')
  return { holds: tags['bh'] === bodyHash && verify.verify(key, tags['b'] ?? '', 'base64'), tags }
}

function headersOf(head: string): Header[] {
  return head.split(/\r\n(?![ \t])/).map((raw) => ({ name: raw.slice(0, raw.indexOf(':')).trim().toLowerCase(), raw }))
}

/** Values without their folding: base64 and lists lose nothing by it. */
function tagsOf(raw: string): Record<string, string> {
  const parts = raw.slice(raw.indexOf(':') + 1).split(';')
  return Object.fromEntries(
    parts.flatMap((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).replace(/\s+/g, '')]]
    }),
  )
}

/** RFC 6376, section 3.4.2. */
function relaxedHeader(raw: string): string {
  const at = raw.indexOf(':')
  const value = raw
    .slice(at + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
  return `${raw.slice(0, at).trim().toLowerCase()}:${value.trim()}`
}

/** RFC 6376, section 3.4.4. */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`
}
