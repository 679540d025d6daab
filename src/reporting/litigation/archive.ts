// A litigation file as files by path: with the list of their sums, and as one archive.
import { createHash } from 'node:crypto'
import { type Zippable, zipSync } from 'fflate'
import type { IsoDay } from '../../domain/day.ts'
import { withZipTimes } from '../calculation/zip-times.ts'

/** By path from the folder, in the order they are listed. */
export type LitigationFiles = ReadonlyMap<string, Buffer>

/** The same files with their SHA-256 sums, last, as `sha256sum -c` reads them. */
export function withSums(files: LitigationFiles): LitigationFiles {
  const sums = [...files].map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`).join('')
  return new Map([...files, ['SHA256SUMS', Buffer.from(sums)]])
}

/** One ZIP, the same bytes for the same files, its entries dated from the day. @param name folder that holds them in it */
export function litigationArchive(files: LitigationFiles, name: string, day: IsoDay): Buffer {
  const entries: Zippable = Object.fromEntries([...files].map(([path, bytes]) => [`${name}/${path}`, bytes]))
  return withZipTimes(Buffer.from(zipSync(entries, { level: 6 })), day)
}
