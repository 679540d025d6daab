// The handle every function of this room takes, and the one way to write: a transaction, whole or not at all.
// Knows nothing of tables.
import type { Database } from 'better-sqlite3'
import { asStop } from './stops.ts'

/** An open ledger: one SQLite file, one connection. */
export interface Ledger {
  readonly db: Database
  readonly path: string
  close(): void
}

/**
 * Runs `work` in one immediate transaction: committed when it returns, rolled back when it throws.
 * Inside a transaction already begun it simply joins it. `work` must be synchronous.
 * @throws StopError for whatever SQLite refuses (see `asStop`), and what `work` throws.
 */
export function atomically<T>(ledger: Ledger, work: () => T): T {
  return transact(ledger, work, 'COMMIT')
}

/** Runs `work` in a transaction that is always rolled back: the answer of a dry run. */
export function withoutWriting<T>(ledger: Ledger, work: () => T): T {
  return transact(ledger, work, 'ROLLBACK')
}

/** Runs `work`, which writes nothing, on the ledger as it is at its first reading, whatever another program writes meanwhile. Synchronous, as above. */
export function onOneState<T>(ledger: Ledger, work: () => T): T {
  return transact(ledger, work, 'ROLLBACK', 'DEFERRED')
}

/** Inside a transaction: runs `work` and takes back what it wrote when `undo` says so of its result. */
export function unless<T>({ db }: Ledger, undo: (result: T) => boolean, work: () => T): T {
  db.exec('SAVEPOINT part')
  const result = work()
  if (undo(result)) db.exec('ROLLBACK TO part')
  db.exec('RELEASE part')
  return result
}

function transact<T>({ db }: Ledger, work: () => T, end: 'COMMIT' | 'ROLLBACK', begun: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE'): T {
  if (db.inTransaction) return work()
  try {
    db.exec(`BEGIN ${begun}`)
    const result = work()
    db.exec(end)
    return result
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw asStop(error)
  }
}
