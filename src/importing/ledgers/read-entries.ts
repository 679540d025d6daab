// Opens an export of entries that is not a FEC (grand livre, journal): a CSV whose columns are found by their names.
// What the rows mean is told by `readLedger`, exactly as for a FEC.
import type { LedgerReading } from '../../domain/reading.ts'
import { parseDay } from '../cells/dates.ts'
import { columnUses } from '../columns/column-evidence.ts'
import { columnMark } from '../columns/column-formats.ts'
import type { Columns, Role } from '../columns/columns.ts'
import { strengthOf } from '../columns/dictionary.ts'
import { mapColumns } from '../columns/map-columns.ts'
import { fileHead } from '../file-head.ts'
import { issueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { unprinted } from '../shapes/printed-ledger.ts'
import { type CsvTable, readCsvTable } from '../tables/csv-table.ts'
import { refuseScientific } from '../tables/id-cells.ts'
import { remarkOnQuotes } from '../tables/quote-remarks.ts'
import { cell } from '../tables/rows.ts'
import type { TextFile } from '../text-file.ts'
import { complete } from './fec-header.ts'
import { preparedRows } from './ledger-cells.ts'
import { readLedger } from './ledger-reading.ts'
import type { LedgerTable } from './ledger-table.ts'

// The surest first: "Compte" is the account before it can be a customer.
// biome-ignore format: groups
const ROLES: readonly Role[] = [
  'debit', 'credit', 'sign', 'signed_amount', 'account', 'entry_date', 'journal', 'journal_name', 'entry_number', 'account_name',
  'customer_code', 'customer_name', 'invoice_number', 'piece_ref', 'invoice_date', 'due_date', 'lettering', 'lettering_date', 'label',
  'foreign_amount', 'currency',
]

const BY_VALUES = 'd’après ses valeurs'
const AS_PRINTED =
  'Grand-livre imprimé : clients lus en tête de bloc, colonnes retrouvées par leurs valeurs et vérifiées par le solde progressif.'

/** Reads an export of ledger lines. @throws InputError for columns that are missing, ambiguous or unreadable. */
export function readEntries(text: TextFile, options: ReadOptions): LedgerReading {
  const issues = issueLog()
  const written = readCsvTable(text, options.map)
  const print = unprinted(written, `${options.customerAccounts[0] ?? '411'}000`)
  const csv = print ?? written
  const columns = ledgerColumns(csv, options)
  refuseScientific(csv, columns)
  remarkOnQuotes(csv, issues)
  const table: LedgerTable = {
    file: csv.file,
    header: { headers: csv.headers, columns, written: true },
    separator: csv.separator,
    rows: preparedRows(csv, columns, issues),
    readDay: parseDay,
    marks: marks(csv, columns),
  }
  const source = { map: options.map ?? {}, profile: options.profile ?? null, ...(print ? { always: BY_VALUES } : {}) }
  const rows = csv.rows.map((row) => row.fields)
  const head = fileHead(text.source, text.encoding, columnUses(csv.headers, columns, rows, source), csv.fingerprint)
  const reading = readLedger('entries', head, table, options, issues)
  return print ? { ...reading, explanations: [...reading.explanations, AS_PRINTED] } : reading
}

/**
 * The columns. A file with one day column has the day of the books in it, whatever its name; next to the number of the
 * invoice, the number of the piece is that of the entry.
 */
function ledgerColumns(csv: CsvTable, options: ReadOptions): Columns {
  const { invoice_number: number, piece_ref: piece, ...found } = mapColumns(csv, ROLES, options.map)
  const columns: Partial<Record<Role, number>> = { ...found }
  const sure =
    number !== undefined &&
    (piece === undefined ||
      strengthOf(csv.headers[number] ?? '', 'invoice_number') === 'strong' ||
      options.map?.invoice_number !== undefined)
  const ref = sure ? number : piece
  if (ref !== undefined) columns.piece_ref = ref
  if (sure && piece !== undefined) columns.entry_number ??= piece
  const { account_name: label, customer_name: name } = columns
  if (label !== undefined && name === undefined && namesCustomers(csv, columns)) columns.customer_name = label
  const day = columns.entry_date ?? columns.invoice_date
  if (day !== undefined) columns.entry_date = day
  return complete(csv.file, csv.headers, columns)
}

/** Whether the label of the account changes with the auxiliary account: then it is the customer's name. */
function namesCustomers({ rows }: CsvTable, { account, account_name: name, customer_code: code }: Columns): boolean {
  if (name === undefined || code === undefined) return false
  const names = new Map<string, string>()
  for (const { fields } of rows) {
    if (cell(fields, code) === '') continue
    const known = names.get(cell(fields, account)) ?? cell(fields, name)
    if (known !== cell(fields, name)) return true
    names.set(cell(fields, account), known)
  }
  return false
}

function marks(csv: CsvTable, columns: Columns): LedgerTable['marks'] {
  const found: { -readonly [key in keyof LedgerTable['marks']]: LedgerTable['marks'][key] } = {}
  for (const role of ['debit', 'credit', 'signed_amount', 'foreign_amount'] as const) {
    const mark = columnMark(csv, columns[role])
    if (mark !== undefined) found[role] = mark
  }
  return found
}
