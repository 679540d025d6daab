// The fingerprint of a header row: the same columns, in any order and however written, give the same one.
import { createHash } from 'node:crypto'
import type { ImportProfile } from '../../domain/settings.ts'
import { findHeader } from '../tables/csv-header.ts'
import { cutRecords } from '../tables/csv-records.ts'
import type { TextFile } from '../text-file.ts'
import { squeezed } from './columns.ts'

const FIGURES = 16

/** Sixteen hexadecimal figures of the digest of the names, sorted, without accents, case, spaces or punctuation. */
export function fingerprintOf(headers: readonly string[]): string {
  const names = headers.map(squeezed).filter((name) => name !== '')
  return createHash('sha256').update(names.sort().join(' ')).digest('hex').slice(0, FIGURES)
}

/** The profile saved from a file with this header, the first by name; null when there is none. */
export function profileFor(text: TextFile, profiles: Readonly<Record<string, ImportProfile>>): string | null {
  const told = Object.entries(profiles).filter(([, profile]) => profile.fingerprint !== null)
  if (told.length === 0) return null
  const { rows } = cutRecords(text.firstLines.join('\n'), text.separator)
  const found = told.filter(([, { map, fingerprint }]) => fingerprintOf(findHeader(rows, map)?.headers ?? []) === fingerprint)
  return found.map(([name]) => name).sort()[0] ?? null
}
