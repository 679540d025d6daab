// Bytes -> physical lines, by the same rule as `linesOf` in rows.ts, without making a string.
import { LINE_BYTES, longLine } from '../limits.ts'
import type { ByteReader } from './byte-reader.ts'

const LF = 0x0a
const CR = 0x0d
const WINDOW = 1 << 20

/** A line in `bytes[start, end)`, its end mark apart. The bytes are good until the next line is asked for. */
export interface ByteLine {
  bytes: Buffer
  start: number
  end: number
  /** Offset of `start` in the file. */
  place: number
  /** From 1. */
  line: number
}

/** The byte that ends the lines of a file: LF when its first megabyte holds one, else CR. */
export function lineEndOf(reader: ByteReader): number {
  const head = Buffer.allocUnsafe(Math.min(WINDOW, reader.size))
  return head.subarray(0, reader.read(head, 0)).includes(LF) ? LF : CR
}

/**
 * Calls `each` with every line from `from` on; stops when it returns false.
 * @param line number of the first line
 * @throws InputError 'line-too-long' above a megabyte.
 */
export function eachLine(file: string, reader: ByteReader, from: number, line: number, each: (line: ByteLine) => boolean): void {
  const window = Buffer.allocUnsafe(WINDOW + LINE_BYTES)
  const current: ByteLine = { bytes: window, start: 0, end: 0, place: from, line }
  let held = 0
  let position = from
  const mark = lineEndOf(reader)
  for (;;) {
    const count = reader.read(window.subarray(held, held + WINDOW), position)
    position += count
    const filled = held + count
    const atEnd = count < WINDOW
    let start = 0
    while (start < filled) {
      const at = window.indexOf(mark, start)
      const found = at >= 0 && at < filled
      if (!found && !atEnd) break
      const stop = found ? at : filled
      let end = stop
      while (end > start && window[end - 1] === CR) end -= 1
      current.start = start
      current.end = end
      current.place = position - filled + start
      if (!each(current)) return
      current.line += 1
      start = found ? stop + 1 : filled
    }
    if (atEnd) return
    held = filled - start
    if (held > LINE_BYTES) throw longLine(file, current.line, window.subarray(0, 200), LINE_BYTES)
    window.copyWithin(0, start, filled)
  }
}
