// Lists of numbers that grow without boxing: millions of rows in a few megabytes, outside the engine's heap.
// Two classes rather than one over any typed array: the engine compiles each for its own kind of values.

const FIRST = 1024

/** A list of whole numbers of 32 bits. */
export class IntColumn {
  #values = new Int32Array(FIRST)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      // By half: doubling would hold three times what is needed for a moment.
      const wider = new Int32Array(this.length + (this.length >> 1))
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.length] = value
    this.length += 1
  }

  /** The value at `index`, 0 beyond the end. */
  at(index: number): number {
    return this.#values[index] ?? 0
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }
}

/** A list of whole numbers up to 2^53. */
export class WideColumn {
  #values = new Float64Array(FIRST)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Float64Array(this.length + (this.length >> 1))
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.length] = value
    this.length += 1
  }

  /** The value at `index`, 0 beyond the end. */
  at(index: number): number {
    return this.#values[index] ?? 0
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }
}
