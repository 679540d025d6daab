// Numbers the distinct keys it is given, from 0, in order of appearance. Keys are hashes: a map of the engine would take five
// times the room for a million of them.
import { type NumberColumn, numberColumn } from './columns-of-numbers.ts'

export interface KeyTable {
  readonly size: number
  /** The number of a key, given now when it is new. */
  number(key: number): number
  /** The number of a key, -1 when it was never given. */
  find(key: number): number
}

const FIRST_SLOTS = 1 << 12

/** An empty table. Keys are integers from 0 to 2^53 - 1, well spread. */
export function keyTable(): KeyTable {
  const keys = numberColumn(Float64Array)
  let slots = new Int32Array(FIRST_SLOTS)
  const slotOf = (key: number) => {
    const mask = slots.length - 1
    let slot = (key ^ (key / 0x10_0000)) & mask
    for (;;) {
      const held = slots[slot] ?? 0
      if (held === 0 || keys.at(held - 1) === key) return slot
      slot = (slot + 1) & mask
    }
  }
  return {
    get size() {
      return keys.length
    },
    number(key) {
      let slot = slotOf(key)
      const held = slots[slot] ?? 0
      if (held > 0) return held - 1
      if ((keys.length + 1) * 4 > slots.length * 3) {
        slots = respread(keys, slots.length * 2)
        slot = slotOf(key)
      }
      keys.push(key)
      slots[slot] = keys.length
      return keys.length - 1
    },
    find: (key) => (slots[slotOf(key)] ?? 0) - 1,
  }
}

function respread(keys: NumberColumn, size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size)
  const mask = size - 1
  for (let index = 0; index < keys.length; index++) {
    const key = keys.at(index)
    let slot = (key ^ (key / 0x10_0000)) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = index + 1
  }
  return slots
}
