// One pass over the rows of a ledger: every row posted in numbers, customer rows kept in full, problems noted.
// Decides what is skipped and what is rejected; knows nothing of entries, customers' identity or fiscal years.
import { isCustomerAccount } from './customer-account.ts'
import { customerRow } from './customer-row.ts'
import { type DayCell, isDay } from './dates.ts'
import { fitRow } from './fit-row.ts'
import type { IssueLog } from './issue-log.ts'
import { type LedgerRows, type Note, type Pass, report } from './ledger-pass.ts'
import { interner, postedRows } from './ledger-store.ts'
import type { LedgerTable } from './ledger-table.ts'
import { addRaw, post } from './posting.ts'
import { rowAmount } from './row-amount.ts'
import { cell, type Row } from './rows.ts'
import { quoted } from './wording.ts'

const TOTAL = /^(sous[- ]?)?tota(l|ux)\b/i

/** Reads every row once. */
export function readLedgerRows(table: LedgerTable, prefixes: readonly string[], issues: IssueLog): LedgerRows {
  const counts = { rows: 0, skipped: 0, rejected: 0, rejectedCents: 0, firstDay: '9999-12-31' }
  const pass: Pass = { ...counts, posted: postedRows(), customers: [], raw: new Map(), table, prefixes, issues, names: interner() }
  for (const row of table.rows) {
    pass.rows += 1
    if (row.fields.length === 0) pass.skipped += 1
    else readRow(pass, row)
  }
  return pass
}

function readRow(pass: Pass, row: Row): void {
  const { header, separator } = pass.table
  const fitted = fitRow(row.fields, header.headers.length, header.columns, separator)
  if (fitted.kind === 'short' || fitted.kind === 'long') readMisfit(pass, row, fitted.kind)
  else {
    const notes: Note[] = []
    if (fitted.kind === 'rejoined') notes.push(rejoined(header.headers[fitted.index] ?? ''))
    if (fitted.kind === 'cut') notes.push(CUT)
    readFitted(pass, row, fitted.fields, notes)
  }
}

function readFitted(pass: Pass, row: Row, fields: readonly string[], notes: readonly Note[]): void {
  const { columns } = pass.table.header
  const account = cell(fields, columns.account)
  const amount = rowAmount(fields, pass.table)
  if ((account === '' && amount.cents === 0) || TOTAL.test(account)) {
    pass.skipped += 1
    return
  }
  const dayText = cell(fields, columns.entry_date)
  const day = pass.table.readDay(dayText)
  const faults = [...accountFaults(account), ...amount.faults, ...dayFaults(day, dayText)]
  const index = post(pass, row, fields, { account, cents: amount.cents ?? 0, day })
  if (faults.length > 0) pass.posted.broken.add(index)
  const isCustomer = isCustomerAccount(account, pass.prefixes)
  // An account that is no number may be a customer's: better stop than lose it.
  const concerns = isCustomer || !/^\d/.test(account)
  if (!concerns || amount.cents === 0) {
    pass.skipped += 1
    if (amount.cents !== 0) report(pass, row, 'warning', [...faults, ...amount.remarks])
    return
  }
  report(pass, row, 'warning', [...notes, ...amount.remarks])
  if (isCustomer) addRaw(pass, fields, account, amount.cents ?? 0)
  if (faults.length === 0 && isDay(day) && amount.cents !== null) {
    pass.customers.push(customerRow(pass, row, fields, { index, day, cents: amount.cents }))
    return
  }
  pass.rejected += 1
  if (isCustomer) pass.rejectedCents += amount.cents ?? 0
  report(pass, row, 'error', faults)
}

/** A row that does not fit: harmless only when its account can be read for sure and is not a customer's. */
function readMisfit(pass: Pass, row: Row, kind: 'short' | 'long'): void {
  const { columns, headers } = pass.table.header
  const account = cell(row.fields, columns.account)
  const day = pass.table.readDay(cell(row.fields, columns.entry_date))
  const sure = /^\d{3}/.test(account) && isDay(day)
  const harmless = TOTAL.test(cell(row.fields, 0)) || (sure && !isCustomerAccount(account, pass.prefixes))
  if (sure) pass.posted.broken.add(post(pass, row, row.fields, { account, cents: 0, day }))
  if (harmless) pass.skipped += 1
  else pass.rejected += 1
  const count = `${row.fields.length} colonnes au lieu de ${headers.length}`
  const message =
    kind === 'short' ? `La ligne est incomplète : ${count}.` : `La ligne a ${count} : un séparateur se trouve sans doute dans un libellé.`
  report(pass, row, harmless ? 'warning' : 'error', [{ role: null, code: `row-${kind}`, message }])
}

function accountFaults(account: string): Note[] {
  if (/^\d/.test(account)) return []
  const missing = account === ''
  const message = missing ? 'Le numéro de compte manque.' : `Le compte ${quoted(account)} n’est pas un numéro du plan comptable.`
  return [{ role: 'account', code: missing ? 'account-missing' : 'account-invalid', message }]
}

function dayFaults(day: DayCell, text: string): Note[] {
  if (isDay(day)) return []
  const message = day === 'empty' ? 'La date d’écriture manque.' : `La date ${quoted(text)} n’existe pas ou ne peut pas être lue.`
  return [{ role: 'entry_date', code: day === 'empty' ? 'date-missing' : 'date-invalid', message }]
}

const CUT: Note = { role: null, code: 'row-short', message: 'La ligne est coupée : les colonnes de la fin sont lues comme vides.' }

function rejoined(header: string): Note {
  const message = `Le séparateur figure dans la colonne ${quoted(header)} : elle a été recollée.`
  return { role: null, code: 'separator-in-label', message }
}
