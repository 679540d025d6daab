// Rows of a ledger -> the reading handed over: customer lines classified, fiscal year, openings, raw balances.
// Order matters: entries, then openings, then identities, then the kinds of movement.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import { classifyMovement } from '../domain/movement.ts'
import type { LedgerReading, RawBalance } from '../domain/reading.ts'
import { customerNames } from './customer-names.ts'
import { type IdentityOf, identities } from './customers.ts'
import { documentDay } from './document-day.ts'
import { documentRefs } from './document-refs.ts'
import { type Entries, groupEntries } from './entries.ts'
import { customerEntries } from './entry-lines.ts'
import type { FileHead } from './file-head.ts'
import { type DaySpan, fiscalYear, yearInName } from './fiscal-year.ts'
import type { IssueLog } from './issue-log.ts'
import type { LedgerRows } from './ledger-pass.ts'
import { explainLedger, remarkOnLedger } from './ledger-remarks.ts'
import { readLedgerRows } from './ledger-rows.ts'
import type { PostedRows } from './ledger-store.ts'
import type { LedgerTable } from './ledger-table.ts'
import { findOpenings, type Openings } from './opening.ts'
import { type OpeningLine, openingRegime } from './opening-regime.ts'
import type { ReadOptions } from './read-options.ts'

/** Reads a ledger whose header is known. @throws InputError when no fiscal year can be told. */
export function readLedger(
  as: 'fec' | 'entries',
  head: FileHead,
  table: LedgerTable,
  options: ReadOptions,
  issues: IssueLog,
): LedgerReading {
  const rows = readLedgerRows(table, options.customerAccounts, issues)
  const entries = groupEntries(rows.posted)
  const openings = findOpenings(rows.posted, entries, options.openingJournal)
  const named = yearInName(head.file)
  const { year, nameContradicts } = fiscalYear(head.file, daySpan(rows.posted, openings), options.yearEnd, named.end)
  const identityOf = identities([...rows.raw.values()])
  const lines = ledgerLines(rows, entries, openings, year.start, identityOf)
  const regime = openingRegime(openingLines(rows, lines, identityOf), openings.rows.size > 0)
  const findings = { head, rows, entries, openings, year, named, nameContradicts, lines, identityOf, regime, options }
  remarkOnLedger(findings, issues)
  return {
    ...head,
    as,
    separator: table.separator,
    rows: rows.rows,
    skipped: rows.skipped,
    rejected: rows.rejected,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: explainLedger(table, findings),
    fiscalYear: year,
    openingRegime: regime,
    openingJournal: openings.journal,
    siren: named.siren,
    lines,
    rawBalances: rawBalances(rows, identityOf),
    rejectedCents: cents(rows.rejectedCents),
    lastBankDay: lastBankDay(rows.posted, openings, options.date),
  }
}

/** The customer lines of the file, in its order, with the kind that their entry tells. */
function ledgerLines(rows: LedgerRows, entries: Entries, openings: Openings, start: IsoDay, identityOf: IdentityOf): LedgerLine[] {
  const entryLines = customerEntries(rows.posted, entries, rows.customers)
  const customers = rows.customers.map((row) => identityOf(row).code)
  const names = customerNames(rows.customers, customers)
  const refs = documentRefs(rows.customers.map((row, index) => ({ ref: row.ref, customer: customers[index] ?? '', day: row.day })))
  return rows.customers.map((row, index) => {
    const opening = openings.rows.has(row.index)
    const entry = entryLines[entries.entryOf[row.index] ?? -1] ?? null
    const customer = customers[index] ?? identityOf(row).code
    return {
      row: row.line,
      fiscalYear: start,
      account: row.account,
      customer,
      customerName: names.get(customer) ?? customer,
      journal: row.journal,
      entry: row.entry,
      day: row.day,
      ref: row.ref,
      documentRef: refs[index] ?? '',
      documentDay: documentDay(row.refDay, row.day),
      label: row.label,
      cents: row.cents,
      letter: row.letter,
      letterDay: row.letterDay,
      dueOn: row.dueOn,
      kind: classifyMovement({ account: row.account, cents: row.cents, label: row.label, opening }, entry),
      opening,
      foreign: row.foreign,
    }
  })
}

/** The opening lines, and whether each names its customer or bears only the label of an account that all share. */
function openingLines(rows: LedgerRows, lines: readonly LedgerLine[], identityOf: IdentityOf): OpeningLine[] {
  const labels = new Map<string, number>()
  for (const { account, auxiliary } of rows.raw.values()) if (auxiliary === '') labels.set(account, (labels.get(account) ?? 0) + 1)
  return lines.flatMap((line, index) => {
    const row = rows.customers[index]
    if (!line.opening || !row) return []
    return [{ line, identified: identityOf(row).source !== 'label' || (labels.get(row.account) ?? 0) > 1 }]
  })
}

/** Raw sums by account and customer, sorted by account then customer; rejected rows whose amount is known are in them. */
function rawBalances(rows: LedgerRows, identityOf: IdentityOf): RawBalance[] {
  const sums = new Map<string, { account: string; customer: RawBalance['customer']; cents: Cents }>()
  for (const raw of rows.raw.values()) {
    const customer = identityOf(raw).code
    const key = `${raw.account}\u0000${customer}`
    const known = sums.get(key)
    sums.set(key, { account: raw.account, customer, cents: cents((known?.cents ?? 0) + raw.cents) })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, balance]) => balance)
}

/** Latest day, not after `today`, of a row on a bank or cash account (51, 53), openings apart. */
function lastBankDay(posted: PostedRows, openings: Openings, today: IsoDay): IsoDay | null {
  let last = ''
  for (const [row, account] of posted.account.entries()) {
    const day = posted.days.text(posted.day[row] ?? -1)
    if (day > last && day <= today && /^5[13]/.test(posted.accounts.text(account)) && !openings.rows.has(row)) last = day
  }
  return last === '' ? null : (last as IsoDay)
}

function daySpan(posted: PostedRows, openings: Openings): DaySpan {
  let first: DaySpan['first'] = null
  let last: DaySpan['last'] = null
  let opening = ''
  for (const [row, id] of posted.day.entries()) {
    const day = posted.days.text(id)
    const line = posted.line[row] ?? 0
    if (day === '') continue
    if (openings.rows.has(row)) opening = day > opening ? day : opening
    else {
      if (first === null || day < first.day) first = { day: day as IsoDay, line }
      if (last === null || day > last.day) last = { day: day as IsoDay, line }
    }
  }
  return { first, last, opening: opening === '' ? null : (opening as IsoDay) }
}
