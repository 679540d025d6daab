// A ledger file opened: its header and its rows still to be read, the same for a FEC and for any other export of entries.

import type { RowBytes } from '../books/row-bytes.ts'
import type { DecimalMark } from '../cells/amounts.ts'
import type { DayCell } from '../cells/dates.ts'
import type { Row } from '../tables/rows.ts'
import type { LedgerHeader } from './fec-header.ts'

export interface LedgerTable {
  /** Name used in messages. */
  readonly file: string
  readonly header: LedgerHeader
  readonly separator: string
  /** Data rows, blank ones included. Empty where `bytes` holds them. */
  readonly rows: Iterable<Row>
  /** The data rows in bytes: for a file too large to be cut into texts. */
  readonly bytes?: RowBytes
  readonly readDay: (text: string) => DayCell
  /** Decimal mark of each amount column where it is decided by column; a FEC decides cell by cell. */
  readonly marks: Readonly<Partial<Record<'debit' | 'credit' | 'signed_amount' | 'foreign_amount', DecimalMark>>>
}
