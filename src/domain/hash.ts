// Numbers of 52 bits for texts and bytes: equal ones give equal numbers, different ones practically never do (one chance in
// 2^52 for a pair). Not for secrets.

/** Hash of `bytes[start, end)`. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let high = 0x811c9dc5 ^ (end - start)
  let low = 0x9e3779b9
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low ^ byte, 0x85ebca6b) ^ (low >>> 13)
  }
  return joined(high, low)
}

/** Hash of a text, by its UTF-16 units. */
export function hashText(text: string): number {
  let high = 0x811c9dc5 ^ text.length
  let low = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b) ^ (low >>> 13)
  }
  return joined(high, low)
}

/** Hash of two hashes or small numbers, in that order. */
export function hashPair(first: number, second: number): number {
  const a = first >>> 0
  const b = (first / 0x1_0000_0000) >>> 0
  const c = second >>> 0
  const d = (second / 0x1_0000_0000) >>> 0
  let high = Math.imul(a ^ Math.imul(b, 0xcc9e2d51), 0x1b873593)
  high = Math.imul(high ^ (high >>> 15) ^ c, 0x85ebca6b)
  high = Math.imul(high ^ (high >>> 13) ^ d, 0xc2b2ae35)
  let low = Math.imul(c ^ Math.imul(d, 0x27d4eb2f), 0x165667b1)
  low = Math.imul(low ^ (low >>> 16) ^ a, 0x9e3779b1)
  low = Math.imul(low ^ (low >>> 14) ^ b, 0x2545f491)
  return joined(high, low)
}

function joined(high: number, low: number): number {
  const first = high ^ (high >>> 16)
  const second = low ^ (low >>> 15)
  return (first >>> 12) * 0x1_0000_0000 + (second >>> 0)
}
