// A view that moves forward over a file and shows the lines whose places are known.
import { type ByteLine, closeLine, lineEndOf } from './byte-lines.ts'
import { ByteMarks } from './byte-marks.ts'
import type { ByteReader } from './byte-reader.ts'

const WINDOW = 1 << 20

export interface LineWindow {
  /** The line that starts at `place`, good until the next call. Places must ascend. */
  lineAt(place: number): ByteLine
}

/** No line may be longer than a megabyte (see `eachLine`). @param separator byte of the column separator */
export function lineWindow(reader: ByteReader, separator: number): LineWindow {
  const window = Buffer.allocUnsafeSlow(2 * WINDOW)
  const marks = new ByteMarks(separator)
  const line: ByteLine = { bytes: window, start: 0, end: 0, marks, firstMark: 0, lastMark: 0 }
  const lineEnd = lineEndOf(reader)
  let [from, filled, mark] = [0, 0, 0]
  return {
    lineAt(place) {
      if (place < from || (place + WINDOW > from + filled && from + filled < reader.size)) {
        from = place
        filled = reader.read(window, place)
        marks.find(window, filled)
        mark = 0
      }
      const { places, count } = marks
      line.start = place - from
      while (mark < count && (places[mark] as number) < line.start) mark += 1
      line.firstMark = mark
      while (mark < count && window[places[mark] as number] !== lineEnd) mark += 1
      closeLine(line, mark === count ? filled : (places[mark] as number), mark)
      return line
    },
  }
}
