// The bytes of one file of a ZIP archive, in memory, never more than allowed. Never writes anything.
import { crc32, inflateRawSync } from 'node:zlib'
import { InputError } from '../../domain/errors.ts'
import { WHOLE_BYTES } from '../limits.ts'
import { bomb, damaged, type ZipMember } from './zip-directory.ts'

/** A FEC shrinks 10 to 25 times, a list of empty rows 100 times; a bomb a thousand times. */
const MOST_RATIO = 200
/** Below this size nothing is a bomb, whatever its ratio. */
const SMALL_BYTES = 2 ** 20
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8

/**
 * The content of a member.
 * @param file what messages call it
 * @param cap most bytes it may have
 * @throws InputError 'zip-encrypted', 'zip-method', 'zip-bomb' (over `cap`, over 200 times its compressed size, or more than it
 *   declares), 'zip-damaged' (cut, or its checksum differs).
 */
export function memberContent(file: string, archive: Buffer, member: ZipMember, cap = WHOLE_BYTES): Buffer {
  refuseMember(file, member, cap)
  const content = inflated(file, packedBytes(file, archive, member), member)
  if (content.length !== member.bytes || crc32(content) !== member.crc) throw damaged(file)
  return content
}

/** Refuses a member by what the archive declares of it. @throws InputError 'zip-encrypted', 'zip-method', 'zip-bomb'. */
export function refuseMember(file: string, member: ZipMember, cap = WHOLE_BYTES): void {
  refuseUnreadable(file, member)
  refuseBomb(file, member, cap)
}

function refuseUnreadable(file: string, { encrypted, method }: ZipMember): void {
  if (encrypted) {
    throw new InputError('zip-encrypted', 'Le fichier est protégé par un mot de passe dans l’archive ZIP.', {
      file,
      advice: 'Décompressez l’archive avec son mot de passe, puis importez le fichier qu’elle contient.',
    })
  }
  if (method === STORED || method === DEFLATED) return
  throw new InputError('zip-method', 'Le fichier est compressé d’une façon que relance ne lit pas.', {
    file,
    advice: 'Décompressez l’archive, puis importez le fichier qu’elle contient.',
  })
}

function refuseBomb(file: string, { bytes, compressedBytes }: ZipMember, cap: number): void {
  const megabytes = (size: number) => Math.ceil(size / 2 ** 20)
  if (bytes > cap) throw bomb(file, `le fichier ferait ${megabytes(bytes)} mégaoctets, plus que les ${megabytes(cap)} admis`)
  if (bytes > SMALL_BYTES && bytes > compressedBytes * MOST_RATIO)
    throw bomb(file, `le fichier serait plus de ${MOST_RATIO} fois plus gros une fois décompressé`)
}

function packedBytes(file: string, archive: Buffer, { offset, compressedBytes }: ZipMember): Buffer {
  if (offset + LOCAL_BYTES > archive.length || archive.readUInt32LE(offset) !== LOCAL) throw damaged(file)
  const start = offset + LOCAL_BYTES + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (start + compressedBytes > archive.length) throw damaged(file)
  return archive.subarray(start, start + compressedBytes)
}

function inflated(file: string, packed: Buffer, { method, bytes }: ZipMember): Buffer {
  if (method === STORED) return packed
  try {
    // In one piece of the declared size and never more: nothing is copied together at the end.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes), chunkSize: Math.max(64, bytes + 1) })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw bomb(file, 'le fichier est plus grand qu’elle ne l’annonce')
    throw damaged(file, error)
  }
}
