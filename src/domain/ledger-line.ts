// A line of a customer account as the books hold it, and the kinds of movement.
// Knows nothing of files, separators or tables.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { CustomerCode } from './names.ts'

/** What a customer line is, told by the counterpart accounts of its entry. */
export type MovementKind =
  | 'invoice'
  | 'deposit'
  | 'creditNote'
  | 'payment'
  | 'refund'
  | 'bounced'
  | 'penalty'
  | 'retention'
  | 'bill'
  | 'doubtful'
  | 'writeOff'
  | 'transfer'
  | 'assigned'
  | 'advance'
  | 'opening'
  | 'other'

/** One line of a customer account (411, 413, 416, 419). */
export interface LedgerLine {
  /** Line of the file, from 1 for the header. */
  readonly row: number
  /** First day of the fiscal year the line belongs to. */
  readonly fiscalYear: IsoDay
  readonly account: string
  readonly customer: CustomerCode
  readonly customerName: string
  readonly journal: string
  /** EcritureNum, as written. */
  readonly entry: string
  /** EcritureDate: the day of the books. */
  readonly day: IsoDay
  /** PieceRef as written, trimmed. */
  readonly ref: string
  /** Normalised reference when it identifies a document (see `documentRef`), else ''. */
  readonly documentRef: string
  /** PieceDate when plausible, else the day of the books. */
  readonly documentDay: IsoDay
  readonly label: string
  /** Debit less credit. */
  readonly cents: Cents
  /** EcritureLet, case-sensitive; '' when not lettered. */
  readonly letter: string
  readonly letterDay: IsoDay | null
  /** Due date given by the file itself (an extra column), else null. */
  readonly dueOn: IsoDay | null
  readonly kind: MovementKind
  /** The line restates the past: it belongs to the opening entries of its fiscal year. */
  readonly opening: boolean
  /** ISO code of another currency the document is in, with its signed amount in hundredths; null for euros. */
  readonly foreign: { readonly currency: string; readonly hundredths: number } | null
  /** The part of `cents` that is VAT, signed alike, as the entry of an invoice or a credit note tells it. Absent: it does not. */
  readonly vatCents?: Cents
  /** Rank among the lines of its file with the same natural key (`naturalKey`), from 1. Absent: 1. */
  readonly occurrence?: number
}
