// The two hashes of a cell. Remembers the last one: the rows of an entry say the same in many columns.
import { ByteHash } from '../../../domain/hash.ts'

const REMEMBERED = 32

export class CellHash {
  readonly #hash = new ByteHash()
  readonly #last = new Uint8Array(REMEMBERED)
  #length = -1

  get first(): number {
    return this.#hash.first
  }

  get second(): number {
    return this.#hash.second
  }

  /** Hashes `bytes[start, end)`; false when it is the text hashed last. */
  of(bytes: Uint8Array, start: number, end: number): boolean {
    const last = this.#last
    const length = end - start
    if (length === this.#length) {
      let at = 0
      while (at < length && last[at] === bytes[start + at]) at += 1
      if (at === length) return false
    }
    this.#hash.of(bytes, start, end)
    this.#length = length <= REMEMBERED ? length : -1
    if (length <= REMEMBERED) for (let at = 0; at < length; at++) last[at] = bytes[start + at] as number
    return true
  }
}
