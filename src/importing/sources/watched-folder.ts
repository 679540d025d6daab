// The exports that wait in a folder where somebody, or another program, drops them. Opens only the first bytes of each.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asideByBytes, asideByName, type LeftOut, UNTOLD } from './sources-aside.ts'
import { firstBytes, reading } from './sources-bytes.ts'

const HEAD_BYTES = 512

export interface WaitingFile {
  /** Absolute. */
  readonly path: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** When its bytes, its name or its rights last changed, milliseconds since 1970. */
  readonly changedMs: number
}

/**
 * The files of the folder that may be exports, the one written first coming first: of two exports of one year the last one then stands. What obviously
 * is no export is left out with its reason, what nobody put there is not told. Folders in it are not looked into; links are followed.
 * @throws MachineError 'file-unreadable'
 */
export function waitingFiles(folder: string): { readonly files: readonly WaitingFile[]; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = []
  const found = reading(folder, () => readdirSync(folder)).flatMap((name) => {
    const path = join(folder, name)
    // It may be gone by now, or be a link that leads nowhere.
    const stats = reading(path, () => statSync(path, { throwIfNoEntry: false }))
    if (stats?.isFile() !== true) return []
    const reason = name.startsWith('.') ? UNTOLD : (asideByName(name) ?? asideByBytes(firstBytes(path, name, HEAD_BYTES)))
    if (reason === null)
      return [{ path, name, size: stats.size, writtenMs: stats.mtimeMs, changedMs: Math.max(stats.mtimeMs, stats.ctimeMs) }]
    if (reason !== UNTOLD) leftOut.push({ file: name, reason })
    return []
  })
  const files = found
    .sort((a, b) => a.writtenMs - b.writtenMs || (a.name < b.name ? -1 : 1))
    .map(({ writtenMs: _written, ...file }) => file)
  return { files, leftOut }
}
