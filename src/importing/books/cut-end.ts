// Whether a ledger ends in the midst: a transfer that stopped, a full disk, an export still being written. What is missing may be a payment.
import type { PostedRow } from './entry-key.ts'

export interface CutEnd {
  /** Meets a row with fewer cells than the header. @param row how many rows were read, this one included */
  short(line: number, cells: number, row: number): void
  /** Meets an entry, its rows in the order of the file. */
  entry(rows: readonly PostedRow[], sound: boolean): void
  /** Tells how it ends, once all was met; null: nothing shows that it is cut. */
  found(counts: { readonly rows: number; readonly entries: number; readonly unsound: number }): CutFound | null
}

export type CutFound =
  | { readonly kind: 'row'; readonly line: number; readonly cells: number }
  /** `cents`: debit less credit. */
  | { readonly kind: 'entry'; readonly line: number; readonly cents: number }

/** Where more entries than one in so many do not balance, that the last one does not proves nothing. */
const FEW = 100

export function cutEnd(): CutEnd {
  const shorts = { count: 0, line: 0, cells: 0, row: 0 }
  let last = { line: 0, first: 0, cents: 0 }
  return {
    short(line, cells, row) {
      shorts.count += 1
      Object.assign(shorts, { line, cells, row })
    },
    entry(rows, sound) {
      const line = rows[rows.length - 1]?.line ?? 0
      if (line <= last.line) return
      // A row with a fault is told by itself, and its amount may not be known.
      const whole = sound || rows.some(({ broken }) => broken)
      last = { line, first: rows[0]?.line ?? line, cents: whole ? 0 : rows.reduce((sum, row) => sum + row.cents, 0) }
    },
    found({ rows, entries, unsound }) {
      // Some exports leave out the empty cells at the end of every row.
      if (shorts.count === 1 && shorts.row === rows) return { kind: 'row', line: shorts.line, cells: shorts.cells }
      const few = unsound === 1 || unsound * FEW <= entries
      return last.cents === 0 || !few ? null : { kind: 'entry', line: last.first, cents: last.cents }
    },
  }
}
