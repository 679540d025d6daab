// Whose invoice a file is, told by its name and its folders alone: the whole name is a number that the ledger knows, after the word "facture" and
// the customer's code where they stand there. What can be read in two ways is nobody's. Opens no file.
import { withoutAccents } from '../domain/accents.ts'
import { normaliseRef } from '../domain/document-ref.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ListedFile } from './attachments-folder.ts'

/** The numbers of the ledger: comparable form, customer, as written. */
export type NumberOwners = ReadonlyMap<string, ReadonlyMap<CustomerCode, ReadonlySet<string>>>

/** An invoice that a file may be. */
export interface Claimant {
  readonly customer: CustomerCode
  /** Comparable form (`normaliseRef`). */
  readonly number: string
  /** The number as the name of the file writes it (`writtenForm`). */
  readonly written: string
}

/** Words that may stand before a number: "Facture n° F2026-017". */
const TITLES: ReadonlySet<string> = new Set(['FACTURE', 'FACT', 'INVOICE'])
const NUMBER_SIGNS: ReadonlySet<string> = new Set(['N', 'NO', 'NUM', 'NUMERO'])

/** Tells which invoices a file may be: none, one, or several when its name can be read in several ways. */
export function claimantsOf(
  owners: NumberOwners,
  codes: readonly CustomerCode[],
): (file: Pick<ListedFile, 'stem' | 'folders'>) => Claimant[] {
  const known = new Map<string, CustomerCode[]>()
  for (const code of codes) {
    const form = wordsOf(code).join('')
    if (form !== '') known.set(form, [...(known.get(form) ?? []), code])
  }
  return ({ stem, folders }) => {
    const readings = readingsOf(wordsOf(stem), known)
    const folderOwners = folders.flatMap((folder) => ownersOfFolder(folder, known))
    const claimants = new Map<string, Claimant>()
    for (const { words, by } of readings) {
      const [number, written] = [normaliseRef(words.join('')), words.join('-')]
      for (const customer of owners.get(number)?.keys() ?? []) {
        if (by !== null && !by.includes(customer)) continue
        if (folderOwners.length > 0 && !folderOwners.every((own) => own.includes(customer))) continue
        claimants.set(`${customer}\n${number}`, { customer, number, written })
      }
    }
    return [...claimants.values()]
  }
}

/** A number or a name with what separates its parts alike everywhere: 'F2026/017' and 'f2026 017' give 'F2026-017', 'F 1' is not 'F1'. */
export function writtenForm(text: string): string {
  return wordsOf(text).join('-')
}

interface Reading {
  /** What is left for the number. */
  readonly words: readonly string[]
  /** The customers whose code stood before it; null for none. */
  readonly by: readonly CustomerCode[] | null
}

/** The name as it is, without the word "facture", without a customer's code, without both in either order. */
function readingsOf(words: readonly string[], known: ReadonlyMap<string, readonly CustomerCode[]>): Reading[] {
  const plain: Reading[] = [{ words, by: null }]
  const untitled = withoutTitle(plain)
  const coded = withoutCode([...plain, ...untitled], known)
  return [...plain, ...untitled, ...coded, ...withoutTitle(coded)].filter((reading) => reading.words.length > 0)
}

function withoutTitle(readings: readonly Reading[]): Reading[] {
  return readings.flatMap(({ words, by }) => {
    if (!TITLES.has(words[0] ?? '')) return []
    const rest = { words: words.slice(1), by }
    return NUMBER_SIGNS.has(words[1] ?? '') ? [rest, { words: words.slice(2), by }] : [rest]
  })
}

function withoutCode(readings: readonly Reading[], known: ReadonlyMap<string, readonly CustomerCode[]>): Reading[] {
  return readings.flatMap(({ words }) =>
    words.flatMap((_, index) => {
      const by = known.get(words.slice(0, index + 1).join(''))
      return by === undefined || index + 1 === words.length ? [] : [{ words: words.slice(index + 1), by }]
    }),
  )
}

/** The customers whose code a folder is named by, alone or before anything else ("C001 Dupont"); none for any other folder, such as a year's. */
function ownersOfFolder(folder: string, known: ReadonlyMap<string, readonly CustomerCode[]>): (readonly CustomerCode[])[] {
  const words = wordsOf(folder)
  const named = known.get(words.join('')) ?? known.get(words[0] ?? '')
  return named === undefined ? [] : [named]
}

/** The runs of letters and figures, in capitals without accents. */
function wordsOf(text: string): string[] {
  return withoutAccents(text)
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '')
}
