// A heap: the smallest of many values, again and again, while others come in. Knows nothing of what it holds.

export interface Heap<T> {
  push(value: T): void
  /** Takes out the smallest value; undefined when none is left. Equal values come out in no order told. */
  pop(): T | undefined
}

/** A heap without values yet. @param before whether a value is smaller than another */
export function heapOf<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const values: T[] = []
  return {
    push(value) {
      let at = values.length
      for (let above = (at - 1) >> 1; at > 0; above = (at - 1) >> 1) {
        const parent = values[above] as T
        if (!before(value, parent)) break
        values[at] = parent
        at = above
      }
      values[at] = value
    },
    pop() {
      const smallest = values[0]
      const last = values.pop()
      if (last !== undefined && values.length > 0) sink(values, last, before)
      return smallest
    },
  }
}

/** Puts a value in at the top, then down to where nothing below is smaller. */
function sink<T>(values: T[], value: T, before: (a: T, b: T) => boolean): void {
  let at = 0
  for (let below = 1; below < values.length; below = 2 * at + 1) {
    if (below + 1 < values.length && before(values[below + 1] as T, values[below] as T)) below += 1
    const child = values[below] as T
    if (!before(child, value)) break
    values[at] = child
    at = below
  }
  values[at] = value
}
