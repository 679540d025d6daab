// The size and the digest of files, without reading what they hold.
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { diskReader } from '../books/byte-reader.ts'
import { findFiles, type LeftOut } from './sources.ts'
import { reading } from './sources-bytes.ts'

const CHUNK = 1 << 20

export interface NamedFile {
  readonly name: string
  readonly size: number
  /** Lower-case hexadecimal digest of its bytes, worked out when asked for. @throws MachineError 'file-unreadable'. */
  sha256(): string
}

/** The plain files that the arguments name; null when one is none (a pipe, standard input), or cannot be looked at. */
export function plainFiles(args: readonly string[], folder: string): { files: readonly NamedFile[]; leftOut: readonly LeftOut[] } | null {
  if (args.includes('-')) return null
  const { files, leftOut } = findFiles(args, folder)
  const plain = files.flatMap(({ path, name }) => {
    const stats = reading(name, () => statSync(path, { throwIfNoEntry: false }))
    return stats?.isFile() ? [{ name, size: stats.size, sha256: () => reading(name, () => digestOf(path, name)) }] : []
  })
  return plain.length === files.length ? { files: plain, leftOut } : null
}

function digestOf(path: string, name: string): string {
  const reader = diskReader(path, name)
  const digest = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK)
  for (let position = 0; position < reader.size; position += CHUNK) digest.update(chunk.subarray(0, reader.read(chunk, position)))
  return digest.digest('hex')
}
