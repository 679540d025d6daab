// A ledger file opened: its header and its rows still to be read, the same for a FEC and for any other export of entries.
import type { DecimalMark } from './amounts.ts'
import type { DayCell } from './dates.ts'
import type { LedgerHeader } from './fec-header.ts'
import type { Row } from './rows.ts'

export interface LedgerTable {
  /** Name used in messages. */
  readonly file: string
  readonly header: LedgerHeader
  readonly separator: string
  /** Data rows, blank ones included; read once. */
  readonly rows: Iterable<Row>
  readonly readDay: (text: string) => DayCell
  /** Decimal mark of each amount column where it is decided by column; a FEC decides cell by cell. */
  readonly marks: Readonly<Partial<Record<'debit' | 'credit' | 'signed_amount' | 'foreign_amount', DecimalMark>>>
}
