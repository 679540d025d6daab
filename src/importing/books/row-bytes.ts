// The data rows of a file in bytes, with what it takes to make texts of them.
import iconv from 'iconv-lite'
import { cleaned, type Encoding } from '../encoding.ts'
import { lineEndOf } from './byte-lines.ts'
import type { ByteReader } from './byte-reader.ts'
import type { TextCodec } from './compact/text-table.ts'

export interface RowBytes {
  readonly reader: ByteReader
  readonly codec: TextCodec
  /** Offset of the first data row. */
  readonly from: number
  /** Its line, from 1. */
  readonly line: number
}

/** How a file of that encoding writes its texts; what is decoded is cleaned as any text of a file is. */
export function codecOf(encoding: Encoding): TextCodec {
  if (encoding === 'utf-8') return { encode: (text) => Buffer.from(text, 'utf8'), decode: (bytes) => cleaned(bytes.toString('utf8')) }
  return { encode: (text) => iconv.encode(text, encoding), decode: (bytes) => cleaned(iconv.decode(bytes, encoding)) }
}

const WINDOW = 1 << 20
const CR = 0x0d

export interface LineWindow {
  /** Where the line that starts at `place` lies among bytes good until the next call, its end mark apart. Places must ascend. */
  lineAt(place: number): { readonly bytes: Buffer; readonly start: number; readonly end: number }
}

/** A view that moves forward over the file. No line may be longer than a megabyte (see `eachLine`). */
export function lineWindow(reader: ByteReader): LineWindow {
  const window = Buffer.allocUnsafe(2 * WINDOW)
  let from = 0
  let filled = 0
  const mark = lineEndOf(reader)
  return {
    lineAt(place) {
      if (place < from || (place + WINDOW > from + filled && from + filled < reader.size)) {
        from = place
        filled = reader.read(window, place)
      }
      const start = place - from
      const at = window.indexOf(mark, start)
      let end = at < 0 || at > filled ? filled : at
      while (end > start && window[end - 1] === CR) end -= 1
      return { bytes: window, start, end }
    },
  }
}
