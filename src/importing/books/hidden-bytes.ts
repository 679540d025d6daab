// Bytes on which characters begin that nobody can see, and that no text keeps (see `cleaned` in encoding.ts): a row that holds
// one is read as text.
import type { Encoding } from '../tables/encoding.ts'

export interface HiddenBytes {
  /** 1 for each byte on which such a character may begin: the others need not be asked about. */
  readonly leads: Uint8Array
  /** Whether one begins at `at`, which holds one of the leads. */
  begins(bytes: Uint8Array, at: number): boolean
}

const SOFT_HYPHEN = 0xad
const UTF8_LEADS = [0xc2, 0xcd, 0xd8, 0xe1, 0xe2, 0xef]
/** The control characters of the upper half. */
const UPPER_CONTROLS = Array.from({ length: 0x20 }, (_, index) => 0x80 + index)

/** For the bytes of an encoding that keeps ASCII as it is. */
export function hiddenBytes(encoding: Encoding): HiddenBytes {
  if (encoding === 'utf-8') return hidden(UTF8_LEADS, isHiddenUtf8)
  // U+00AD is the byte AD where the upper half is that of Unicode; ¡ in CP850, ≠ on the Macintosh.
  if (encoding === 'windows-1252') return hidden([SOFT_HYPHEN])
  if (encoding === 'iso-8859-15') return hidden([SOFT_HYPHEN, ...UPPER_CONTROLS])
  return hidden([])
}

function hidden(bytes: readonly number[], begins: HiddenBytes['begins'] = () => true): HiddenBytes {
  const leads = new Uint8Array(256)
  for (const byte of bytes) leads[byte] = 1
  return { leads, begins }
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
