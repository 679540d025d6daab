// The cells of a line among its bytes: where each starts and ends, padding apart. Makes no string.
import type { ByteLine } from './byte-lines.ts'
import type { TextCodec } from './compact/text-table.ts'

const SPACE = 0x20

export class Cells {
  bytes: Buffer = Buffer.alloc(0)
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly #width: number
  readonly #separator: number
  readonly #mayExceed: boolean

  /** @param separator its byte; `width`: how many cells the header has; `usualExcess`: how many empty ones follow them in most rows */
  constructor(
    separator: number,
    { headers: { length: width }, usualExcess = 0 }: { readonly headers: readonly string[]; readonly usualExcess?: number },
  ) {
    this.#separator = separator
    // A row alone with a cell too many may have it in a label: the reader of every form tells.
    this.#mayExceed = usualExcess === 1
    this.#width = width
    this.starts = new Int32Array(width + 2)
    this.ends = new Int32Array(width + 2)
  }

  /**
   * Finds the cells of a line. False when they are not as many as the header's, or when a byte asks for the reader of every form:
   * a quote, a control character, what may be a space of another alphabet around a cell.
   */
  cut(line: ByteLine): boolean {
    const { bytes, marks, firstMark, lastMark } = line
    const { starts, ends } = this
    const separator = this.#separator
    const width = this.#width
    const cells = lastMark - firstMark + 1
    if (cells !== width && !(this.#mayExceed && cells === width + 1)) return false
    const { places } = marks
    let from = line.start
    for (let cell = 0; cell < cells; cell++) {
      const last = cell === cells - 1
      const to = last ? line.end : (places[firstMark + cell] as number)
      if (!last && bytes[to] !== separator) return false
      let [start, end] = [from, to]
      while (start < end && bytes[start] === SPACE) start++
      while (end > start && bytes[end - 1] === SPACE) end--
      starts[cell] = start
      ends[cell] = end
      if (start < end && (mayBeSpace(bytes, start) || mayBeSpace(bytes, end - 1))) return false
      from = to + 1
    }
    this.bytes = bytes
    // Empty cells in excess at the end say nothing.
    return cells === width || ends[width] === starts[width]
  }

  /** The text of a cell; '' for no column. */
  text(index: number, codec: TextCodec): string {
    const [start, end] = [this.starts[index] ?? 0, this.ends[index] ?? 0]
    return index < 0 || start === end ? '' : codec.decode(this.bytes, start, end)
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
