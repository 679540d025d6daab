// Rows of an aged balance -> one document without detail per customer. The ages of a row must add up to its balance, and the
// total row to the sum of the rows.
import { type Cents, cents, sumCents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatAmount } from '../../domain/format.ts'
import { LUMP_NUMBER } from '../../domain/lump.ts'
import { customerCode } from '../../domain/names.ts'
import type { InvoiceRecord } from '../../domain/reading.ts'
import { parseAmount } from '../cells/amounts.ts'
import { columnMark } from '../columns/column-formats.ts'
import type { Columns } from '../columns/columns.ts'
import { customerOf } from '../contacts/contact-row.ts'
import type { IssueLog } from '../issue-log.ts'
import { titleOf } from '../shapes/block-customers.ts'
import { printedRow } from '../shapes/not-a-row.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'

export interface AgedTable {
  readonly columns: Columns
  readonly day: IsoDay
  /** Column of the balance; null: the ages are added. */
  readonly total: number | null
  readonly ages: readonly number[]
}

export interface FoundLumps {
  readonly lumps: readonly InvoiceRecord[]
  readonly skipped: number
  readonly rejected: number
}

/** Reads every row; a customer on several rows (one per account) gives one document. */
export function agedLumps(table: CsvTable, aged: AgedTable, issues: IssueLog): FoundLumps {
  const marks = new Map([aged.total, ...aged.ages].flatMap((index) => (index === null ? [] : [[index, columnMark(table, index)] as const])))
  const read = (row: Row, index: number): number | null => {
    const amount = parseAmount(cell(row.fields, index), marks.get(index))
    return amount.kind === 'amount' ? amount.cents : amount.kind === 'empty' ? 0 : null
  }
  const lumps = new Map<string, InvoiceRecord>()
  const counts = { skipped: 0, rejected: 0 }
  for (const row of table.rows) {
    const balance = balanceOf(row, aged, read)
    const printed = printedRow(row.fields)
    if (row.fields.length === 0 || printed !== null || titleOf(row) !== null || balance === 0) {
      const written = aged.total === null ? balance : read(row, aged.total)
      if (printed === 'total') checkTotal(row, written, [...lumps.values()], counts.rejected > 0, issues)
      counts.skipped += 1
      continue
    }
    const customer = customerOf(row.fields, aged.columns)
    if (balance === null || customer.code === '') {
      const message = balance === null ? 'Le solde ne peut pas être lu, ou n’est pas la somme de ses tranches.' : 'Le client manque.'
      issues.error({ line: row.line, code: balance === null ? 'aged-sum' : 'customer-missing', message, excerpt: row.text })
      counts.rejected += 1
      continue
    }
    const known = lumps.get(customer.code)
    if (known) counts.skipped += 1
    lumps.set(customer.code, lump(known, row.line, customer, aged.day, balance))
  }
  return { lumps: [...lumps.values()], ...counts }
}

/** Null when a cell cannot be read, or when the ages do not add up to the balance. */
function balanceOf(row: Row, { total, ages }: AgedTable, read: (row: Row, index: number) => number | null): number | null {
  const parts = ages.map((index) => read(row, index))
  const told = total === null ? null : read(row, total)
  if (parts.includes(null) || (total !== null && told === null)) return null
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0)
  if (total === null || told === null) return sum
  return ages.length === 0 || told === sum ? told : null
}

function lump(
  known: InvoiceRecord | undefined,
  row: number,
  customer: { code: string; name: string },
  day: IsoDay,
  balance: number,
): InvoiceRecord {
  const all: Cents = cents((known?.totalCents ?? 0) + balance)
  return {
    row: known?.row ?? row,
    customer: customerCode(customer.code),
    customerName: customer.name || customer.code,
    number: LUMP_NUMBER,
    documentRef: '',
    issuedOn: day,
    dueOn: null,
    totalCents: all,
    outstandingCents: all,
  }
}

function checkTotal(row: Row, written: number | null, lumps: readonly InvoiceRecord[], partial: boolean, issues: IssueLog): void {
  const read = sumCents(lumps.map((one) => one.totalCents))
  if (written === null || written === read) return
  const message = `Le total du fichier (${formatAmount(written)}) n’est pas la somme des soldes lus (${formatAmount(read)}).`
  issues[partial ? 'warning' : 'error']({ line: row.line, code: 'total-mismatch', message, excerpt: row.text })
}
