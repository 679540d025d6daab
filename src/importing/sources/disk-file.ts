// A large file as it lies on the disk: what must be known of all its bytes is told in one pass, and its rows are read as they
// come. Small files, archives, sheets and pipes are read whole instead.
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { ByteReader } from '../books/byte-reader.ts'
import { refuseBinary } from '../magic.ts'
import { detectEncoding, type Encoding } from '../tables/encoding.ts'

const CHUNK = 1 << 20
/** Evidence enough of which letters a file has. */
const SAMPLE_BYTES = 4 << 20
const LF = 0x0a

export interface DiskSurvey {
  /** Lower-case hexadecimal digest of the bytes. */
  readonly sha256: string
  readonly encoding: Encoding
}

/** @throws InputError 'file-binary' for a null byte. */
export function surveyDisk(file: string, reader: ByteReader): DiskSurvey {
  const digest = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK)
  const sample: Buffer[] = []
  let [position, sampled, utf8] = [0, 0, true]
  let carried = Buffer.alloc(0)
  for (;;) {
    const count = reader.read(chunk, position)
    if (count === 0) break
    const bytes = chunk.subarray(0, count)
    digest.update(bytes)
    refuseBinary(file, bytes, position)
    if (!isAscii(bytes)) {
      if (utf8) {
        // A character never holds a line end: whole lines can be told apart, the rest waits for the next chunk.
        const cut = position + count < reader.size ? bytes.lastIndexOf(LF) + 1 : count
        utf8 = isUtf8(Buffer.concat([carried, bytes.subarray(0, cut)]))
        carried = Buffer.from(bytes.subarray(cut))
      }
      if (sampled < SAMPLE_BYTES) {
        sample.push(Buffer.from(bytes))
        sampled += count
      }
    } else if (carried.length > 0) {
      utf8 &&= isUtf8(carried)
      carried = Buffer.alloc(0)
    }
    position += count
  }
  if (carried.length > 0) utf8 &&= isUtf8(carried)
  return { sha256: digest.digest('hex'), encoding: utf8 ? 'utf-8' : detectEncoding(Buffer.concat(sample), { utf8: false }) }
}
