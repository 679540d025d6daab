// The lines of the entries that touch customers, as the classification of movements wants them.
import { type Cents, cents } from '../domain/cents.ts'
import type { Entries } from './entries.ts'
import type { CustomerRow, PostedRows } from './ledger-store.ts'

export interface EntryLine {
  readonly account: string
  readonly cents: Cents
}

/** Above this, lines of one account on one side are added: a monthly entry of thousands of lines stays small. */
const MANY_LINES = 100

/**
 * The lines of each entry that holds a customer row, at the entry's number; undefined for the entries whose counterparts
 * are not to be trusted and for those that hold no customer row.
 */
export function customerEntries(
  posted: PostedRows,
  entries: Entries,
  customers: readonly CustomerRow[],
): readonly (readonly EntryLine[] | undefined)[] {
  const found: (EntryLine[] | undefined)[] = new Array(entries.count).fill(undefined)
  for (const { index } of customers) {
    const entry = entries.entryOf[index]
    if (entry !== undefined && !entries.unsound.has(entry)) found[entry] ??= []
  }
  for (const [row, entry] of entries.entryOf.entries()) {
    const amount = posted.cents[row] ?? 0
    if (amount !== 0) found[entry]?.push({ account: posted.accounts.text(posted.account[row] ?? -1), cents: cents(amount) })
  }
  return found.map((lines) => (lines && lines.length > MANY_LINES ? added(lines) : lines))
}

function added(lines: readonly EntryLine[]): EntryLine[] {
  const sums = new Map<string, EntryLine>()
  for (const line of lines) {
    const key = `${line.account}|${line.cents < 0}`
    sums.set(key, { account: line.account, cents: cents((sums.get(key)?.cents ?? 0) + line.cents) })
  }
  return [...sums.values()]
}
