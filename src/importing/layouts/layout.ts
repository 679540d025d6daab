// What a layout is: an export without header row that is known by its shape, and what it gives once recognised.
// Types alone: recognising is `recognise-layout.ts`, reading is `read-layout.ts`.
import type { Columns, Role } from '../columns/columns.ts'
import type { Encoding } from '../tables/encoding.ts'
import type { Row } from '../tables/rows.ts'
import type { DayForm } from './layout-days.ts'

/** One physical line, numbered from 1. */
export interface Line {
  readonly line: number
  readonly text: string
}

/** A file looked at as lines. */
export interface LayoutText {
  readonly file: string
  /** Lines of the head of the file that are not blank. */
  readonly sample: readonly Line[]
  /** Every line, blank ones included, read anew at each call. */
  readonly lines: () => Iterable<Line>
  /** Of the whole file, found when first asked for. */
  readonly encoding: () => Encoding
}

/**
 * What a cell must look like. A pattern stands for a constant or a code. `cents`: whole cents with an optional sign;
 * a question mark: the cell may be empty.
 */
export type Kind = 'text' | 'code' | 'account' | 'side' | 'amount' | 'amount?' | 'cents' | 'day' | 'day?' | RegExp

/** One column; without role it only helps to recognise the layout. */
export interface Field {
  readonly role: Role | null
  readonly kind: Kind
}

/** Name and collective account ('' when there is none) of the accounts that the file has cards for. */
export type Cards = ReadonlyMap<string, { readonly name: string; readonly collective: string }>

/** Ledger lines of a layout. */
export interface LayoutLedger {
  readonly fields: readonly Field[]
  readonly days: DayForm
  /** '' when columns have a fixed width. */
  readonly separator: string
  /** Rows of these lines; a line that is no data (header, card) gives none, one left aside a row without field. */
  readonly rows: (lines: Iterable<Line>) => Iterable<Row>
  readonly cards: Cards
  /** Whether customers are accounts of their own, which only the cards attach to the accounts of the plan comptable. */
  readonly ownAccounts: boolean
}

/** Customers' cards of a layout, as a table of contacts. */
export interface LayoutContacts {
  readonly headers: readonly string[]
  readonly columns: Columns
  /** Cards of customers and of others alike. */
  readonly rows: readonly Row[]
  readonly isCustomer: (fields: readonly string[], prefixes: readonly string[]) => boolean
}

export interface Layout {
  /** What `--profile` calls it. */
  readonly id: string
  /** What users call it. */
  readonly name: string
  /** Why the text is of this layout, a French clause; null when it is not. */
  readonly matches: (text: LayoutText) => string | null
  /** Null when the file holds no ledger line. */
  readonly ledger?: (text: LayoutText) => LayoutLedger | null
  readonly contacts?: (text: LayoutText) => LayoutContacts
}
