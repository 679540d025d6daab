// Customer lines in and out of their table. The customer's name is kept once, with the customer.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { LedgerLine, MovementKind } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'

/** Columns of a line in the order of `LineRow`: read as one array, since handing values over one by one is what costs. */
const COLUMNS = `row, year_id, account, journal, entry, day, ref, document_ref, document_day, label, amount_cents, letter, letter_day,
  due_on, kind, opening, currency, currency_hundredths, occurrence`

type LineRow = [
  row: number,
  yearId: number,
  account: string,
  journal: string,
  entry: string,
  day: IsoDay,
  ref: string,
  documentRef: string,
  documentDay: IsoDay,
  label: string,
  cents: Cents,
  letter: string,
  letterDay: IsoDay | null,
  dueOn: IsoDay | null,
  kind: MovementKind,
  opening: number,
  currency: string | null,
  hundredths: number | null,
  occurrence: number,
]

interface CustomerRow {
  readonly customer: CustomerCode
  readonly name: string | null
  /** JSON array of `LineRow`. */
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
export function* linesByCustomer(ledger: Ledger, { where, parameters = {} }: LineChoice): Generator<LedgerLine[]> {
  const starts = yearStarts(ledger)
  const statement = ledger.db.prepare<[Record<string, string | number | null>], CustomerRow>(`
    SELECT l.customer, (SELECT coalesce(books_name, given_name) FROM customer WHERE code = l.customer) AS name, l.lines FROM (
      SELECT customer, json_group_array(json_array(${COLUMNS}) ORDER BY year_id, id) AS lines FROM line
      WHERE ${where} GROUP BY customer ORDER BY customer) l`)
  for (const { customer, name, lines } of statement.iterate(parameters)) {
    yield (JSON.parse(lines) as LineRow[]).map((row) => toLine(row, customer, name ?? customer, starts))
  }
}

function toLine(row: LineRow, customer: CustomerCode, customerName: string, starts: ReadonlyMap<number, IsoDay>): LedgerLine {
  const [, yearId, account, journal, entry, day, ref, documentRef, documentDay, label, amount, letter, letterDay, dueOn, kind, opening] =
    row
  const fiscalYear = starts.get(yearId)
  if (fiscalYear === undefined) throw new RangeError(`a line of no fiscal year: ${yearId}`)
  const currency = row[16]
  return {
    row: row[0],
    fiscalYear,
    account,
    customer,
    customerName,
    journal,
    entry,
    day,
    ref,
    documentRef,
    documentDay,
    label,
    cents: amount,
    letter,
    letterDay,
    dueOn,
    kind,
    opening: opening === 1,
    foreign: currency === null ? null : { currency, hundredths: row[17] ?? 0 },
    occurrence: row[18],
  }
}

function yearStarts(ledger: Ledger): Map<number, IsoDay> {
  const years = ledger.db.prepare<[], { id: number; start: IsoDay }>('SELECT id, start_day AS start FROM fiscal_year').all()
  return new Map(years.map((year) => [year.id, year.start]))
}
