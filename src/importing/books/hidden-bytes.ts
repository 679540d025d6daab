// Bytes on which characters begin that nobody can see, and that no text keeps (see `cleaned` in encoding.ts): a row that holds
// one is read as text.
import type { Encoding } from '../tables/encoding.ts'

/** Whether such a character begins at `at`, a byte above ASCII. */
export type IsHidden = (bytes: Uint8Array, at: number) => boolean

const SOFT_HYPHEN = 0xad

/** For the bytes of an encoding that keeps ASCII as it is. */
export function hiddenBytes(encoding: Encoding): IsHidden {
  if (encoding === 'utf-8') return isHiddenUtf8
  // U+00AD is the byte AD where the upper half is that of Unicode; ¡ in CP850, ≠ on the Macintosh.
  if (encoding === 'windows-1252') return (bytes, at) => bytes[at] === SOFT_HYPHEN
  if (encoding === 'iso-8859-15') return (bytes, at) => bytes[at] === SOFT_HYPHEN || (bytes[at] as number) < 0xa0
  return () => false
}

/** The sequences of RFC 3629 for U+0080 to 009F, 00AD, 034F, 061C, 180E, 200B to 200F, 202A to 202E, 2060 to 2069, FEFF. */
function isHiddenUtf8(bytes: Uint8Array, at: number): boolean {
  const [second, third] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0]
  switch (bytes[at]) {
    case 0xc2:
      return second < 0xa0 || second === SOFT_HYPHEN
    case 0xcd:
      return second === 0x8f
    case 0xd8:
      return second === 0x9c
    case 0xe1:
      return second === 0xa0 && third === 0x8e
    case 0xe2:
      if (second === 0x80) return (third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xae)
      return second === 0x81 && third >= 0xa0 && third <= 0xa9
    case 0xef:
      return second === 0xbb && third === 0xbf
    default:
      return false
  }
}
