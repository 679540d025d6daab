// A view that moves forward over a file and shows the lines whose places are known.
import { LINE_BYTES } from '../limits.ts'
import { type ByteLine, closeLine, type LineSource, lineEndOf, WINDOW } from './byte-lines.ts'
import { ByteMarks } from './byte-marks.ts'

export interface LineWindow {
  /** The line that starts at `place`, good until the next call. Places must ascend. */
  lineAt(place: number): ByteLine
}

/** No line may be longer than a megabyte (see `eachLine`). */
export function lineWindow({ reader, separator, isHidden }: LineSource): LineWindow {
  const window = Buffer.allocUnsafeSlow(WINDOW + LINE_BYTES)
  const marks = new ByteMarks(separator, isHidden)
  const line: ByteLine = { bytes: window, start: 0, end: 0, marks, firstMark: 0, lastMark: 0 }
  const lineEnd = lineEndOf(reader)
  let [from, filled, mark] = [0, 0, 0]
  const fill = (place: number, size: number) => {
    from = place
    filled = reader.read(window.subarray(0, size), place)
    marks.find(window, filled)
    mark = 0
  }
  /** Index of the mark that ends the line at `place`; the number of marks when none does. */
  const find = (place: number) => {
    const { places, count } = marks
    line.start = place - from
    while (mark < count && (places[mark] as number) < line.start) mark += 1
    line.firstMark = mark
    while (mark < count && window[places[mark] as number] !== lineEnd) mark += 1
    return mark
  }
  return {
    lineAt(place) {
      if (place < from || place >= from + filled) fill(place, WINDOW)
      let end = find(place)
      // Once from its own place, once with room for the longest line.
      for (const size of [WINDOW, window.length]) {
        if (end < marks.count || from + filled >= reader.size) break
        fill(place, size)
        end = find(place)
      }
      closeLine(line, end === marks.count ? filled : (marks.places[end] as number), end)
      return line
    },
  }
}
