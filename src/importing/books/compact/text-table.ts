// Texts of a file numbered in order of appearance, each kept once as the bytes the file writes. '' is always number 0.
// Looks up by bytes, so that a text seen before costs no string.
import { hashBytes } from '../../../domain/hash.ts'
import { type KeyTable, keyTable } from './key-table.ts'

export interface TextTable {
  readonly size: number
  /** Number of the text at `bytes[start, end)`. */
  at(bytes: Uint8Array, start: number, end: number): number
  /** Number of a text already decoded. */
  of(text: string): number
  text(id: number): string
}

/** How a file writes its texts. */
export interface TextCodec {
  encode(text: string): Uint8Array
  decode(bytes: Buffer): string
}

/** An empty table of texts written by `codec`. */
export function textTable(codec: TextCodec): TextTable {
  const keys: KeyTable = keyTable()
  const texts: string[] = []
  const add = (key: number, text: () => string) => {
    const id = keys.number(key)
    if (id === texts.length) texts.push(text())
    return id
  }
  add(hashBytes(new Uint8Array(0), 0, 0), () => '')
  return {
    get size() {
      return texts.length
    },
    at: (bytes, start, end) =>
      end === start ? 0 : add(hashBytes(bytes, start, end), () => codec.decode(Buffer.from(bytes.subarray(start, end)))),
    of(text) {
      if (text === '') return 0
      const bytes = codec.encode(text)
      return add(hashBytes(bytes, 0, bytes.length), () => text)
    },
    text: (id) => texts[id] ?? '',
  }
}
