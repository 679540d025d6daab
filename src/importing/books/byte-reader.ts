// The bytes of a file, in order or from a place, without ever holding them all.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export interface ByteReader {
  readonly size: number
  /** Fills `target` from `position`; returns the number of bytes read, less than asked for only at the end. */
  read(target: Uint8Array, position: number): number
  close(): void
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
    close: () => undefined,
  }
}

/** A regular file on disk, open until `close`. @throws what node:fs throws. */
export function diskReader(path: string): ByteReader {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  return {
    size,
    read(target, position) {
      let done = 0
      while (done < target.length) {
        const count = readSync(file, target, done, target.length - done, position + done)
        if (count === 0) break
        done += count
      }
      return done
    },
    close: () => closeSync(file),
  }
}
