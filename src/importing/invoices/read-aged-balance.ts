// Reads an aged balance when the user asks for it: one document without detail per customer, for his whole balance.
// Ages cannot be kept: nothing is reminded nor charged on such a document.
import { sumCents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatAmount, formatDay, plural } from '../../domain/format.ts'
import type { InvoiceReading } from '../../domain/reading.ts'
import { isDay, parseDay } from '../cells/dates.ts'
import { columnUses } from '../columns/column-evidence.ts'
import { mappedColumns, type Role } from '../columns/columns.ts'
import { mapColumns, missingColumns } from '../columns/map-columns.ts'
import { fileHead } from '../file-head.ts'
import { issueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { type CsvTable, readCsvTable } from '../tables/csv-table.ts'
import type { TextFile } from '../text-file.ts'
import { separatorName } from '../wording.ts'
import { agedColumns } from './aged-columns.ts'
import { agedLumps } from './aged-lumps.ts'

/** @throws InputError for columns that are missing, ambiguous or unreadable. */
export function readAgedBalance(text: TextFile, options: ReadOptions): InvoiceReading {
  const table = readCsvTable(text, options.map)
  const { balance, ...map } = options.map ?? {}
  const columns = mapColumns(table, ['customer_code', 'customer_name'], map)
  const customer = columns.customer_code ?? columns.customer_name
  const aged = agedColumns(table.headers)
  const named = balance === undefined ? undefined : mappedColumns({ balance }, table.headers, ['balance'], table.file).balance
  const total = named ?? aged?.total ?? null
  const missing: Role[] = [
    ...(customer === undefined ? ['customer_name' as const] : []),
    ...((aged ?? total) === null ? ['balance' as const] : []),
  ]
  if (missing.length > 0) throw missingColumns(table, missing)
  const issues = issueLog()
  const day = printDay(table) ?? options.date
  const found = agedLumps(table, { columns, day, total, ages: aged?.buckets ?? [] }, issues)
  const sum = sumCents(found.lumps.map((lump) => lump.outstandingCents))
  const used = total === null ? columns : { ...columns, balance: total }
  const rows = table.rows.map((row) => row.fields)
  const uses = columnUses(table.headers, used, rows, { map: options.map ?? {}, otherwise: 'solde du client' })
  return {
    ...fileHead(text.source, text.encoding, uses, table.fingerprint),
    as: 'invoices',
    separator: table.separator,
    rows: table.rows.length,
    skipped: found.skipped,
    rejected: found.rejected,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: [
      `Encodage ${text.encoding}, colonnes séparées par ${separatorName(table.separator)}.`,
      `Balance âgée au ${formatDay(day)} : un solde sans détail par client, qui n’est ni relancé ni soumis à pénalités.`,
      `${found.lumps.length} ${plural(found.lumps.length, 'client', 'clients')}, ${formatAmount(sum)} à recevoir.`,
    ],
    invoices: found.lumps,
    contacts: [],
  }
}

/** The day of the print: the last one written above the columns; null when there is none. */
function printDay({ preamble }: CsvTable): IsoDay | null {
  const title = preamble.map((row) => row.text).join(' ')
  const texts = title.match(/\b(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})\b/g) ?? []
  return (
    texts
      .map((written) => parseDay(written))
      .filter(isDay)
      .at(-1) ?? null
  )
}
