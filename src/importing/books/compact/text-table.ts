// Texts of a file numbered in order of appearance, each kept once. '' is always number 0.
// Looks up by bytes, so that a text seen before costs no string.
import { hashBytes, hashBytesAgain } from '../../../domain/hash.ts'
import { KeyTable } from './key-table.ts'

/** How a file writes its texts. */
export interface TextCodec {
  encode(text: string): Uint8Array
  decode(bytes: Buffer): string
}

export class TextTable {
  readonly #keys = new KeyTable()
  readonly #texts: string[] = ['']
  readonly #codec: TextCodec

  constructor(codec: TextCodec) {
    this.#codec = codec
  }

  /** Number of the text at `bytes[start, end)`. */
  at(bytes: Buffer, start: number, end: number): number {
    if (start === end) return 0
    const id = this.#keys.number(hashBytes(bytes, start, end), hashBytesAgain(bytes, start, end)) + 1
    if (id === this.#texts.length) this.#texts.push(this.#codec.decode(bytes.subarray(start, end)))
    return id
  }

  /** Number of a text already decoded. */
  of(text: string): number {
    if (text === '') return 0
    const bytes = this.#codec.encode(text)
    const id = this.#keys.number(hashBytes(bytes, 0, bytes.length), hashBytesAgain(bytes, 0, bytes.length)) + 1
    if (id === this.#texts.length) this.#texts.push(text)
    return id
  }

  text(id: number): string {
    return this.#texts[id] ?? ''
  }
}
