// The cells of a line among its bytes: where each starts and ends, padding apart. Makes no string.
import type { TextCodec } from './compact/text-table.ts'

const SPACE = 0x20
const QUOTE = 0x22
const DELETE = 0x7f
const [ORDINARY, SEPARATOR, ODD] = [0, 1, 2]

export class Cells {
  bytes: Buffer = Buffer.alloc(0)
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** What each byte is to the cutting. */
  readonly #kinds = new Uint8Array(256)
  readonly #width: number

  /** @param separator its byte; `width`: how many cells the header has */
  constructor(separator: number, width: number) {
    for (let byte = 0; byte < SPACE; byte++) this.#kinds[byte] = ODD
    this.#kinds[QUOTE] = ODD
    this.#kinds[DELETE] = ODD
    this.#kinds[separator] = SEPARATOR
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
    const kinds = this.#kinds
    const width = this.#width
    let cells = 0
    let start = from
    for (let i = from; i < end; i++) {
      const kind = kinds[bytes[i] as number]
      if (kind === ORDINARY) continue
      if (kind === ODD || cells > width) return false
      if (this.#close(bytes, cells, start, i)) return false
      cells += 1
      start = i + 1
    }
    if (cells > width) return false
    if (this.#close(bytes, cells, start, end)) return false
    cells += 1
    this.bytes = bytes
    // Empty cells in excess at the end say nothing.
    return cells === width || (cells === width + 1 && ends[width] === starts[width])
  }

  /** True when the cell begins or ends with what may be a space of another alphabet: the reader of every form trims those. */
  #close(bytes: Buffer, cell: number, from: number, to: number): boolean {
    let start = from
    let end = to
    while (start < end && bytes[start] === SPACE) start++
    while (end > start && bytes[end - 1] === SPACE) end--
    this.starts[cell] = start
    this.ends[cell] = end
    return start < end && (mayBeSpace(bytes, start) || mayBeSpace(bytes, end - 1))
  }

  /** The text of a cell; '' for no column. */
  text(index: number, codec: TextCodec): string {
    const [start, end] = [this.starts[index] ?? 0, this.ends[index] ?? 0]
    return index < 0 || start === end ? '' : codec.decode(this.bytes.subarray(start, end))
  }
}

const ASCII = 0x80
/** Bytes on which a no-break or thin space begins or ends: A0 (and C2 A0), E2 80 80 to E2 80 AF, EF BB BF, FF in CP850. */
const SPACE_BYTES = new Set([0xa0, 0xc2, 0xe2, 0xef, 0xaf, 0xbf, 0xff])

function mayBeSpace(bytes: Buffer, at: number): boolean {
  const byte = bytes[at] as number
  if (byte < ASCII) return false
  // The second byte of à in UTF-8 is A0 as well.
  if (byte === 0xa0 && bytes[at - 1] === 0xc3) return false
  return SPACE_BYTES.has(byte) || (byte <= 0x8b && bytes[at - 1] === 0x80)
}
