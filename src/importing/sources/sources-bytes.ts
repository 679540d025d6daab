// The bytes of a file or a pipe, read whole within a limit. Tells a file that changes while it is read, and what is no file.
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { InputError, MachineError } from '../../domain/errors.ts'
import { changing } from '../books/byte-reader.ts'
import { refuseTooLarge, WHOLE_BYTES } from '../limits.ts'
import { pipeBytes } from './standard-input.ts'

const CHUNK_BYTES = 8 * 2 ** 20

/**
 * Every byte of the file at `path`, of a named pipe too.
 * @param name what messages call it
 * @param progress told how many bytes are read so far
 * @throws InputError 'file-missing', 'file-directory', 'file-special', 'file-link-loop', 'file-too-large' (over `cap` bytes),
 *   'file-changing'; MachineError 'file-unreadable'.
 */
export function fileBytes(path: string, name: string, cap = WHOLE_BYTES, progress?: (bytes: number) => void): Buffer {
  return reading(name, () => {
    refuseSpecial(statSync(path), name)
    const fd = openSync(path, 'r')
    try {
      const before = fstatSync(fd)
      if (before.isFIFO()) return pipeBytes(fd, name, cap)
      return stableBytes(fd, before, name, cap, progress)
    } finally {
      closeSync(fd)
    }
  })
}

/** The first bytes of a regular file, at most `count`; none for what is no regular file. @throws those of `fileBytes`. */
export function firstBytes(path: string, name: string, count: number): Buffer {
  return reading(name, () => {
    const stats = statSync(path)
    refuseSpecial(stats, name)
    if (!stats.isFile()) return Buffer.alloc(0)
    const fd = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(count)
      return bytes.subarray(0, readSync(fd, bytes, 0, count, 0))
    } finally {
      closeSync(fd)
    }
  })
}

function stableBytes(fd: number, before: Stats, name: string, cap: number, progress?: (bytes: number) => void): Buffer {
  if (before.size > cap) refuseTooLarge(name, cap, before.size)
  const bytes = Buffer.allocUnsafe(before.size)
  let read = 0
  while (read < bytes.length) {
    const count = readSync(fd, bytes, read, Math.min(CHUNK_BYTES, bytes.length - read), null)
    if (count === 0) break
    read += count
    progress?.(read)
  }
  const after = fstatSync(fd)
  if (read === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs) return bytes
  throw changing(name)
}

/** Devices never end (/dev/zero), sockets have no bytes of their own. */
function refuseSpecial(stats: Stats, name: string): void {
  if (stats.isDirectory()) {
    throw new InputError('file-directory', 'C’est un dossier, pas un fichier.', {
      file: name,
      advice: 'Donnez le fichier exporté lui-même.',
    })
  }
  if (stats.isFile() || stats.isFIFO()) return
  throw new InputError('file-special', 'Ce n’est pas un fichier, mais un périphérique ou une prise réseau.', {
    file: name,
    advice: 'Donnez le fichier exporté lui-même, ou « - » pour l’entrée standard.',
  })
}

/** Runs what reads, and says what the machine refused in the words of this room. */
export function reading<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw refusalOf(error, name)
  }
}

function refusalOf(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return new InputError('file-missing', 'Le fichier n’existe pas.', {
        file: name,
        advice: 'Vérifiez son nom et le dossier courant.',
        cause: error,
      })
    case 'ELOOP':
      return new InputError('file-link-loop', 'Le lien symbolique tourne en rond : il ne mène à aucun fichier.', {
        file: name,
        advice: 'Donnez le fichier exporté lui-même.',
        cause: error,
      })
    case 'EACCES':
    case 'EPERM':
    case 'EIO':
    case 'EMFILE':
    case 'ENXIO':
      return new MachineError('file-unreadable', 'Le fichier ne peut pas être lu : vérifiez vos droits.', { file: name, cause: error })
    default:
      return error
  }
}
