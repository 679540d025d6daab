// Opens an export of entries that is not a FEC (grand livre, journal): a CSV whose columns are found by their names.
// What the rows mean is told by `readLedger`, exactly as for a FEC.
import type { LedgerReading } from '../domain/reading.ts'
import { columnDays, columnMark } from './column-formats.ts'
import type { Columns, Role } from './columns.ts'
import { type CsvTable, readCsvTable } from './csv-table.ts'
import type { DayCell } from './dates.ts'
import { complete } from './fec-header.ts'
import { fileHead } from './file-head.ts'
import { issueLog } from './issue-log.ts'
import { readLedger } from './ledger-reading.ts'
import type { LedgerTable } from './ledger-table.ts'
import { mapColumns } from './map-columns.ts'
import type { ReadOptions } from './read-options.ts'
import type { TextFile } from './text-file.ts'

// The surest first: "Compte" is the account before it can be a customer.
// biome-ignore format: groups
const ROLES: readonly Role[] = [
  'debit', 'credit', 'sign', 'signed_amount', 'account', 'entry_date', 'journal', 'journal_name', 'entry_number', 'account_name',
  'customer_code', 'customer_name', 'invoice_number', 'piece_ref', 'invoice_date', 'due_date', 'lettering', 'lettering_date', 'label',
  'foreign_amount', 'currency',
]

/** Reads an export of ledger lines. @throws InputError for columns that are missing, ambiguous or unreadable. */
export function readEntries(text: TextFile, options: ReadOptions): LedgerReading {
  const csv = readCsvTable(text)
  const columns = ledgerColumns(csv, options)
  const table: LedgerTable = {
    file: csv.file,
    header: { headers: csv.headers, columns, written: true },
    separator: csv.separator,
    rows: csv.rows,
    readDay: days(csv, columns),
    marks: marks(csv, columns),
  }
  return readLedger('entries', fileHead(text.source, text.encoding), table, options, issueLog())
}

/** The columns; a file with one day column has the day of the books in it, whatever its name. */
function ledgerColumns(csv: CsvTable, options: ReadOptions): Columns {
  const { invoice_number: number, piece_ref: piece, ...found } = mapColumns(csv, ROLES, options.map)
  const ref = number ?? piece
  const columns: Columns = { ...found, ...(ref === undefined ? {} : { piece_ref: ref }) }
  const oneDay: Columns =
    columns.entry_date === undefined && columns.invoice_date !== undefined ? { ...columns, entry_date: columns.invoice_date } : columns
  return complete(csv.file, csv.headers, oneDay)
}

/** One reader for every day column: their orders must agree, and the column of the entries decides. */
function days(csv: CsvTable, columns: Columns): (text: string) => DayCell {
  for (const role of ['invoice_date', 'due_date', 'lettering_date'] as const) columnDays(csv, columns[role])
  return columnDays(csv, columns.entry_date)
}

function marks(csv: CsvTable, columns: Columns): LedgerTable['marks'] {
  const found: { -readonly [key in keyof LedgerTable['marks']]: LedgerTable['marks'][key] } = {}
  for (const role of ['debit', 'credit', 'signed_amount', 'foreign_amount'] as const) {
    const mark = columnMark(csv, columns[role])
    if (mark !== undefined) found[role] = mark
  }
  return found
}
