// Where the bytes stand that shape a file: separators, line ends, quotes, control and hidden characters. Four bytes are looked at at a time,
// and nothing branches on what they are: what a processor cannot foresee is what costs.

import type { IsHidden } from './hidden-bytes.ts'

const SPACE = 0x20
const QUOTE = 0x22
const DELETE = 0x7f
const ASCII_END = 0x80
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
  readonly #isHidden: IsHidden

  /** @param separator its byte, ASCII; `isHidden`: which bytes above ASCII are marks */
  constructor(separator: number, isHidden: IsHidden) {
    this.#isHidden = isHidden
    this.#separators = separator < SPACE ? 0 : separator * EACH
    this.#marks.fill(1, 0, SPACE)
    for (const byte of [separator, QUOTE, DELETE]) this.#marks[byte] = 1
  }

  /** Finds the marks of `bytes[0, size)`, which start on a word of their buffer. */
  find(bytes: Buffer, size: number): void {
    const known = bytes.subarray(0, size)
    // Rare enough that windows which hold one can take the long way.
    const words = known.includes(QUOTE) || known.includes(DELETE) ? 0 : size >> 2
    if (this.places.length < size + 4) this.places = new Int32Array(size + 4)
    const count = this.#findInWords(bytes, new Int32Array(bytes.buffer, bytes.byteOffset, words))
    this.count = this.#findInBytes(bytes, words << 2, size, count)
  }

  #findInWords(bytes: Buffer, words: Int32Array): number {
    const places = this.places
    const separators = this.#separators
    let count = 0
    for (let index = 0; index < words.length; index++) {
      const word = words[index] as number
      // The high bit of each byte below a space, and of each byte equal to the separator.
      let hits = ~((word | HIGH) - SPACES) & ~word & HIGH
      if (separators !== 0) {
        const differs = word ^ separators
        hits |= ~(((differs & LOW) + LOW) | differs) & HIGH
      }
      if ((word & HIGH) !== 0) hits |= this.#hiddenIn(bytes, index << 2)
      if (hits === 0) continue
      const at = index << 2
      places[count] = at
      count += (hits >>> 7) & 1
      places[count] = at + 1
      count += (hits >>> 15) & 1
      places[count] = at + 2
      count += (hits >>> 23) & 1
      places[count] = at + 3
      count += hits >>> 31
    }
    return count
  }

  #findInBytes(bytes: Buffer, from: number, to: number, found: number): number {
    const { places } = this
    const marks = this.#marks
    let count = found
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number
      places[count] = at
      count += marks[byte] as number
      if (byte >= ASCII_END && this.#isHidden(bytes, at)) count += 1
    }
    return count
  }

  /** The high bit of each of four bytes on which a hidden character begins. */
  #hiddenIn(bytes: Buffer, at: number): number {
    let hits = 0
    for (let index = 0; index < 4; index++) {
      if ((bytes[at + index] as number) >= ASCII_END && this.#isHidden(bytes, at + index)) hits |= ASCII_END << (8 * index)
    }
    return hits
  }
}
