// A file known to be text: its bytes, encoding, separator and first lines. The start of every family.

import { refuseForeignFile } from './magic.ts'
import type { ReadOptions, SourceFile } from './read-options.ts'
import { detectSeparator, firstLines } from './tables/dialect.ts'
import type { Encoding } from './tables/encoding.ts'
import { detectEncoding, encodingNamed, textBlocks } from './tables/encoding.ts'
import { refuseMixedLineEnds } from './tables/line-ends.ts'
import { linesOf } from './tables/rows.ts'

export interface TextFile {
  readonly source: SourceFile
  readonly encoding: Encoding
  readonly separator: string
  /** Up to fifty lines that are not blank. */
  readonly firstLines: readonly string[]
}

/** Opens a file as text. @throws InputError for what is not text, UsageError for an unknown encoding. */
export function openText(source: SourceFile, options: Pick<ReadOptions, 'encoding'>): TextFile {
  refuseForeignFile(source.name, source.bytes)
  refuseMixedLineEnds(source.name, source.bytes)
  const encoding = options.encoding === undefined ? detectEncoding(source.bytes) : encodingNamed(options.encoding)
  const lines = firstLines(linesOf(textBlocks(source.name, source.bytes, encoding)))
  return { source, encoding, separator: detectSeparator(source.name, lines), firstLines: lines }
}
