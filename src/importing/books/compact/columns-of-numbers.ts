// Lists of numbers that grow without boxing: millions of rows in a few megabytes, outside the engine's heap.

type Numbers = Int32Array | Uint32Array | Float64Array | Uint16Array | Uint8Array

/** A list of numbers of one kind. */
export interface NumberColumn {
  readonly length: number
  push(value: number): void
  /** The value at `index`, 0 beyond the end. */
  at(index: number): number
  set(index: number, value: number): void
}

const FIRST = 1024

/** An empty column; `kind` tells the bytes and the range of each value. */
export function numberColumn<T extends Numbers>(kind: new (size: number) => T): NumberColumn {
  let values: Numbers = new kind(FIRST)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === values.length) {
        // By half: doubling would hold three times what is needed for a moment.
        const wider = new kind(length + (length >> 1))
        wider.set(values)
        values = wider
      }
      values[length] = value
      length += 1
    },
    at: (index) => values[index] ?? 0,
    set: (index, value) => {
      values[index] = value
    },
  }
}
