// Customer lines in and out of their table. The customer's name is kept once, with the customer.
import { basicDay, type IsoDay } from '../domain/day.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { kindNumbers, PACKED_COLUMNS, type PackedRow, unpackLine } from './packed-line.ts'

interface CustomerRow {
  readonly customer: CustomerCode
  readonly name: string | null
  /** JSON array of `PackedRow`. */
  readonly lines: string
}

/** Which lines to read. */
export interface LineChoice {
  /** Condition on the columns of `line`, SQL; its parameters are named. */
  readonly where: string
  readonly parameters?: Readonly<Record<string, string | number | null>>
}

/**
 * Lines, customer by customer, each with all the lines asked for in (fiscal year, file) order.
 * Streams: one customer in memory at a time. Nothing may be written while it runs.
 */
export function linesByCustomer(ledger: Ledger, { where, parameters = {} }: LineChoice): Generator<LedgerLine[]> {
  return lineReader(ledger, where)(parameters)
}

/** Invoices and credit notes entered after a day, openings apart. */
export function documentsBookedAfter(ledger: Ledger, day: IsoDay): LedgerLine[] {
  const where = `day > @day AND opening = 0 AND kind IN ${kindNumbers('invoice', 'deposit', 'creditNote')}`
  return [...linesByCustomer(ledger, { where, parameters: { day: basicDay(day) } })].flat()
}

/** The same, to be asked several times with other parameters: each answer is to be read to its end before the next is asked for. */
export function lineReader(ledger: Ledger, where: string): (parameters: NonNullable<LineChoice['parameters']>) => Generator<LedgerLine[]> {
  const starts = yearStarts(ledger)
  const statement = ledger.db.prepare<[Record<string, string | number | null>], CustomerRow>(`
    SELECT l.customer, (SELECT coalesce(books_name, given_name) FROM customer WHERE code = l.customer) AS name, l.lines FROM (
      SELECT customer, json_group_array(json_array(${PACKED_COLUMNS}) ORDER BY year_id, id) AS lines FROM line
      WHERE ${where} GROUP BY customer ORDER BY customer) l`)
  return function* read(parameters) {
    for (const { customer, name, lines } of statement.iterate(parameters)) {
      const rows = JSON.parse(lines) as PackedRow[]
      yield rows.map((row) => unpackLine(row, customer, name ?? customer, yearOf(starts, row[1])))
    }
  }
}

function yearOf(starts: ReadonlyMap<number, IsoDay>, yearId: number): IsoDay {
  const start = starts.get(yearId)
  if (start === undefined) throw new RangeError(`a line of no fiscal year: ${yearId}`)
  return start
}

function yearStarts(ledger: Ledger): Map<number, IsoDay> {
  const years = ledger.db.prepare<[], { id: number; start: IsoDay }>('SELECT id, start_day AS start FROM fiscal_year').all()
  return new Map(years.map((year) => [year.id, year.start]))
}
