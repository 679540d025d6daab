// Texts of a file numbered in order of appearance, each kept once. '' is always number 0.
// Looks up by bytes, so that a text seen before costs no string.
import { CellHash } from './cell-hash.ts'
import { KeyTable } from './key-table.ts'

/** How a file writes its texts. */
export interface TextCodec {
  encode(text: string): Uint8Array
  /** The text of `bytes[start, end)`. */
  decode(bytes: Buffer, start: number, end: number): string
}

export class TextTable {
  readonly #keys = new KeyTable()
  readonly #texts: string[] = ['']
  readonly #codec: TextCodec
  readonly #hash = new CellHash()
  /** Number of the text hashed last. */
  #last = 0

  constructor(codec: TextCodec) {
    this.#codec = codec
  }

  /** Number of the text at `bytes[start, end)`. */
  at(bytes: Buffer, start: number, end: number): number {
    if (start === end) return 0
    if (!this.#hash.of(bytes, start, end)) return this.#last
    this.#last = this.#keys.number(this.#hash.first, this.#hash.second) + 1
    if (this.#last === this.#texts.length) this.#texts.push(this.#codec.decode(bytes, start, end))
    return this.#last
  }

  /** Number of a text already decoded. */
  of(text: string): number {
    if (text === '') return 0
    const bytes = this.#codec.encode(text)
    this.#hash.of(bytes, 0, bytes.length)
    this.#last = this.#keys.number(this.#hash.first, this.#hash.second) + 1
    if (this.#last === this.#texts.length) this.#texts.push(text)
    return this.#last
  }

  text(id: number): string {
    return this.#texts[id] ?? ''
  }
}
