// What every reading tells of its file whatever the family: name, digest, encoding, columns.
import { createHash } from 'node:crypto'
import type { ColumnUse } from '../domain/reading.ts'
import type { SourceFile } from './read-options.ts'
import type { Encoding } from './tables/encoding.ts'

export interface FileHead {
  readonly file: string
  readonly sha256: string
  readonly encoding: Encoding
  readonly columns: readonly ColumnUse[]
  readonly fingerprint: string | null
}

/** The head of a file; `file` is its name as the caller gave it, `columns` what each column was taken for. */
export function fileHead(
  source: SourceFile,
  encoding: Encoding,
  columns: readonly ColumnUse[] = [],
  fingerprint: string | null = null,
): FileHead {
  return {
    file: source.name,
    sha256: source.sha256 ?? createHash('sha256').update(source.bytes).digest('hex'),
    encoding,
    columns,
    fingerprint,
  }
}
