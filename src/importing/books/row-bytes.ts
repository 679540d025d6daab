// The data rows of a file in bytes, with what it takes to make texts of them.
import iconv from 'iconv-lite'
import { cleaned, type Encoding } from '../tables/encoding.ts'
import type { ByteReader } from './byte-reader.ts'
import type { TextCodec } from './compact/text-table.ts'
import type { HiddenBytes } from './hidden-bytes.ts'

const SPACE = 0x20
const DELETE = 0x7f

export interface RowBytes {
  readonly reader: ByteReader
  readonly codec: TextCodec
  readonly hidden: HiddenBytes
  /** Offset of the first data row. */
  readonly from: number
  /** Its line, from 1. */
  readonly line: number
}

/** How a file of that encoding writes its texts; what is decoded is cleaned as any text of a file is. */
export function codecOf(encoding: Encoding): TextCodec {
  const isUtf8 = encoding === 'utf-8'
  return {
    encode: (text) => (isUtf8 ? Buffer.from(text, 'utf8') : iconv.encode(text, encoding)),
    decode(bytes, start, end) {
      // ASCII is the same in all the encodings that are read from bytes, and needs no cleaning.
      if (isPrintable(bytes, start, end)) return bytes.toString('latin1', start, end)
      return cleaned(isUtf8 ? bytes.toString('utf8', start, end) : iconv.decode(bytes.subarray(start, end), encoding))
    },
  }
}

function isPrintable(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte < SPACE || byte >= DELETE) return false
  }
  return true
}
