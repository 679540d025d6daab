// A file as lines, its head first: most files are of no layout, and their head must be enough to tell.

import type { ReadOptions, SourceFile } from '../read-options.ts'
import { detectEncoding, type Encoding, encodingNamed, textBlocks } from '../tables/encoding.ts'
import { DOS_END_OF_FILE, linesOf } from '../tables/rows.ts'
import type { LayoutText, Line } from './layout.ts'

const HEAD_BYTES = 1 << 15
const SAMPLED = 100
const LF = 0x0a
const CR = 0x0d

/** The file as lines; null when its head holds no line end, so no line that could be compared with another. */
export function openLayoutText(source: SourceFile, options: Pick<ReadOptions, 'encoding'>): LayoutText | null {
  const head = wholeLines(source.bytes)
  if (head === null) return null
  const encodingOf = (bytes: Buffer) => (options.encoding === undefined ? detectEncoding(bytes) : encodingNamed(options.encoding))
  let encoding: Encoding | null = null
  const whole = () => {
    encoding ??= encodingOf(source.bytes)
    return encoding
  }
  const sample = [...numbered(linesOf(textBlocks(source.name, head, encodingOf(head))))].filter(({ text }) => text.trim() !== '')
  return {
    file: source.name,
    sample: sample.slice(0, SAMPLED),
    lines: () => numbered(linesOf(textBlocks(source.name, source.bytes, whole()))),
    encoding: whole,
  }
}

/** The head of the bytes, cut after its last line end. */
function wholeLines(bytes: Buffer): Buffer | null {
  if (bytes.length <= HEAD_BYTES) return bytes
  const head = bytes.subarray(0, HEAD_BYTES)
  const end = Math.max(head.lastIndexOf(LF), head.lastIndexOf(CR))
  return end < 0 ? null : head.subarray(0, end + 1)
}

function* numbered(lines: Iterable<string>): Generator<Line> {
  let line = 0
  for (const text of lines) {
    line += 1
    yield { line, text: text.endsWith(DOS_END_OF_FILE) ? text.slice(0, text.indexOf(DOS_END_OF_FILE)) : text }
  }
}
