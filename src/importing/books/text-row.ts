// A row of texts posted in numbers: amounts, days and columns in every form an export may write them; problems noted.
// Decides what is skipped and what is rejected.
import { basicDay } from '../../domain/day.ts'
import { type DayCell, isDay } from '../cells/dates.ts'
import { rowAmount } from '../cells/row-amount.ts'
import { isCustomerAccount } from '../ledgers/customer-account.ts'
import { fitRow } from '../ledgers/fit-row.ts'
import { speaksOfOpening } from '../ledgers/opening-words.ts'
import type { Note } from '../note.ts'
import { cell, type Row } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import { addSupplier, keep } from './kept-rows.ts'
import { type Pass, report } from './pass.ts'
import { secondaryDay, secondaryDays } from './secondary-days.ts'

const TOTAL = /^(sous[- ]?)?tota(l|ux)\b/i

/** Reads one row. @param place where its text can be read again */
export function textRow(pass: Pass, row: Row, place: number): void {
  pass.counts.rows += 1
  if (row.fields.length === 0) {
    pass.counts.skipped += 1
    return
  }
  const { header } = pass.table
  const fitted = fitRow(row.fields, pass.table)
  if (fitted.kind === 'short' || fitted.kind === 'cut') pass.cut.short(row.line, row.fields.length, pass.counts.rows)
  if (fitted.kind === 'short' || fitted.kind === 'long') {
    misfit(pass, row, fitted.kind)
    return
  }
  const notes: Note[] = []
  if (fitted.kind === 'rejoined') notes.push(rejoined(header.headers[fitted.index] ?? ''))
  if (fitted.kind === 'cut') notes.push(CUT)
  readFitted(pass, row, fitted.fields, notes, place)
}

function readFitted(pass: Pass, row: Row, fields: readonly string[], notes: readonly Note[], place: number): void {
  const { counts, table } = pass
  const { columns } = table.header
  const account = cell(fields, columns.account)
  const amount = rowAmount(fields, table)
  if ((account === '' && amount.cents === 0) || TOTAL.test(account)) {
    counts.skipped += 1
    return
  }
  const dayText = cell(fields, columns.entry_date)
  const day = table.readDay(dayText)
  const faults = [...accountFaults(account), ...amount.faults, ...dayFaults(day, dayText)]
  const isCustomer = isCustomerAccount(account, pass.prefixes)
  // An account that is no number may be a customer's: better stop than lose it.
  const concerns = isCustomer || !/^\d/.test(account)
  const posted = postable(pass, row, fields, { account, day, cents: amount.cents ?? 0, broken: faults.length > 0 })
  if (!concerns || amount.cents === 0) {
    pass.post({ ...posted, kept: -1 })
    counts.skipped += 1
    if (amount.cents !== 0) report(pass, row, 'warning', [...faults, ...amount.remarks])
    // Nothing is lost of a customer without a word: the amount may be that of another column.
    else if (concerns) report(pass, row, 'warning', notes)
    if (faults.length === 0 && posted.cents !== 0 && pass.traitsOf(posted.account).supplier) {
      const { auxiliary, accountName, name } = textsOf(pass, fields)
      addSupplier(pass, { ...posted, auxiliary }, () => accountName, name)
    }
    return
  }
  report(pass, row, 'warning', [...notes, ...amount.remarks])
  const party = isCustomer ? partyOf(pass, fields, posted.account) : -1
  if (isCustomer) pass.parties.add(party, posted.cents)
  if (faults.length === 0 && isDay(day) && amount.cents !== null) {
    secondaryDays(pass, row, fields)
    const { auxiliary, name } = textsOf(pass, fields)
    pass.parties.rename(party, name, posted.day)
    const pieceDay = secondaryDay(table, fields, 'invoice_date')
    const refDay = pieceDay === null ? 0 : basicDay(pieceDay)
    const letter = pass.texts.of(cell(fields, columns.lettering))
    const written = cell(fields, columns.piece_ref)
    const ref = written === '' ? 0 : posted.ref
    const refAgain = written === '' ? 0 : pass.hashOf(written).second
    pass.post({ ...posted, kept: keep(pass, { ...posted, place, auxiliary, party, letter, ref, refAgain, refDay }) })
    return
  }
  pass.post({ ...posted, kept: -1 })
  counts.rejected += 1
  if (isCustomer) counts.rejectedCents += posted.cents
  report(pass, row, 'error', faults)
}

/** A row that does not fit: harmless only when its account can be read for sure and is not a customer's. */
function misfit(pass: Pass, row: Row, kind: 'short' | 'long'): void {
  const { columns, headers } = pass.table.header
  const account = cell(row.fields, columns.account)
  const day = pass.table.readDay(cell(row.fields, columns.entry_date))
  const sure = /^\d{3}/.test(account) && isDay(day)
  const harmless = TOTAL.test(cell(row.fields, 0)) || (sure && !isCustomerAccount(account, pass.prefixes))
  if (sure) pass.post({ ...postable(pass, row, row.fields, { account, day, cents: 0, broken: true }), kept: -1 })
  if (harmless) pass.counts.skipped += 1
  else pass.counts.rejected += 1
  const count = `${row.fields.length} colonnes au lieu de ${headers.length}`
  const message =
    kind === 'short' ? `La ligne est incomplète : ${count}.` : `La ligne a ${count} : un séparateur se trouve sans doute dans un libellé.`
  report(pass, row, harmless ? 'warning' : 'error', [{ role: null, code: `row-${kind}`, message }])
}

/** The row in numbers, `kept` apart. A day that cannot be read is 0. */
function postable(
  pass: Pass,
  row: Row,
  fields: readonly string[],
  read: { account: string; day: DayCell; cents: number; broken: boolean },
) {
  const { columns } = pass.table.header
  const journal = pass.journals.of(cell(fields, columns.journal))
  const day = isDay(read.day) ? basicDay(read.day) : 0
  const ref = cell(fields, columns.piece_ref)
  pass.journalNames[journal] ??= cell(fields, columns.journal_name)
  let openingWord = false
  if (pass.days.isEarly(day)) {
    openingWord = speaksOfOpening(cell(fields, columns.label)) || speaksOfOpening(ref)
  }
  const number = cell(fields, columns.entry_number)
  const { first: entry, second: entryAgain } = pass.hashOf(number)
  return {
    line: row.line,
    journal,
    day,
    account: pass.texts.of(read.account),
    cents: read.cents,
    broken: read.broken,
    openingWord,
    entry,
    entryAgain,
    ref: pass.hashOf(ref).first,
  }
}

function partyOf(pass: Pass, fields: readonly string[], account: number): number {
  const { auxiliary, accountName, name } = textsOf(pass, fields)
  return pass.parties.number(
    account,
    auxiliary,
    () => accountName,
    () => name,
  )
}

function textsOf({ table, texts }: Pass, fields: readonly string[]) {
  const { columns } = table.header
  const of = (index: number | undefined) => texts.of(cell(fields, index))
  return { auxiliary: of(columns.customer_code), accountName: of(columns.account_name), name: of(columns.customer_name) }
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
