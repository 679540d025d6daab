// The ways to tell entries apart, finest first, and the numbers of a row on which they stand.
import { hashPair } from '../../domain/hash.ts'

/** A row of the ledger in numbers: ids and hashes of its texts, its day as AAAAMMJJ (0: unreadable), its cents. */
export interface PostedRow {
  readonly line: number
  readonly journal: number
  /** Two hashes of EcritureNum: hundreds of thousands of numbers need more than 32 bits. */
  readonly entry: number
  readonly entryAgain: number
  readonly day: number
  /** Hash of PieceRef. */
  readonly ref: number
  readonly account: number
  /** Debit less credit; 0 when it cannot be read. */
  readonly cents: number
  /** The row has a fault: its entry cannot be trusted even when it balances. */
  readonly broken: boolean
  /** Its label or reference speaks of an opening. */
  readonly openingWord: boolean
  /** Its number among the customer rows that are kept, -1 for the others. */
  readonly kept: number
}

type Part = 'journal' | 'entry' | 'day' | 'ref'

export interface KeyChoice {
  /** To follow "Écritures regroupées par". */
  readonly french: string
  readonly parts: readonly Part[]
}

/** Finest first: any union of balanced entries balances, so a coarse key always "passes". */
export const KEY_CHOICES: readonly KeyChoice[] = [
  { french: 'journal, numéro, date et pièce', parts: ['journal', 'entry', 'day', 'ref'] },
  { french: 'journal, numéro et date', parts: ['journal', 'entry', 'day'] },
  { french: 'journal et numéro', parts: ['journal', 'entry'] },
  { french: 'date, journal et pièce', parts: ['day', 'journal', 'ref'] },
  { french: 'numéro', parts: ['entry'] },
  { french: 'date et journal', parts: ['day', 'journal'] },
]

/** Tells whether two rows have the same key. */
export function sameKeyOf({ parts }: KeyChoice): (a: PostedRow, b: PostedRow) => boolean {
  const [journal, entry, day, ref] = (['journal', 'entry', 'day', 'ref'] as const).map((part) => parts.includes(part))
  return (a, b) =>
    (!entry || (a.entry === b.entry && a.entryAgain === b.entryAgain)) &&
    (!journal || a.journal === b.journal) &&
    (!day || a.day === b.day) &&
    (!ref || a.ref === b.ref)
}

/** The key of a row as a text. */
export function keyText(row: PostedRow, { parts }: KeyChoice): string {
  return parts.map((part) => (part === 'entry' ? `${row.entry} ${row.entryAgain}` : row[part])).join('|')
}

/** The key of a row as two hashes of 32 bits. */
export function keyHashes(row: PostedRow, { parts }: KeyChoice): readonly [number, number] {
  let [first, second] = [parts.length, 0x5bd1e995]
  for (const part of parts) {
    first = hashPair(first, row[part])
    second = hashPair(part === 'entry' ? row.entryAgain : row[part], second)
  }
  return [first, second]
}
