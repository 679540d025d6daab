// Which invoice lists a dossier holds, and which one a file belongs to. A list has the name its files share, or the one somebody gave it;
// where several lists have files named alike, the invoices tell.
import { basename } from 'node:path'
import { withoutAccents } from '../domain/accents.ts'
import { InputError, UsageError } from '../domain/errors.ts'
import type { InvoiceReading } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import { openPieces, stillListed } from './list-pieces.ts'
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

function fileName(file: string): string {
  return basename(file.split(' › ').at(-1) ?? file)
}

/** What the user says of the lists of an import. */
export interface ListChoice {
  /** Name of the list that the files are an edition of; null: their names and invoices tell. */
  readonly list?: string | null
  /** Names of lists, or of their files, that the one which comes replaces. */
  readonly replaces?: readonly string[]
}

/** A list as the dossier knows it. */
interface KnownList {
  readonly source: string
  /** Files of its last edition. */
  readonly files: readonly string[]
}

/** Where the files of the last edition of each list are kept, as JSON. */
const FILES = 'list-files'

/** By name. A list of an earlier program has one file, the last. */
function knownLists(ledger: Ledger): KnownList[] {
  const kept = JSON.parse(meta(ledger, FILES) ?? '{}') as Record<string, string[]>
  const rows = ledger.db.prepare<[], { source: string; file: string }>(`
    SELECT source, file FROM import_file WHERE id IN (SELECT max(id) FROM import_file WHERE kind = 'invoices' GROUP BY source) ORDER BY source`)
  return rows.all().map(({ source, file }) => ({ source, files: kept[source] ?? [fileName(file)] }))
}

/** Keeps which files a list came in, recorded already. */
export function keepFiles(ledger: Ledger, source: string, files: readonly string[]): void {
  const others = knownLists(ledger).filter((list) => list.source !== source)
  const kept = [...others, { source, files: files.map(fileName) }]
  setMeta(ledger, FILES, JSON.stringify(Object.fromEntries(kept.map((list) => [list.source, list.files]))))
}

/** How many files the last edition of a list came in; 0 for a list nobody brought. */
export function filesOfLastEdition(ledger: Ledger, source: string): number {
  return knownLists(ledger).find((list) => list.source === source)?.files.length ?? 0
}

/**
 * The lists of one call, each with the files that are parts of it, in the order given.
 * @throws InputError 'list-unclear' where nothing tells which of several lists a file belongs to
 */
export function bySource(ledger: Ledger, lists: readonly InvoiceReading[], choice: ListChoice): Map<string, InvoiceReading[]> {
  const known = knownLists(ledger)
  const groups = new Map<string, InvoiceReading[]>()
  for (const list of lists) {
    const source = choice.list == null ? sourceOf(ledger, known, list, choice.replaces ?? []) : (named(known, choice.list) ?? choice.list)
    groups.set(source, [...(groups.get(source) ?? []), list])
  }
  return groups
}

function sourceOf(ledger: Ledger, known: readonly KnownList[], { file, invoices }: InvoiceReading, replaces: readonly string[]): string {
  const stem = listSource(file)
  const alike = known.filter(({ source, files }) => source === stem || files.some((one) => listSource(one) === stem))
  const [first, ...others] = alike
  if (first === undefined) return stem
  if (others.length === 0) return first.source
  const replaced = replaces.map((name) => named(known, name))
  const told = alike.find(({ source }) => replaced.includes(source))
  if (told !== undefined) return told.source
  const shared = alike
    .map(({ source }) => ({ source, pieces: stillListed(openPieces(ledger, source), invoices).length }))
    .sort((a, b) => b.pieces - a.pieces)
  const [most, next] = shared
  if (most !== undefined && most.pieces > (next?.pieces ?? 0)) return most.source
  const same = alike.filter(({ files }) => files.includes(fileName(file)))
  if (same[0] !== undefined && same.length === 1) return same[0].source
  const names = alike.map(({ source }) => `« ${source} »`).join(', ')
  throw new InputError('list-unclear', `Rien ne dit de quelle liste ce fichier est la nouvelle édition : ${names}.`, {
    file,
    advice: `Nommez-la avec --list, par exemple --list "${first.source}" ; un nom nouveau en fait une liste de plus.`,
  })
}

/** The list that a name means: its own, that of one of its files, or what its files have in common; null for none. */
function named(known: readonly KnownList[], name: string): string | null {
  const folded = (text: string) => withoutAccents(text).toLowerCase()
  const found =
    known.find(({ source }) => source === name) ??
    known.find(({ source }) => folded(source) === folded(name)) ??
    known.find(({ files }) => files.includes(fileName(name))) ??
    known.find(({ source }) => source === listSource(name))
  return found?.source ?? null
}

/**
 * The lists that a choice says are replaced.
 * @throws UsageError 'list-unknown' where there is no such list
 */
export function replacedLists(ledger: Ledger, names: readonly string[]): string[] {
  const known = knownLists(ledger)
  return names.map((name) => {
    const source = named(known, name)
    if (source !== null) return source
    throw new UsageError('list-unknown', `--replaces : aucune liste importée ne s’appelle « ${name} ».`, {
      advice:
        known.length === 0 ? 'Ôtez --replaces : c’est la première.' : `Listes du dossier : ${known.map((one) => one.source).join(', ')}.`,
    })
  })
}

/** From now on these lists are editions of `source` before the one that comes. */
export function replaceLists({ db }: Ledger, source: string, replaced: readonly string[]): void {
  const rename = ['document', 'import_file'].map((table) => db.prepare(`UPDATE ${table} SET source = ? WHERE source = ?`))
  for (const former of replaced) for (const one of rename) one.run(source, former)
}
