// What one pass over a ledger carries along, and how it notes problems of a row.
import type { Role } from './columns.ts'
import type { IssueLog } from './issue-log.ts'
import type { CustomerRow, Interner, PostedRows } from './ledger-store.ts'
import type { LedgerTable } from './ledger-table.ts'
import type { Row } from './rows.ts'

/** Debit less credit of raw customer rows, by what the row says of the customer. */
export interface RawSum {
  readonly account: string
  readonly accountName: string
  readonly auxiliary: string
  cents: number
}

/** The rows of a ledger once read: customers + skipped + rejected = rows. */
export interface LedgerRows {
  readonly posted: PostedRows
  readonly customers: CustomerRow[]
  /** Of customer rows and of rejected ones whose amount is known: sum of raw = sum of customers + rejectedCents. */
  readonly raw: Map<string, RawSum>
  rows: number
  skipped: number
  rejected: number
  rejectedCents: number
}

export interface Pass extends LedgerRows {
  readonly table: LedgerTable
  /** Prefixes of customer accounts. */
  readonly prefixes: readonly string[]
  readonly issues: IssueLog
  /** Texts of customer rows, each stored once. */
  readonly names: Interner
  /** Earliest day met so far. */
  firstDay: string
}

/** A problem of a row; `role` tells the column, null for the row as a whole. */
export interface Note {
  readonly role: Role | null
  readonly code: string
  readonly message: string
}

/** Notes problems of a row under the headers of its file. */
export function report(pass: Pass, row: Row, severity: 'error' | 'warning', notes: readonly Note[]): void {
  for (const { role, code, message } of notes) {
    const index = role === null ? undefined : pass.table.header.columns[role]
    const column = index === undefined ? null : (pass.table.header.headers[index] ?? null)
    pass.issues[severity]({ line: row.line, column, code, message, excerpt: row.text })
  }
}
