// The invoice lists that a dossier holds, and the files of the last edition of each.
import { basename } from 'node:path'
import { withoutAccents } from '../domain/accents.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatDay } from '../domain/format.ts'
import type { InvoiceReading } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import { meta, setMeta } from './meta.ts'

const MONTHS =
  'janv(?:ier)?|f[eé]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[eé]c(?:embre)?'
const MONTH = new RegExp(`(?<!\\p{L})(?:${MONTHS})(?!\\p{L})`, 'gu')

/**
 * The name of a list by that of a file: without digits, months, punctuation and extension, so that
 * `factures-2026-10.csv` follows `factures-2026-09.csv`, and `Factures octobre.csv` comes before `Factures novembre.csv`.
 */
export function listSource(file: string): string {
  const words = fileStem(file).toLowerCase().replace(MONTH, ' ')
  return words.replace(/[^\p{L}]+/gu, ' ').trim() || 'liste'
}

/** The name of a file without folder and extension; of an archive, that of the file inside: « archive.zip › factures.csv ». */
export function fileStem(file: string): string {
  return fileName(file)
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
}

export function fileName(file: string): string {
  return basename(file.split(' › ').at(-1) ?? file)
}

/** A list as the dossier knows it. */
export interface KnownList {
  readonly source: string
  /** Names of the files of its last edition, and the day that one was imported for. */
  readonly files: readonly string[]
  readonly day: IsoDay
}

/** Where the files of the last edition of each list are kept, as JSON. */
const FILES = 'list-files'

/** By name. A list of an earlier program has one file, the last. */
export function knownLists(ledger: Ledger): KnownList[] {
  const kept = JSON.parse(meta(ledger, FILES) ?? '{}') as Record<string, string[]>
  const rows = ledger.db.prepare<[], { source: string; file: string; day: IsoDay }>(`
    SELECT source, file, day FROM import_file WHERE id IN (SELECT max(id) FROM import_file WHERE kind = 'invoices' GROUP BY source)
    ORDER BY source`)
  return rows.all().map(({ source, file, day }) => ({ source, files: kept[source] ?? [fileName(file)], day }))
}

/** The list of this name; undefined for one that nobody brought. */
export function knownList(ledger: Ledger, source: string): KnownList | undefined {
  return knownLists(ledger).find((list) => list.source === source)
}

/** Keeps which files a list came in, recorded already. */
export function keepFiles(ledger: Ledger, source: string, files: readonly string[]): void {
  const others = knownLists(ledger).filter((list) => list.source !== source)
  const kept = [...others, { source, files: files.map(fileName) }]
  setMeta(ledger, FILES, JSON.stringify(Object.fromEntries(kept.map((list) => [list.source, list.files]))))
}

/**
 * What the ledger knows of the bytes of these files: the last edition of this list, one before it, or neither. Fewer files than the last edition came
 * in, and some of them, are neither: something is missing.
 */
export function editionKnown({ db }: Ledger, list: KnownList, parts: readonly InvoiceReading[]): 'last' | 'older' | null {
  const digests = db.prepare("SELECT sha256 FROM import_file WHERE kind = 'invoices' AND source = ? ORDER BY id").pluck().all(list.source)
  if (!parts.every(({ sha256 }) => digests.includes(sha256))) return null
  const last = digests.slice(-list.files.length)
  const still = parts.filter(({ sha256 }) => last.includes(sha256)).length
  if (parts.length < last.length && still > 0) return null
  return still === parts.length ? 'last' : 'older'
}

/** 'nord.csv, importée pour le 01/06/2025'. */
export function lastEdition({ files, day }: KnownList): string {
  return `${files.at(-1)}, importée pour le ${formatDay(day)}`
}

/** The list of this name, case and accents apart, or one of whose last files has it; null for none. */
export function listCalled(known: readonly KnownList[], name: string): string | null {
  const folded = (text: string) => withoutAccents(text).toLowerCase()
  const found =
    known.find(({ source }) => source === name) ??
    known.find(({ source }) => folded(source) === folded(name)) ??
    known.find(({ files }) => files.includes(fileName(name)))
  return found?.source ?? null
}

/** As `listCalled`; else the list that a file of this name would follow: what a new list is called must not be taken for it. */
export function listMeant(known: readonly KnownList[], name: string): string | null {
  return listCalled(known, name) ?? known.find(({ source }) => source === listSource(name))?.source ?? null
}
