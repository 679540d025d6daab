// A table on its way to a spreadsheet: titled columns of one kind each, typed cells, maybe a line of totals.
// Knows nothing of file formats; amounts stay whole cents and days stay days until a file is written.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'

/**
 * What a cell holds, by kind: amounts in cents, rates in basis points. Null: an empty cell.
 * `formula`: what computes that very value in a workbook, with the English names that files hold; elsewhere the value stands alone.
 */
export type Cell =
  | { readonly kind: 'text'; readonly value: string | null }
  | { readonly kind: 'amount'; readonly value: Cents | null; readonly formula?: string }
  | { readonly kind: 'day'; readonly value: IsoDay | null }
  | { readonly kind: 'integer'; readonly value: number | null; readonly formula?: string }
  | { readonly kind: 'rate'; readonly value: number | null }

export type ColumnKind = Cell['kind']

export interface SheetColumn {
  /** In French, as people read it. */
  readonly header: string
  readonly kind: ColumnKind
  /** In characters. */
  readonly width: number
}

export interface Sheet {
  readonly title: string
  readonly columns: readonly SheetColumn[]
  /** As many cells as columns, of the same kinds. */
  readonly rows: readonly (readonly Cell[])[]
  /** Last line of the sheet; null: none. */
  readonly totals: readonly Cell[] | null
  /** Told below the table, in a workbook alone. Absent: nothing. */
  readonly notes?: readonly (readonly [label: string, text: string])[]
  /** At the head of each printed page of a workbook: whose figures, of which day. Absent: nothing. */
  readonly heading?: string
}

/** A column together with the way to draw its cell from a row. */
export interface DrawnColumn<Row> extends SheetColumn {
  readonly draw: (row: Row) => Cell
  /** The cell in the line of totals; empty when absent. */
  readonly total?: Cell
}

type Draw<Row, Value> = (row: Row) => Value | null

export function textColumn<Row>(header: string, width: number, value: Draw<Row, string>, total: string | null = null): DrawnColumn<Row> {
  return { header, width, kind: 'text', draw: (row) => ({ kind: 'text', value: value(row) }), total: { kind: 'text', value: total } }
}

export function amountColumn<Row>(header: string, value: Draw<Row, Cents>, total: Cents | null = null): DrawnColumn<Row> {
  return {
    header,
    width: 14,
    kind: 'amount',
    draw: (row) => ({ kind: 'amount', value: value(row) }),
    total: { kind: 'amount', value: total },
  }
}

export function dayColumn<Row>(header: string, value: Draw<Row, IsoDay>): DrawnColumn<Row> {
  return { header, width: 12, kind: 'day', draw: (row) => ({ kind: 'day', value: value(row) }) }
}

export function integerColumn<Row>(header: string, value: Draw<Row, number>, total: number | null = null): DrawnColumn<Row> {
  return {
    header,
    width: 9,
    kind: 'integer',
    draw: (row) => ({ kind: 'integer', value: value(row) }),
    total: { kind: 'integer', value: total },
  }
}

/** A rate in basis points. */
export function rateColumn<Row>(header: string, value: Draw<Row, number>): DrawnColumn<Row> {
  return { header, width: 9, kind: 'rate', draw: (row) => ({ kind: 'rate', value: value(row) }) }
}

/** The sheet of these rows, in their order; with a line of totals when `totalled`. */
export function drawSheet<Row>(title: string, columns: readonly DrawnColumn<Row>[], rows: readonly Row[], totalled = false): Sheet {
  return {
    title,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    rows: rows.map((row) => columns.map((column) => column.draw(row))),
    totals: totalled ? columns.map((column) => column.total ?? { kind: column.kind, value: null }) : null,
  }
}

/** The sheet with a last line that sums up these columns of amounts, by their titles; `label` stands in its first cell. */
export function withSums(sheet: Sheet, label: string, headers: readonly string[]): Sheet {
  const totals = sheet.columns.map(({ header, kind }, column): Cell => {
    if (column === 0) return { kind: 'text', value: label }
    if (kind !== 'amount' || !headers.includes(header)) return { kind, value: null }
    const sum = sheet.rows.reduce((found, cells) => found + Number(cells[column]?.value ?? 0), 0)
    return { kind, value: cents(sum) }
  })
  return { ...sheet, totals }
}
