// Whole numbers for texts and bytes: equal ones give equal numbers, different ones practically never do. Not for secrets.

const FIRST_SEED = 0x811c9dc5 | 0
const SECOND_SEED = 0x9e3779b9 | 0

/** Both hashes of bytes: 32 bits each, signed. Neither knows of the other, and both together are as good as the bytes. */
export class ByteHash {
  first = 0
  second = 0

  /** Hashes `bytes[start, end)`. */
  of(bytes: Uint8Array, start: number, end: number): void {
    let first = FIRST_SEED ^ (end - start)
    let second = SECOND_SEED
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number
      first = Math.imul(first ^ byte, 0x01000193)
      second = (Math.imul(second, 31) + byte) | 0
    }
    this.first = mixed(first)
    this.second = mixed(second ^ Math.imul(end - start, 0x27d4eb2f))
  }
}

/** Hash of two whole numbers of 32 bits, in that order: 32 bits, signed. */
export function hashPair(first: number, second: number): number {
  return mixed(Math.imul(first ^ (first >>> 15), 0x85ebca6b) + Math.imul(second ^ (second >>> 13), 0xc2b2ae35))
}

/** First hash of a text, by its UTF-16 units. */
export function hashText(text: string): number {
  let hash = FIRST_SEED ^ text.length
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash)
}

/** Second hash of a text. */
export function hashTextAgain(text: string): number {
  let hash = SECOND_SEED
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return mixed(hash ^ Math.imul(text.length, 0x27d4eb2f))
}

/** Both hashes of texts and whole numbers, in that order, as one number of 48 bits. */
export function fingerprint(texts: readonly string[], numbers: readonly number[]): number {
  let first = FIRST_SEED
  let second = SECOND_SEED
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      first = Math.imul(first ^ unit, 0x01000193)
      second = (Math.imul(second, 31) + unit) | 0
    }
    // Where a text ends counts.
    first = Math.imul(first ^ text.length, 0x01000193)
    second = (Math.imul(second, 31) + text.length) | 0
  }
  for (const number of numbers) {
    // Beyond 32 bits, the upper ones count too.
    const upper = Math.trunc(number / 0x1_0000_0000)
    first = hashPair(first ^ upper, number)
    second = hashPair(number, second ^ upper)
  }
  return (mixed(first) & 0xffff) * 0x1_0000_0000 + (mixed(second) >>> 0)
}

/** Spreads the bits (finaliser of the murmur hashes, public domain). */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
