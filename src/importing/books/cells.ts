// The cells of a line among its bytes: where each starts and ends, padding apart. Makes no string.
import type { TextCodec } from './compact/text-table.ts'

const SPACE = 0x20
const QUOTE = 0x22
const DELETE = 0x7f

export class Cells {
  bytes: Buffer = Buffer.alloc(0)
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly #separator: number
  readonly #width: number

  /** @param separator its byte; `width`: how many cells the header has */
  constructor(separator: number, width: number) {
    this.#separator = separator
    this.#width = width
    this.starts = new Int32Array(width + 2)
    this.ends = new Int32Array(width + 2)
  }

  /**
   * Finds the cells of `bytes[from, end)`. False when they are not as many as the header's, or when a byte asks for the reader
   * of every form: a quote, a control character.
   */
  cut(bytes: Buffer, from: number, end: number): boolean {
    const { starts, ends } = this
    const separator = this.#separator
    const width = this.#width
    let cells = 0
    let start = from
    for (let i = from; i <= end; i++) {
      const byte = i === end ? separator : (bytes[i] as number)
      if (byte > QUOTE && byte !== separator && byte !== DELETE) continue
      if (byte === separator) {
        if (cells > width) return false
        let right = i
        while (start < right && bytes[start] === SPACE) start++
        while (right > start && bytes[right - 1] === SPACE) right--
        starts[cells] = start
        ends[cells] = right
        cells += 1
        start = i + 1
      } else if (byte < SPACE || byte === QUOTE || byte === DELETE) return false
    }
    this.bytes = bytes
    // Empty cells in excess at the end say nothing.
    return cells === width || (cells === width + 1 && ends[width] === starts[width])
  }

  /** The text of a cell; '' for no column. */
  text(index: number, codec: TextCodec): string {
    const [start, end] = [this.starts[index] ?? 0, this.ends[index] ?? 0]
    return index < 0 || start === end ? '' : codec.decode(this.bytes.subarray(start, end))
  }
}
