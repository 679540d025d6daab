// Customer lines in and out of their table, one to one. The customer's name is kept once, with the customer.
import type { IsoDay } from '../domain/day.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'

interface LineRow {
  row: number
  fiscalYear: string
  account: string
  customer: string
  customerName: string | null
  journal: string
  entry: string
  day: string
  ref: string
  documentRef: string
  documentDay: string
  label: string
  cents: number
  letter: string
  letterDay: string | null
  dueOn: string | null
  kind: string
  opening: number
  currency: string | null
  hundredths: number | null
}

const SELECT = `
SELECT l.row, y.start_day AS fiscalYear, l.account, l.customer, coalesce(c.books_name, c.given_name) AS customerName,
  l.journal, l.entry, l.day, l.ref, l.document_ref AS documentRef, l.document_day AS documentDay, l.label,
  l.amount_cents AS cents, l.letter, l.letter_day AS letterDay, l.due_on AS dueOn, l.kind, l.opening, l.currency,
  l.currency_hundredths AS hundredths
FROM line l CROSS JOIN fiscal_year y ON y.id = l.year_id LEFT JOIN customer c ON c.code = l.customer`

/** Which lines to read; nothing given: all of them. */
export interface LineFilter {
  readonly customer?: CustomerCode
  readonly yearId?: number
}

/**
 * Lines, customer by customer, each with all the lines asked for in (fiscal year, file) order.
 * Streams: one customer in memory at a time. Nothing may be written while it runs.
 */
export function* linesByCustomer(ledger: Ledger, filter: LineFilter = {}): Generator<LedgerLine[]> {
  const conditions = [
    filter.customer === undefined ? [] : 'l.customer = @customer',
    filter.yearId === undefined ? [] : 'l.year_id = @yearId',
  ].flat()
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const statement = ledger.db.prepare<[LineFilter], LineRow>(`${SELECT} ${where} ORDER BY l.customer, l.year_id, l.position`)
  let lines: LedgerLine[] = []
  for (const row of statement.iterate(filter)) {
    if (lines.length > 0 && lines[0]?.customer !== row.customer) {
      yield lines
      lines = []
    }
    lines.push(toLine(row))
  }
  if (lines.length > 0) yield lines
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

function toLine(row: LineRow): LedgerLine {
  const { currency, hundredths, opening, customerName, ...rest } = row
  const foreign = currency === null || hundredths === null ? null : { currency, hundredths }
  // The table's checks vouch for the brands: every value was one when it was stored.
  return { ...rest, customerName: customerName ?? row.customer, opening: opening === 1, foreign } as unknown as LedgerLine & {
    readonly fiscalYear: IsoDay
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
