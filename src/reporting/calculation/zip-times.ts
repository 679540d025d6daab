// Sets the time of every entry of a ZIP archive: those who write them take the present moment, in the time zone of the machine.
// Knows the two places where an archive keeps it (APPNOTE.TXT 4.3.7 and 4.3.12), nothing of what is inside.
import { type IsoDay, partsOf } from '../../domain/day.ts'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
/** The first year that an archive can tell. */
const FIRST_YEAR = 1980
const NOON = 12 << 11

/** The same archive, every entry of it dated noon of `day`. @throws RangeError when the bytes are no archive that holds its directory at its end. */
export function withZipTimes(archive: Buffer, day: IsoDay): Buffer {
  const bytes = Buffer.from(archive)
  const end = bytes.length - END_LENGTH
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new RangeError('no directory at the end of this archive')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    expectSignature(bytes, at, CENTRAL)
    const local = bytes.readUInt32LE(at + 42)
    expectSignature(bytes, local, LOCAL)
    writeMoment(bytes, at + 12, day)
    writeMoment(bytes, local + 10, day)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return bytes
}

function expectSignature(bytes: Buffer, at: number, signature: number): void {
  if (bytes.readUInt32LE(at) !== signature) throw new RangeError(`no entry of an archive at ${at}`)
}

/** Time, then date, in the format of MS-DOS. */
function writeMoment(bytes: Buffer, at: number, day: IsoDay): void {
  const { year, month, day: dayOfMonth } = partsOf(day)
  bytes.writeUInt16LE(NOON, at)
  bytes.writeUInt16LE(((year - FIRST_YEAR) << 9) | (month << 5) | dayOfMonth, at + 2)
}
