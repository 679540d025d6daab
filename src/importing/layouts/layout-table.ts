// Ledger lines of a layout -> the table that every ledger is read from: columns by role, names from cards, decimal marks.
import type { DecimalMark } from '../cells/amounts.ts'
import { isDay } from '../cells/dates.ts'
import { columnMark } from '../columns/column-formats.ts'
import { type Columns, mappedColumns, type Role } from '../columns/columns.ts'
import type { LedgerTable } from '../ledgers/ledger-table.ts'
import { cell, type Row } from '../tables/rows.ts'
import { columnName } from './field-kinds.ts'
import type { LayoutLedger, LayoutText } from './layout.ts'
import { withCards } from './layout-cards.ts'
import { type DayForm, dayReader } from './layout-days.ts'

const FEW_DUE_DAYS = 3
const AMOUNTS = ['debit', 'credit', 'signed_amount'] as const
const TOLD_BY_CARDS = ['customer_code', 'customer_name', 'account_name'] as const

/** @throws InputError for amounts whose decimal mark cannot be told; while rows are read, see `withCards`. */
export function layoutTable(text: LayoutText, ledger: LayoutLedger, map: Readonly<Record<string, string>> | undefined): LedgerTable {
  const { fields, separator, days, cards, ownAccounts } = ledger
  const headers = fields.map(({ role }, index) => columnName(role, index))
  const own: Partial<Record<Role, number>> = {}
  for (const [index, { role }] of fields.entries()) if (role !== null) own[role] ??= index
  const mapped = mappedColumns(map, headers, Object.keys(own) as Role[], text.file)
  const columns: Partial<Record<Role, number>> = { ...own, ...mapped }
  const carded = cards.size > 0 || ownAccounts
  if (carded) for (const role of TOLD_BY_CARDS) columns[role] ??= headers.push(columnName(role, headers.length)) - 1
  const sample = [...ledger.rows(text.sample)]
  if (!dueDaysTell(sample, columns, days)) delete columns.due_date
  const table = {
    file: text.file,
    separator,
    headers,
    headerLine: 1,
    rows: sample,
    preamble: [],
    strayCells: new Map(),
    looseQuotes: [],
    fingerprint: '',
  }
  const rows = ledger.rows(text.lines())
  return {
    file: text.file,
    header: { headers, columns, written: false },
    separator,
    rows: carded ? withCards(text.file, ledger, columns, headers.length, rows) : rows,
    readDay: dayReader(days),
    marks: separator === '' ? {} : marks(table, columns),
  }
}

/** A due day that is always the day of the entry is none: the exporter had nothing better to write. */
function dueDaysTell(rows: readonly Row[], columns: Columns, days: DayForm): boolean {
  const readDay = dayReader(days)
  let same = 0
  for (const { fields } of rows) {
    const due = readDay(cell(fields, columns.due_date))
    if (!isDay(due) || !cell(fields, columns.account).startsWith('41')) continue
    if (due !== readDay(cell(fields, columns.entry_date))) return true
    same += 1
  }
  return same < FEW_DUE_DAYS
}

function marks(table: Parameters<typeof columnMark>[0], columns: Columns): LedgerTable['marks'] {
  const found: Partial<Record<(typeof AMOUNTS)[number], DecimalMark>> = {}
  for (const role of AMOUNTS) {
    const mark = columnMark(table, columns[role])
    if (mark !== undefined) found[role] = mark
  }
  return found
}
