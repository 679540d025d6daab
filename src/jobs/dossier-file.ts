// Reading a file that a user put in the dossier, as bytes that leave with a message: the file itself, never what a link leads to.
// Knows nothing of what is in it.
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Why a file cannot be read. `other`: a link, a folder, a pipe, or a file that a link leads to. */
export type FileFault = 'missing' | 'other' | 'too-large' | 'unreadable'

export type FileBytes = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly why: FileFault }

/** Size and both ends of a file, without the rest. */
export type FileEnds =
  | { readonly ok: true; readonly size: number; readonly start: Buffer; readonly end: Buffer }
  | { readonly ok: false; readonly why: FileFault }

const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR'])
/** O_NOFOLLOW on a link gives ELOOP, on some systems EMLINK; opening a socket gives ENXIO. */
const NO_FILE: ReadonlySet<string> = new Set(['ELOOP', 'EMLINK', 'ENXIO', 'EISDIR'])
// Windows has neither. A pipe without a writer would otherwise wait for ever.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The whole file. @param path relative to `folder` @param most largest size, in bytes, inclusive */
export function readDossierFile(folder: string, path: string, most: number): FileBytes {
  return opened<FileBytes>(folder, path, (file, size) =>
    size > most ? { ok: false, why: 'too-large' } : { ok: true, bytes: readAt(file, 0, size) },
  )
}

/** What tells the sort of a file. @param length bytes at each end, fewer in a shorter file */
export function dossierFileEnds(folder: string, path: string, length: number): FileEnds {
  return opened<FileEnds>(folder, path, (file, size) => {
    const count = Math.min(length, size)
    return { ok: true, size, start: readAt(file, 0, count), end: readAt(file, size - count, count) }
  })
}

type Fault = { readonly ok: false; readonly why: FileFault }

/** What is looked at is what was opened: nothing can take its place in between. */
function opened<T>(folder: string, path: string, read: (file: number, size: number) => T): T | Fault {
  const full = join(folder, path)
  let file: number | null = null
  try {
    const named = lstatSync(full)
    if (!named.isFile()) return { ok: false, why: 'other' }
    if (dirname(realpathSync(full)) !== dirname(join(realpathSync(folder), path))) return { ok: false, why: 'other' }
    file = openSync(full, FLAGS)
    const found = fstatSync(file)
    if (!found.isFile() || found.ino !== named.ino || found.dev !== named.dev) return { ok: false, why: 'other' }
    return read(file, found.size)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === '') throw error
    return { ok: false, why: ABSENT.has(code) ? 'missing' : NO_FILE.has(code) ? 'other' : 'unreadable' }
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** Fewer bytes where the file became shorter meanwhile. */
function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, from + filled)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}
