// Numbers the distinct keys it is given, from 0, in order of appearance. Keys are pairs of hashes of 32 bits: a map of the
// engine would take five times the room for a million of them.

const FIRST_SLOTS = 1 << 11

export class KeyTable {
  #slots = new Int32Array(FIRST_SLOTS)
  /** Two hashes a key. */
  #keys = new Int32Array(FIRST_SLOTS)
  size = 0

  /** The number of a key, given now when it is new. Both hashes are whole numbers of 32 bits, well spread. */
  number(first: number, second: number): number {
    const slots = this.#slots
    const keys = this.#keys
    const mask = slots.length - 1
    let slot = (first ^ (second >>> 7)) & mask
    for (;;) {
      const held = slots[slot] ?? 0
      if (held === 0) break
      if (keys[2 * held - 2] === first && keys[2 * held - 1] === second) return held - 1
      slot = (slot + 1) & mask
    }
    if ((this.size + 1) * 4 > slots.length * 3) {
      this.#widen()
      return this.number(first, second)
    }
    if (2 * this.size + 2 > keys.length) {
      const wider = new Int32Array(keys.length + (keys.length >> 1))
      wider.set(keys)
      this.#keys = wider
    }
    this.#keys[2 * this.size] = first
    this.#keys[2 * this.size + 1] = second
    this.size += 1
    slots[slot] = this.size
    return this.size - 1
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let index = 0; index < this.size; index++) {
      let slot = ((this.#keys[2 * index] ?? 0) ^ ((this.#keys[2 * index + 1] ?? 0) >>> 7)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = index + 1
    }
    this.#slots = slots
  }
}
