// The cells of a customer row, read in full. A secondary date that cannot be read is noted and left out.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { Role } from './columns.ts'
import { isDay } from './dates.ts'
import { foreignAmount } from './foreign-amount.ts'
import { type Pass, report } from './ledger-pass.ts'
import { type CustomerRow, detached } from './ledger-store.ts'
import { cell, type Row } from './rows.ts'
import { quoted } from './wording.ts'

/** Reads a posted row whose day and amount are known. */
export function customerRow(
  pass: Pass,
  row: Row,
  fields: readonly string[],
  read: { index: number; day: IsoDay; cents: Cents },
): CustomerRow {
  const { columns } = pass.table.header
  const { posted, names } = pass
  const { index, day, cents } = read
  const text = (role: Role) => names.text(names.id(cell(fields, columns[role])))
  const secondary = (role: Role, code: string) => secondaryDay(pass, row, cell(fields, columns[role]), role, code)
  return {
    index,
    line: row.line,
    account: posted.accounts.text(posted.account[index] ?? -1),
    accountName: text('account_name'),
    auxiliary: text('customer_code'),
    auxiliaryName: text('customer_name'),
    journal: posted.journals.text(posted.journal[index] ?? -1),
    entry: posted.entries.text(posted.entry[index] ?? -1),
    day,
    ref: posted.refs.text(posted.ref[index] ?? -1),
    refDay: secondary('invoice_date', 'piece-date-invalid'),
    label: detached(cell(fields, columns.label)),
    cents,
    letter: text('lettering'),
    letterDay: secondary('lettering_date', 'lettering-date-invalid'),
    dueOn: secondary('due_date', 'due-date-invalid'),
    foreign: foreignAmount(cell(fields, columns.currency), cell(fields, columns.foreign_amount), cents, pass.table.marks.foreign_amount),
  }
}

function secondaryDay(pass: Pass, row: Row, text: string, role: Role, code: string): IsoDay | null {
  if (text === '') return null
  const day = pass.table.readDay(text)
  if (isDay(day)) return day
  if (day === 'invalid')
    report(pass, row, 'warning', [{ role, code, message: `La date ${quoted(text)} ne peut pas être lue ; elle est ignorée.` }])
  return null
}
