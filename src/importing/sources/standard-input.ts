// A pipe read to its end, standard input above all. Not readFileSync(0): Node gives up (EAGAIN) when the other program is slower
// than this one.
import { readSync } from 'node:fs'
import { refuseTooLarge } from '../limits.ts'

const CHUNK_BYTES = 1 << 20
const PAUSE_MS = 10

/**
 * Every byte of a pipe that is open.
 * @throws InputError 'file-too-large' beyond `cap` bytes; what reading it throws, but for the wait for a slower writer.
 */
export function pipeBytes(fd: number, name: string, cap: number): Buffer {
  const parts: Buffer[] = []
  let total = 0
  for (;;) {
    const part = Buffer.allocUnsafe(CHUNK_BYTES)
    const count = readSome(fd, part)
    if (count === 0) return Buffer.concat(parts)
    total += count
    if (total > cap) refuseTooLarge(name, cap)
    // Pipes give 64 kB at a time: what is not filled is not kept.
    parts.push(count < CHUNK_BYTES / 2 ? Buffer.from(part.subarray(0, count)) : part.subarray(0, count))
  }
}

/** Bytes read into `part`, 0 at the end. */
function readSome(fd: number, part: Buffer): number {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    try {
      return readSync(fd, part)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      Atomics.wait(clock, 0, 0, PAUSE_MS)
    }
  }
}
