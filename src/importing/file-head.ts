// What every reading tells of its file whatever the family: name, digest, encoding.
import { createHash } from 'node:crypto'
import type { Encoding } from './encoding.ts'
import type { SourceFile } from './read-options.ts'

export interface FileHead {
  readonly file: string
  readonly sha256: string
  readonly encoding: Encoding
}

/** The head of a file; `file` is its name as the caller gave it. */
export function fileHead(source: SourceFile, encoding: Encoding): FileHead {
  return { file: source.name, sha256: createHash('sha256').update(source.bytes).digest('hex'), encoding }
}
