// What tells two states of a ledger apart, for an answer that is kept until something changes.
import { historyHead } from './history.ts'
import { hasTamperedLines } from './last-import.ts'
import type { Ledger } from './ledger.ts'
import { generation } from './meta.ts'

/**
 * The same text as long as nothing was imported, said, planned, approved, sent or answered; null for lines that do not add up to what was imported,
 * of which no answer is kept.
 */
export function ledgerStamp(ledger: Ledger): string | null {
  if (hasTamperedLines(ledger)) return null
  const last = ledger.db
    .prepare(
      `SELECT (SELECT max(id) FROM plan), (SELECT count(*) FROM plan WHERE voided_at IS NOT NULL), (SELECT max(id) FROM approval),
         (SELECT max(id) FROM validation_request), (SELECT max(id) FROM delivery), (SELECT count(*) FROM refused_address),
         (SELECT group_concat(id || status) FROM delivery WHERE status IN ('sending', 'inDoubt')), (SELECT count(*) FROM customer)`,
    )
    .raw()
    .get()
  return JSON.stringify([generation(ledger), historyHead(ledger), last])
}
