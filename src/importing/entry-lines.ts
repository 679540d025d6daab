// The lines of the entries that touch customers, as the classification of movements wants them.
import { type Cents, cents } from '../domain/cents.ts'
import type { Entries } from './entries.ts'
import type { CustomerRow, PostedRows } from './ledger-store.ts'

export interface EntryLine {
  readonly account: string
  readonly cents: Cents
}

/**
 * The lines of each entry that holds a customer row, by entry; entries whose counterparts are not to be trusted are left out.
 * Lines of one account on one side are added: a monthly entry of thousands of lines stays small.
 */
export function customerEntries(
  posted: PostedRows,
  entries: Entries,
  customers: readonly CustomerRow[],
): ReadonlyMap<number, readonly EntryLine[]> {
  const sums = new Map<number, Map<number, number>>()
  for (const { index } of customers) {
    const entry = entries.entryOf[index]
    if (entry !== undefined && !entries.unsound.has(entry)) sums.set(entry, new Map())
  }
  for (const [row, entry] of entries.entryOf.entries()) {
    const lines = sums.get(entry)
    const amount = posted.cents[row] ?? 0
    if (!lines || amount === 0) continue
    const key = (posted.account[row] ?? 0) * 2 + (amount < 0 ? 1 : 0)
    lines.set(key, (lines.get(key) ?? 0) + amount)
  }
  const byEntry = new Map<number, readonly EntryLine[]>()
  for (const [entry, lines] of sums) {
    byEntry.set(
      entry,
      [...lines].map(([key, amount]) => ({ account: posted.accounts.text(key >> 1), cents: cents(amount) })),
    )
  }
  return byEntry
}
