// The answer of the last import, kept so that the same files given again are told by their bytes alone.
import { createHash } from 'node:crypto'
import type { Control } from './control.ts'
import { atomically, type Ledger } from './ledger.ts'
import { generation, meta, setMeta } from './meta.ts'

export interface KeptFile {
  readonly size: number
  /** Digest of the file as it lies on the disk. */
  readonly sha256: string
  /** What the import answered of it, as JSON. */
  readonly answer: string
}

export interface LastImport {
  /** All that decides how files are read, as a digest. */
  readonly choice: string
  readonly files: readonly KeptFile[]
  /** As it stands now; null when something but an import changed the ledger since. */
  readonly control: Omit<Control, 'gaps'> | null
}

const KEY = 'last-import'

/** Digest of whatever decides how files are read. */
export function choiceDigest(choice: unknown): string {
  return createHash('sha256').update(JSON.stringify(choice)).digest('hex')
}

/** Keeps the answer of an import that was just stored. */
export function keepLastImport(ledger: Ledger, last: LastImport): void {
  atomically(ledger, () => setMeta(ledger, KEY, JSON.stringify({ ...last, newest: newestImport(ledger), generation: generation(ledger) })))
}

/** The last import, null when files were stored since, when there is none, or when its lines do not add up any more. */
export function lastImport(ledger: Ledger): LastImport | null {
  const kept = meta(ledger, KEY)
  if (kept === null) return null
  const last = JSON.parse(kept) as LastImport & { newest: number; generation: number }
  if (last.newest !== newestImport(ledger) || hasTamperedLines(ledger)) return null
  return last.generation === generation(ledger) ? last : { ...last, control: null }
}

function newestImport(ledger: Ledger): number {
  return Number(ledger.db.prepare('SELECT coalesce(max(id), 0) FROM import_file').pluck().get())
}

/** Whether the lines add up to another sum than the raw rows of their exports did. */
export function hasTamperedLines(ledger: Ledger): boolean {
  const sum = ledger.db
    .prepare(
      `SELECT (SELECT coalesce(sum(amount_cents), 0) FROM line) - (SELECT coalesce(sum(balance_cents), 0) FROM raw_balance)
         + (SELECT coalesce(sum(rejected_cents), 0) FROM fiscal_year)`,
    )
    .pluck()
  return sum.get() !== 0
}
