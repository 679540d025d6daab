// A pack as one ZIP file, the same bytes for the same pack: nothing in it tells when or where it was made.
import { createHash } from 'node:crypto'
import { type Zippable, zipSync } from 'fflate'
import { isoDay } from '../../domain/day.ts'
import { withZipTimes } from '../calculation/zip-times.ts'
import { writeCsv } from '../sheet-files.ts'
import { guideText } from './guide.ts'
import { detailPath, type EvidencePack, enclosurePath } from './pack.ts'
import { sendingsTable } from './sendings-table.ts'
import { VERIFIER } from './verifier.ts'

/** Day of the entries of an archive without any event. */
const NO_DAY = isoDay('1980-01-01')

/** The files by path, sums last; entries are dated from the last event that is told. */
export function writeArchive(pack: EvidencePack): Buffer {
  const files = packFiles(pack)
  const sums = [...files].map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`).join('')
  const entries: Zippable = Object.fromEntries([...files, ['SHA256SUMS', Buffer.from(sums)] as const])
  return withZipTimes(Buffer.from(zipSync(entries, { level: 6 })), pack.events.at(-1)?.day ?? NO_DAY)
}

function packFiles(pack: EvidencePack): Map<string, Buffer> {
  const { records, messages, enclosures } = pack
  const chain = records.map(({ position, sha256, text }) => `${position}\t${sha256}\t${text ?? '-'}\n`).join('')
  const details = records.flatMap(({ position, detail }) =>
    detail === null ? [] : [[detailPath(position), Buffer.from(detail, 'utf8')] as const],
  )
  return new Map([
    ['LISEZ-MOI.txt', guideText(pack)],
    ['envois.csv', writeCsv(sendingsTable(pack))],
    ['chaine.txt', Buffer.from(chain, 'utf8')],
    ['verifier.py', Buffer.from(VERIFIER, 'utf8')],
    ...details,
    ...[...messages.values()].map(({ path, bytes }) => [path, bytes] as const).sort(byPath),
    ...[...enclosures].flatMap(([name, bytes]) => (bytes === null ? [] : [[enclosurePath(name), bytes] as const])).sort(byPath),
  ])
}

function byPath([a]: readonly [string, Buffer], [b]: readonly [string, Buffer]): number {
  return a < b ? -1 : 1
}
