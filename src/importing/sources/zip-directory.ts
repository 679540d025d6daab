// The table of contents at the end of a ZIP archive (PKWARE APPNOTE 6.3: end of central directory, ZIP64, central headers).
// Reads no content. By hand rather than by a package: what a hostile archive declares is to be weighed before anything is inflated.
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { InputError } from '../../domain/errors.ts'

/** A file of an archive. Its name is shown, never used as a path. */
export interface ZipMember {
  /** With `/` between folders, without `.`, `..`, drive or leading `/`, nor characters nobody can see. */
  readonly name: string
  readonly encrypted: boolean
  /** 0: stored, 8: deflated. */
  readonly method: number
  readonly crc: number
  readonly compressedBytes: number
  /** As the archive declares it. */
  readonly bytes: number
  /** Where its local header begins. */
  readonly offset: number
  readonly isLink: boolean
}

const END = 0x06054b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const LOCATOR_64 = 0x07064b50
const LOCATOR_64_BYTES = 20
const END_64 = 0x06064b50
const HEADER = 0x02014b50
const HEADER_BYTES = 46
const FULL_16 = 0xffff
const FULL_32 = 0xffffffff
const MOST_MEMBERS = 10_000

/** Whether bytes begin like a ZIP archive, an empty one included. */
export function beginsLikeZip(head: Buffer): boolean {
  return head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506].includes(head.readUInt16BE(2))
}

/**
 * The files of an archive, folders left out, in its order.
 * @throws InputError 'zip-damaged' when the table cannot be read, 'zip-bomb' for more than ten thousand files.
 */
export function zipMembers(file: string, archive: Buffer): ZipMember[] {
  try {
    const { count, offset } = endOf(archive)
    if (count > MOST_MEMBERS) throw bomb(file, `elle annonce ${count} fichiers`)
    const members: ZipMember[] = []
    let at = offset
    for (let index = 0; index < count; index++) {
      const { member, next } = memberAt(archive, at)
      if (!member.name.endsWith('/')) members.push(member)
      at = next
    }
    return members
  } catch (error) {
    if (error instanceof RangeError) throw damaged(file, error)
    throw error
  }
}

/** @throws RangeError when there is no end record: every read below throws one too when the archive is cut. */
function endOf(archive: Buffer): { count: number; offset: number } {
  const lowest = Math.max(0, archive.length - END_BYTES - LONGEST_COMMENT)
  for (let at = archive.length - END_BYTES; at >= lowest; at--) {
    if (archive.readUInt32LE(at) !== END) continue
    const count = archive.readUInt16LE(at + 10)
    const offset = archive.readUInt32LE(at + 16)
    return count === FULL_16 || offset === FULL_32 ? end64(archive, at) : { count, offset }
  }
  throw new RangeError('no end of central directory')
}

function end64(archive: Buffer, end: number): { count: number; offset: number } {
  const locator = end - LOCATOR_64_BYTES
  if (archive.readUInt32LE(locator) !== LOCATOR_64) throw new RangeError('no ZIP64 locator')
  const at = whole(archive.readBigUInt64LE(locator + 8))
  if (archive.readUInt32LE(at) !== END_64) throw new RangeError('no ZIP64 end of central directory')
  return { count: whole(archive.readBigUInt64LE(at + 32)), offset: whole(archive.readBigUInt64LE(at + 48)) }
}

function memberAt(archive: Buffer, at: number): { member: ZipMember; next: number } {
  if (archive.readUInt32LE(at) !== HEADER) throw new RangeError('no central header')
  const flags = archive.readUInt16LE(at + 8)
  const nameBytes = archive.readUInt16LE(at + 28)
  const extraBytes = archive.readUInt16LE(at + 30)
  const name = archive.subarray(at + HEADER_BYTES, at + HEADER_BYTES + nameBytes)
  const extra = archive.subarray(at + HEADER_BYTES + nameBytes, at + HEADER_BYTES + nameBytes + extraBytes)
  const sizes = [archive.readUInt32LE(at + 24), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)]
  const [bytes = 0, compressedBytes = 0, offset = 0] = with64(sizes, extra)
  const member = {
    name: shownName((flags & 0x800) !== 0 || isUtf8(name) ? name.toString('utf8') : iconv.decode(name, 'cp850')),
    encrypted: (flags & 1) !== 0,
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    compressedBytes,
    bytes,
    offset,
    isLink: ((archive.readUInt32LE(at + 38) >>> 16) & 0o170000) === 0o120000,
  }
  return { member, next: at + HEADER_BYTES + nameBytes + extraBytes + archive.readUInt16LE(at + 32) }
}

/** Sizes too large for 32 bits stand in the extra field 1, in this order, only those that are needed. */
function with64(sizes: readonly number[], extra: Buffer): number[] {
  let field = 0
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1) field += 4 + extra.readUInt16LE(field + 2)
  let at = field + 4
  return sizes.map((size) => {
    if (size !== FULL_32) return size
    at += 8
    return whole(extra.readBigUInt64LE(at - 8))
  })
}

function whole(value: bigint): number {
  if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('a size beyond any file')
  return Number(value)
}

/** A folder keeps its final `/`. */
function shownName(name: string): string {
  const parts = name
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .replaceAll('\\', '/')
    .split('/')
  const kept = parts.filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
  return `${kept.join('/')}${parts.at(-1) === '' ? '/' : ''}`
}

/** The refusal of an archive whose bytes are not what it says. */
export function damaged(file: string, cause?: unknown): InputError {
  return new InputError('zip-damaged', 'L’archive ZIP est incomplète ou abîmée.', {
    file,
    advice: 'Téléchargez-la ou copiez-la de nouveau, ou décompressez-la et importez le fichier qu’elle contient.',
    cause,
  })
}

/** The refusal of an archive made to fill the memory; `why` ends the sentence. */
export function bomb(file: string, why: string): InputError {
  return new InputError('zip-bomb', `L’archive ZIP est refusée : ${why}.`, {
    file,
    advice: 'Si elle vient bien de votre logiciel, décompressez-la et importez le fichier qu’elle contient.',
  })
}
