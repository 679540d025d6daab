// The door of this room: a file (or its bytes) in, plain data out. Reads and refuses; writes nothing.
import type { Reading } from '../domain/reading.ts'
import { diskReader } from './books/byte-reader.ts'
import { profileFor } from './columns/header-fingerprint.ts'
import { readContacts } from './contacts/read-contacts.ts'
import { readAgedBalance } from './invoices/read-aged-balance.ts'
import { readInvoices } from './invoices/read-invoices.ts'
import { readLayout, readsAsLayout } from './layouts/read-layout.ts'
import { readEntries } from './ledgers/read-entries.ts'
import { readFec } from './ledgers/read-fec.ts'
import { refuseMonstrousLines } from './limits.ts'
import type { ReadOptions, SourceFile } from './read-options.ts'
import { recogniseFamily } from './recognise.ts'
import { readReminders } from './reminders/read-reminders.ts'
import { surveyDisk } from './sources/disk-file.ts'
import type { ExportSource } from './sources/sources.ts'
import { fileBytes, firstBytes } from './sources/sources-bytes.ts'
import { refuseLargeTable } from './tables/table-size.ts'
import { openText, type TextFile } from './text-file.ts'
import { quoted } from './wording.ts'

export { refuseOnErrors } from './issue-log.ts'
export { isLayout } from './layouts/layout-list.ts'
export { yearInName } from './ledgers/fiscal-year.ts'
export type { Family, ReadOptions, ReadProgress, SourceFile } from './read-options.ts'

/** From here on a FEC is read as it comes. */
const LARGE_BYTES = 4 * 2 ** 20
const LINE_END = 0x0a

/**
 * Reads an export of any family. The reading may hold error-level issues: the caller refuses it with `refuseOnErrors`
 * unless the user accepts rejects.
 * @throws InputError when the file as a whole cannot be understood, UsageError for an unknown encoding.
 */
export function readExport(file: SourceFile, options: ReadOptions): Reading {
  refuseMonstrousLines(file.name, file.bytes)
  const laidOut = readLayout(file, options)
  if (laidOut) return laidOut
  const text = openText(file, options)
  const profile = options.as || Object.keys(options.map ?? {}).length > 0 ? null : profileFor(text, options.profiles ?? {})
  const known = profile === null ? undefined : options.profiles?.[profile]
  if (profile === null || known === undefined) return readFamily(text, options)
  const reading = readFamily(text, { ...options, as: known.as, map: known.map, profile })
  return { ...reading, explanations: [`Profil ${quoted(profile)} reconnu à ses colonnes.`, ...reading.explanations] }
}

function readFamily(text: TextFile, options: ReadOptions): Reading {
  const family = options.as ?? recogniseFamily(text, options.map)
  switch (family) {
    case 'fec':
      return readFec(text, options)
    case 'entries':
      return readEntries(text, options)
    case 'invoices':
      return readInvoices(text, options)
    case 'contacts':
      return readContacts(text, options)
    case 'reminders':
      return readReminders(text, options)
    case 'aged-balance':
      return readAgedBalance(text, options)
  }
}

/**
 * Reads one export of those found by `openSources`.
 * @throws what `readExport` and `readExportFile` throw.
 */
export function readSource(source: ExportSource, options: ReadOptions): Reading {
  if (source.kind === 'path') return readExportFile(source.path, options, source.name)
  const { file } = source
  return file.sheet === undefined ? readExport(file, options) : fromSheet(readExport(file, { ...options, encoding: 'utf-8' }), file)
}

/** A reading that tells where it comes from: the text made of a sheet has a digest, an encoding and a separator nobody knows. */
function fromSheet(reading: Reading, { sheet = '', sha256 = reading.sha256 }: SourceFile): Reading {
  const origin = `classeur Excel, feuille ${quoted(sheet)}`
  const others = reading.explanations.filter((sentence) => !sentence.startsWith('Encodage '))
  return { ...reading, sha256, encoding: origin, separator: '', explanations: [`C${origin.slice(1)}.`, ...others] }
}

/**
 * Reads the file at `path`, which is neither an archive nor a workbook.
 * @param name what messages and the reading call it; by default the path
 * @throws InputError and MachineError of `fileBytes`; those of `readExport`.
 */
export function readExportFile(path: string, options: ReadOptions, name: string = path): Reading {
  return (
    (options.encoding === undefined ? readLargeFec(path, name, options) : null) ??
    readExport({ name, bytes: fileBytes(path, name) }, options)
  )
}

/**
 * A FEC too large to be held in memory, read as it comes; null for a smaller file and for any other kind.
 * @throws InputError 'file-too-large' for another kind that is too large to be read whole.
 */
function readLargeFec(path: string, name: string, options: ReadOptions): Reading | null {
  const head = firstBytes(path, name, LARGE_BYTES)
  if (head.length < LARGE_BYTES) return null
  const source = { name, bytes: head.subarray(0, head.lastIndexOf(LINE_END) + 1) }
  const disk = diskReader(path, name)
  const whole = () => {
    refuseLargeTable(name, disk.size)
    return null
  }
  if (source.bytes.length === 0) return null
  if (readsAsLayout(source, options)) return whole()
  const text = openText(source, options)
  if (profileFor(text, options.profiles ?? {}) !== null) return null
  if ((options.as ?? recogniseFamily(text, options.map)) !== 'fec' || text.encoding.startsWith('utf-16')) return whole()
  const { sha256, encoding } = surveyDisk(name, disk)
  return readFec({ ...text, encoding, source: { ...source, sha256, disk } }, options)
}
