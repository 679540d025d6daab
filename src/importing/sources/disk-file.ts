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
/** The longest character of UTF-8, in bytes (RFC 3629). */
const CHARACTER = 4
/** Bytes 10xxxxxx go on with a character, those from C0 on begin one of several bytes. */
const [CONTINUES_MASK, CONTINUES, LEADS] = [0xc0, 0x80, 0xc0]

export interface DiskSurvey {
  /** Lower-case hexadecimal digest of the bytes. */
  readonly sha256: string
  readonly encoding: Encoding
}

/** @throws InputError 'file-binary' for a null byte. */
export function surveyDisk(file: string, reader: ByteReader): DiskSurvey {
  const digest = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHARACTER + CHUNK)
  const sample: Buffer[] = []
  let [position, sampled, utf8] = [0, 0, true]
  // Bytes of a character that the next chunk completes: they stand at the start.
  let held = 0
  for (;;) {
    const count = reader.read(chunk.subarray(held, held + CHUNK), position)
    if (count === 0) break
    const bytes = chunk.subarray(held, held + count)
    digest.update(bytes)
    refuseBinary(file, bytes, position)
    const filled = held + count
    const whole = utf8 ? wholeCharacters(chunk, filled) : filled
    utf8 &&= isUtf8(chunk.subarray(0, whole))
    if (sampled < SAMPLE_BYTES && !isAscii(bytes)) {
      sample.push(Buffer.from(bytes))
      sampled += count
    }
    held = filled - whole
    chunk.copyWithin(0, whole, filled)
    position += count
  }
  utf8 &&= isUtf8(chunk.subarray(0, held))
  return { sha256: digest.digest('hex'), encoding: utf8 ? 'utf-8' : detectEncoding(Buffer.concat(sample), { utf8: false }) }
}

/** How many of the first `size` bytes make whole characters of UTF-8: a character that may go on after them is left out. */
function wholeCharacters(bytes: Buffer, size: number): number {
  for (let back = 1; back < CHARACTER && back <= size; back++) {
    const byte = bytes[size - back] as number
    if ((byte & CONTINUES_MASK) === CONTINUES) continue
    return byte < LEADS ? size : size - back
  }
  return size
}
