// Where the bytes stand that shape a file: separators, line ends, quotes, control and hidden characters. Four bytes are looked at at a time,
// and nothing branches on what they are: what a processor cannot foresee is what costs.

import type { HiddenBytes } from './hidden-bytes.ts'

const SPACE = 0x20
const QUOTE = 0x22
const DELETE = 0x7f
/** The high bit of a byte. */
const HIGH_BIT = 0x80
/** The same byte four times in a word. */
const EACH = 0x01010101
const HIGH = 0x80808080 | 0
const LOW = 0x7f7f7f7f
const SPACES = 0x20202020

export class ByteMarks {
  /** Their places, ascending: the first `count` are good. */
  places = new Int32Array(1 << 16)
  count = 0
  /** The separator as a word, 0 when it is a control character, which is found anyway. */
  readonly #separators: number
  readonly #marks = new Uint8Array(256)
  readonly #hidden: HiddenBytes
  #bytes: Buffer = Buffer.alloc(0)
  #words: Int32Array = new Int32Array(0)

  /** @param separator its byte, ASCII; `hidden`: which bytes above ASCII are marks */
  constructor(separator: number, hidden: HiddenBytes) {
    this.#hidden = hidden
    this.#separators = separator < SPACE ? 0 : separator * EACH
    this.#marks.fill(1, 0, SPACE)
    for (const byte of [separator, QUOTE, DELETE]) this.#marks[byte] = 1
  }

  /** Takes `bytes[0, size)`, which start on a word of their buffer, to find marks in. */
  hold(bytes: Buffer, size: number): void {
    const known = bytes.subarray(0, size)
    // Rare enough that windows which hold one can take the long way.
    const words = known.includes(QUOTE) || known.includes(DELETE) ? 0 : size >> 2
    this.#bytes = bytes
    this.#words = new Int32Array(bytes.buffer, bytes.byteOffset, words)
  }

  /** Finds the marks of `bytes[from, to)` of what is held. */
  find(from: number, to: number): void {
    if (this.places.length < to - from + 4) this.places = new Int32Array(to - from + 4)
    const last = Math.min(this.#words.length, to >> 2)
    const first = Math.min((from + 3) >> 2, last)
    this.count = 0
    this.#findInBytes(from, Math.min(to, Math.max(from, first << 2)))
    this.#findInWords(first, last)
    this.#findInBytes(Math.max(from, last << 2), to)
  }

  #findInWords(first: number, last: number): void {
    const words = this.#words
    const places = this.places
    const separators = this.#separators
    let count = this.count
    for (let index = first; index < last; index++) {
      const word = words[index] as number
      // The high bit of each byte below a space, and of each byte equal to the separator.
      let hits = ~((word | HIGH) - SPACES) & ~word & HIGH
      if (separators !== 0) {
        const differs = word ^ separators
        hits |= ~(((differs & LOW) + LOW) | differs) & HIGH
      }
      if ((word & HIGH) !== 0) hits |= this.#hiddenIn(index << 2)
      const at = index << 2
      // The lowest hit first; each turn of the loop takes one away.
      while (hits !== 0) {
        places[count] = at + ((31 - Math.clz32(hits & -hits)) >> 3)
        count += 1
        hits &= hits - 1
      }
    }
    this.count = count
  }

  #findInBytes(from: number, to: number): void {
    const bytes = this.#bytes
    const { leads } = this.#hidden
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number
      if (this.#marks[byte] === 1 || (leads[byte] === 1 && this.#hidden.begins(bytes, at))) {
        this.places[this.count] = at
        this.count += 1
      }
    }
  }

  /** The high bit of each of four bytes on which a hidden character begins. */
  #hiddenIn(at: number): number {
    const bytes = this.#bytes
    const { leads } = this.#hidden
    let hits = 0
    for (let index = 0; index < 4; index++) {
      if (leads[bytes[at + index] as number] === 1 && this.#hidden.begins(bytes, at + index)) hits |= HIGH_BIT << (8 * index)
    }
    return hits
  }
}
