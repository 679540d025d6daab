// Which list of the dossier a file belongs to. A list has the name its files share, or the one somebody gave it; where several lists have files
// named alike, the invoices tell.
import { InputError, UsageError } from '../domain/errors.ts'
import type { InvoiceReading } from '../domain/reading.ts'
import { fileName, type KnownList, knownLists, listCalled, listMeant, listSource } from './known-lists.ts'
import type { Ledger } from './ledger.ts'
import { openPieces, stillListed } from './list-pieces.ts'

/** What the user says of the lists of an import. */
export interface ListChoice {
  /** Name of the list that the files are an edition of; null: their names and invoices tell. */
  readonly list?: string | null
  /** Names of lists, or of their files, that the one which comes replaces. */
  readonly replaces?: readonly string[]
}

/**
 * The lists of one call, each with the files of its editions, in the order given.
 * @throws InputError 'list-unclear' where nothing tells which of several lists a file belongs to
 */
export function bySource(ledger: Ledger, lists: readonly InvoiceReading[], choice: ListChoice): Map<string, InvoiceReading[]> {
  const known = knownLists(ledger)
  const groups = new Map<string, InvoiceReading[]>()
  for (const list of lists) {
    const source =
      choice.list == null ? sourceOf(ledger, known, list, choice.replaces ?? []) : (listCalled(known, choice.list) ?? choice.list)
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
  const replaced = replaces.map((name) => listMeant(known, name))
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

/**
 * The lists that a choice says are replaced.
 * @throws UsageError 'list-unknown' where there is no such list
 */
export function replacedLists(ledger: Ledger, names: readonly string[]): string[] {
  const known = knownLists(ledger)
  return names.map((name) => {
    const source = listMeant(known, name)
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
