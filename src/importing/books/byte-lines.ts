// Bytes -> physical lines, by the same rule as `linesOf` in rows.ts, without making a string.
import { LINE_BYTES, longLine } from '../limits.ts'
import { ByteMarks } from './byte-marks.ts'
import type { ByteReader } from './byte-reader.ts'
import type { HiddenBytes } from './hidden-bytes.ts'

const LF = 0x0a
const CR = 0x0d
/** Small enough to stay, with its marks, in the cache of a processor. */
export const WINDOW = 1 << 17
const HEAD = 1 << 20

/** A line in `bytes[start, end)`, its end mark apart. What it holds is good until the next line is asked for. */
export interface ByteLine {
  bytes: Buffer
  start: number
  end: number
  /** Its marks: those from `firstMark` to `lastMark`, exclusive. */
  marks: ByteMarks
  firstMark: number
  lastMark: number
}

export interface FileLine extends ByteLine {
  /** Offset of `start` in the file. */
  place: number
  /** From 1. */
  line: number
}

/** A file whose lines are cut into cells. */
export interface LineSource {
  readonly file: string
  readonly reader: ByteReader
  /** Byte of the column separator. */
  readonly separator: number
  readonly hidden: HiddenBytes
}

/** The byte that ends the lines of a file: LF when its first megabyte holds one, else CR. */
export function lineEndOf(reader: ByteReader): number {
  const head = Buffer.allocUnsafe(Math.min(HEAD, reader.size))
  return head.subarray(0, reader.read(head, 0)).includes(LF) ? LF : CR
}

/**
 * Calls `each` with every line from the offset `from` on; stops when it returns false.
 * @param line number of the first line
 * @throws InputError 'line-too-long' above a megabyte.
 */
export function eachLine(
  { file, reader, separator, hidden }: LineSource,
  from: number,
  line: number,
  each: (line: FileLine) => boolean,
): void {
  const window = Buffer.allocUnsafeSlow(WINDOW + LINE_BYTES)
  const marks = new ByteMarks(separator, hidden)
  const current: FileLine = { bytes: window, start: 0, end: 0, marks, firstMark: 0, lastMark: 0, place: from, line }
  let held = 0
  let position = from
  const lineEnd = lineEndOf(reader)
  for (;;) {
    const count = reader.read(window.subarray(held, held + WINDOW), position)
    position += count
    const filled = held + count
    const atEnd = count < WINDOW
    marks.hold(window, filled)
    marks.find(0, filled)
    const { places, count: all } = marks
    let start = 0
    let mark = 0
    while (start < filled) {
      current.firstMark = mark
      while (mark < all && window[places[mark] as number] !== lineEnd) mark += 1
      if (mark === all && !atEnd) break
      const stop = mark === all ? filled : (places[mark] as number)
      current.start = start
      current.place = position - filled + start
      if (stop - start > LINE_BYTES) throw longLine(file, current.line, window.subarray(start, start + 200), LINE_BYTES)
      closeLine(current, stop, mark)
      if (!each(current)) return
      current.line += 1
      start = stop + 1
      mark += 1
    }
    if (atEnd) return
    held = filled - start
    if (held > LINE_BYTES) throw longLine(file, current.line, window.subarray(0, 200), LINE_BYTES)
    window.copyWithin(0, start, filled)
  }
}

/** Ends a line at `stop`, whose mark is `mark`: carriage returns before it are no part of the line. */
export function closeLine(line: ByteLine, stop: number, mark: number): void {
  const { bytes, start, firstMark } = line
  let [end, last] = [stop, mark]
  while (end > start && bytes[end - 1] === CR) {
    end -= 1
    last -= 1
  }
  line.end = end
  line.lastMark = Math.max(last, firstMark)
}
