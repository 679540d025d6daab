// A view that moves forward over a file and shows the lines whose places are known.
import { LINE_BYTES } from '../limits.ts'
import { type ByteLine, closeLine, type LineSource, lineEndOf, WINDOW } from './byte-lines.ts'
import { ByteMarks } from './byte-marks.ts'

export interface LineWindow {
  /** The line that starts at `place`, good until the next call. Places must ascend. */
  lineAt(place: number): ByteLine
}

/** No line may be longer than a megabyte (see `eachLine`). */
export function lineWindow({ reader, separator, hidden }: LineSource): LineWindow {
  const window = Buffer.allocUnsafeSlow(WINDOW + LINE_BYTES)
  const marks = new ByteMarks(separator, hidden)
  const line: ByteLine = { bytes: window, start: 0, end: 0, marks, firstMark: 0, lastMark: 0 }
  const lineEnd = lineEndOf(reader)
  let [from, filled] = [0, 0]
  const fill = (place: number, size: number) => {
    from = place
    filled = reader.read(window.subarray(0, size), place)
    marks.hold(window, filled)
  }
  /** Where the line at `place` ends; -1 when that is not in the window. */
  const endOf = (place: number) => {
    const end = window.indexOf(lineEnd, place - from)
    return end < filled ? end : -1
  }
  return {
    lineAt(place) {
      if (place < from || place >= from + filled) fill(place, WINDOW)
      let end = endOf(place)
      // Once from its own place, once with room for the longest line.
      for (const size of [WINDOW, window.length]) {
        if (end >= 0 || from + filled >= reader.size) break
        fill(place, size)
        end = endOf(place)
      }
      const stop = end >= 0 ? end : filled
      line.start = place - from
      marks.find(line.start, stop)
      closeLine(line, stop, marks.count)
      return line
    },
  }
}
