// The bytes of a file, in order or from a place, without ever holding them all.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { InputError } from '../../domain/errors.ts'

export interface ByteReader {
  readonly size: number
  /** Fills `target` from `position`; returns the number of bytes read, less than asked for only at the end. */
  read(target: Uint8Array, position: number): number
}

/** Bytes already in memory. */
export function memoryReader(bytes: Buffer): ByteReader {
  return {
    size: bytes.length,
    read(target, position) {
      const end = Math.min(bytes.length, position + target.length)
      target.set(bytes.subarray(position, end))
      return Math.max(0, end - position)
    },
  }
}

/**
 * A regular file on disk. Nothing stays open between two readings, and each makes sure that the file is still the same.
 * @throws InputError 'file-changing' from `read`, when the file was written to, cut or replaced meanwhile.
 */
export function diskReader(path: string, name: string): ByteReader {
  const { size, mtimeMs, ino } = statSync(path)
  return {
    size,
    read(target, position) {
      const file = openSync(path, 'r')
      try {
        const now = fstatSync(file)
        if (now.size !== size || now.mtimeMs !== mtimeMs || now.ino !== ino) throw changing(name)
        let done = 0
        while (done < target.length) {
          const count = readSync(file, target, done, target.length - done, position + done)
          if (count === 0) break
          done += count
        }
        return done
      } finally {
        closeSync(file)
      }
    },
  }
}

/** The refusal of a file that another program writes. */
export function changing(file: string): InputError {
  return new InputError('file-changing', 'Le fichier change pendant sa lecture : un autre programme l’écrit encore.', {
    file,
    advice: 'Attendez la fin de l’export, puis relancez l’import.',
  })
}
