// Statements of a ledger, prepared once for as long as it is open: for what is asked again with every message that leaves.
// One text of SQL has one statement, so it is always read in the same way (`pluck` or whole rows), and never while it still runs.
import type { Statement } from 'better-sqlite3'
import type { Ledger } from './ledger.ts'

const PREPARED = new WeakMap<Ledger['db'], Map<string, Statement>>()

/** The statement of this text, prepared when it is first asked for. */
export function statement<Parameters extends unknown[] = unknown[], Row = unknown>(
  { db }: Ledger,
  sql: string,
): Statement<Parameters, Row> {
  const known = PREPARED.get(db) ?? new Map<string, Statement>()
  PREPARED.set(db, known)
  const found = known.get(sql) ?? db.prepare(sql)
  known.set(sql, found)
  return found as unknown as Statement<Parameters, Row>
}
