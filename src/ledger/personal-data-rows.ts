// Rows of the tables as parts of the personal data tell them.
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import type { DataPart, DataRow } from './personal-data.ts'

/** The customers asked for, and the lasting ids of their items, for conditions of SQL. */
export const THEIRS = '(SELECT value FROM json_each(@scope))'
export const THEIR_ITEMS = `(SELECT id FROM item_identity WHERE customer IN ${THEIRS})`

export function rowsOf({ db }: Ledger, codes: readonly CustomerCode[], sql: string): Record<string, unknown>[] {
  return db.prepare<[{ scope: string }], Record<string, unknown>>(sql).all({ scope: JSON.stringify(codes) })
}

/** A part that is one query. @param json names of columns that hold JSON */
export function told(title: string, tables: readonly string[], sql: string, json: readonly string[] = []): DataPart {
  return {
    title,
    tables,
    rows: (ledger, codes) =>
      rowsOf(ledger, codes, sql).map(
        (row): DataRow =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              json.includes(name) && typeof value === 'string' ? JSON.parse(value) : value,
            ]),
          ),
      ),
  }
}
