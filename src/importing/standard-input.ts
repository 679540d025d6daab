// Standard input read to its end. Not readFileSync(0): Node gives up (EAGAIN) when the other program is slower than this one.
import { readSync } from 'node:fs'

const CHUNK_BYTES = 1 << 16
const PAUSE_MS = 10

/** Every byte of standard input. @throws what reading it throws, but for the wait for a slower writer. */
export function readStandardInput(): Buffer {
  const parts: Buffer[] = []
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    const part = Buffer.allocUnsafe(CHUNK_BYTES)
    try {
      const count = readSync(0, part)
      if (count === 0) return Buffer.concat(parts)
      parts.push(part.subarray(0, count))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'EOF') return Buffer.concat(parts)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(clock, 0, 0, PAUSE_MS)
    }
  }
}
