// Customer lines in and out of their table. The customer's name is kept once, with the customer.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { LedgerLine, MovementKind } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'

/** Columns of a line in the order of `LineRow`: written and read as one array, since handing values over one by one is what costs. */
const COLUMNS = `row, year_id, account, journal, entry, day, ref, document_ref, document_day, label, amount_cents, letter, letter_day,
  due_on, kind, opening, currency, currency_hundredths`

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
]

interface CustomerRow {
  readonly customer: CustomerCode
  readonly name: string | null
  /** JSON array of `LineRow`. */
  readonly lines: string
}

/** Which lines to read; nothing given: all of them. */
interface LineFilter {
  readonly customer?: CustomerCode
  readonly yearId?: number
}

/**
 * Lines, customer by customer, each with all the lines asked for in (fiscal year, file) order.
 * Streams: one customer in memory at a time. Nothing may be written while it runs.
 */
export function* linesByCustomer(ledger: Ledger, filter: LineFilter = {}): Generator<LedgerLine[]> {
  const starts = yearStarts(ledger)
  const statement = ledger.db.prepare<[{ customer: string | null; yearId: number | null }], CustomerRow>(`
    SELECT l.customer, (SELECT coalesce(books_name, given_name) FROM customer WHERE code = l.customer) AS name, l.lines FROM (
      SELECT customer, json_group_array(json_array(${COLUMNS}) ORDER BY year_id, position) AS lines FROM line
      WHERE ${filter.customer === undefined ? '@customer IS NULL' : 'customer = @customer'} AND (@yearId IS NULL OR year_id = @yearId)
      GROUP BY customer ORDER BY customer) l`)
  for (const { customer, name, lines } of statement.iterate({ customer: filter.customer ?? null, yearId: filter.yearId ?? null })) {
    yield (JSON.parse(lines) as LineRow[]).map((row) => toLine(row, customer, name ?? customer, starts))
  }
}

/** Inserts a fiscal year's lines; `position` keeps the order of the file. */
export function insertLines(ledger: Ledger, yearId: number, lines: readonly LedgerLine[]): void {
  const insert = ledger.db.prepare(`INSERT INTO line (customer, year_id, position, row, account, journal, entry, day, ref, document_ref,
    document_day, label, amount_cents, letter, letter_day, due_on, kind, opening, currency, currency_hundredths)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  // In key order: the table is clustered by customer, and inserting at the end is what it does fastest.
  const order = lines.map((_, position) => position).sort((a, b) => compare(lines[a]?.customer ?? '', lines[b]?.customer ?? '') || a - b)
  for (const position of order) {
    const line = lines[position]
    if (line === undefined) continue
    insert.run(
      line.customer,
      yearId,
      position,
      line.row,
      line.account,
      line.journal,
      line.entry,
      line.day,
      line.ref,
      line.documentRef,
      line.documentDay,
      line.label,
      line.cents,
      line.letter,
      line.letterDay,
      line.dueOn,
      line.kind,
      line.opening ? 1 : 0,
      line.foreign?.currency ?? null,
      line.foreign?.hundredths ?? null,
    )
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
  }
}

function yearStarts(ledger: Ledger): Map<number, IsoDay> {
  const years = ledger.db.prepare<[], { id: number; start: IsoDay }>('SELECT id, start_day AS start FROM fiscal_year').all()
  return new Map(years.map((year) => [year.id, year.start]))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
