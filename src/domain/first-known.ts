// The first of many slots that was known on a day, asked for again and again: found without going through those that came later.
// Knows neither why it is looked for nor what becomes of it.
import type { Slot } from './allocate.ts'
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'

/** The first slot of a key that stood in the books on `day`, that day included; undefined for none. */
export type FirstKnown<K> = (key: K, day: IsoDay) => Slot | undefined

/** After every day. */
const NEVER = '~'

/**
 * Prepares to look slots up, in the order given, by a key and a day.
 * @param isGone whether a slot is no longer looked for; once it is gone, it stays so
 */
export function firstKnownBy<K>(slots: readonly Slot[], keyOf: (slot: Slot) => K, isGone: (slot: Slot) => boolean): FirstKnown<K> {
  const byKey = groupBy(slots, keyOf)
  const prepared = new Map<K, (day: IsoDay) => Slot | undefined>()
  return (key, day) => {
    const own = byKey.get(key)
    if (own === undefined) return undefined
    const first = prepared.get(key) ?? firstOf(own, isGone)
    prepared.set(key, first)
    return first(day)
  }
}

/** A tree over the slots: each node holds the earliest day of the slots under it, so that the first one of a day is a walk down. */
function firstOf(slots: readonly Slot[], isGone: (slot: Slot) => boolean): (day: IsoDay) => Slot | undefined {
  let leaves = 1
  while (leaves < slots.length) leaves *= 2
  const days: string[] = new Array(2 * leaves).fill(NEVER)
  const dayAt = (node: number) => days[node] ?? NEVER
  const refresh = (node: number) => {
    days[node] = dayAt(2 * node) < dayAt(2 * node + 1) ? dayAt(2 * node) : dayAt(2 * node + 1)
  }
  for (const [index, slot] of slots.entries()) days[leaves + index] = slot.line.day
  for (let node = leaves - 1; node > 0; node--) refresh(node)
  return (day) => {
    while (dayAt(1) <= day) {
      let node = 1
      while (node < leaves) node = dayAt(2 * node) <= day ? 2 * node : 2 * node + 1
      const slot = slots[node - leaves]
      if (slot && !isGone(slot)) return slot
      days[node] = NEVER
      for (node >>= 1; node > 0; node >>= 1) refresh(node)
    }
    return undefined
  }
}
