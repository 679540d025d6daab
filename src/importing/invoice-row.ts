// One row of a list of invoices -> its document, or why it gives none. Numbers win over status words.
import { type Cents, cents, ZERO } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { normaliseRef } from '../domain/document-ref.ts'
import { customerCode } from '../domain/names.ts'
import type { InvoiceRecord } from '../domain/reading.ts'
import { type DecimalMark, parseAmount } from './amounts.ts'
import type { Columns, Role } from './columns.ts'
import { customerOf } from './contact-row.ts'
import { type DayCell, isDay } from './dates.ts'
import { isCreditNote, statusOf } from './document-status.ts'
import type { Note } from './ledger-pass.ts'
import { cell, type Row } from './rows.ts'
import { quoted } from './wording.ts'

/** How the columns of one file are read. */
export interface InvoiceColumns {
  readonly headers: readonly string[]
  readonly columns: Columns
  readonly readDay: (role: 'invoice_date' | 'due_date', text: string) => DayCell
  readonly marks: Readonly<Partial<Record<Role, DecimalMark>>>
}

export interface InvoiceRow {
  /** Null: the row is rejected (`errors`) or skipped (`skip`). */
  readonly record: InvoiceRecord | null
  /** What was paid according to the row; null when the file does not say. */
  readonly paidCents: Cents | null
  readonly errors: readonly Note[]
  readonly warnings: readonly Note[]
}

/** Reads one row that holds something. */
export function readInvoiceRow(row: Row, where: InvoiceColumns): InvoiceRow {
  const text = (role: Role) => cell(row.fields, where.columns[role])
  const currency = text('currency')
  if (currency !== '' && !/^(eur|euros?|€)$/i.test(currency)) {
    return skipped({ role: 'currency', code: 'other-currency', message: `La facture est en ${currency} : elle n’est pas importée.` })
  }
  if (statusOf(text('status')) === 'void') return skipped(null)
  const amounts = rowAmounts(text, where)
  const issuedOn = where.readDay('invoice_date', text('invoice_date'))
  const customer = customerOf(row.fields, where.columns)
  const number = text('invoice_number')
  const errors = [
    ...amounts.errors,
    ...(number === '' ? [missing('invoice_number', 'number-missing', 'Le numéro de facture manque.')] : []),
    ...(customer.code === '' ? [missing('customer_name', 'customer-missing', 'Le client manque.')] : []),
    ...dayErrors(issuedOn, text('invoice_date')),
  ]
  if (errors.length > 0 || !isDay(issuedOn)) return { record: null, paidCents: null, errors, warnings: [] }
  const dueOn = where.readDay('due_date', text('due_date'))
  const sign = isCreditNote(text('document_type'), number) && amounts.total > 0 ? -1 : 1
  const totalCents = cents(sign * amounts.total)
  const outstandingCents = cents(sign * amounts.outstanding)
  const record: InvoiceRecord = {
    row: row.line,
    customer: customerCode(customer.code),
    customerName: customer.name || customer.code,
    number,
    documentRef: normaliseRef(number),
    issuedOn,
    dueOn: isDay(dueOn) ? dueOn : null,
    totalCents,
    outstandingCents,
  }
  return {
    record,
    paidCents: amounts.paid,
    errors: [],
    warnings: [...dueWarnings(dueOn, issuedOn, text('due_date')), ...contradictions(record, text('status'))],
  }
}

interface RowAmounts {
  readonly total: number
  readonly outstanding: number
  readonly paid: Cents | null
  readonly errors: readonly Note[]
}

function rowAmounts(text: (role: Role) => string, where: InvoiceColumns): RowAmounts {
  const errors: Note[] = []
  const read = (role: Role): Cents | null => {
    const written = text(role)
    const amount = parseAmount(written, where.marks[role])
    if (amount.kind === 'invalid' || amount.kind === 'absent') {
      errors.push(missing(role, 'amount-invalid', `Le montant ${quoted(written)} ne peut pas être lu.`))
    }
    return amount.kind === 'amount' ? amount.cents : null
  }
  const [total, balance, paid] = [read('amount_incl_tax'), read('balance'), read('amount_paid')]
  const role: Role = where.columns.amount_incl_tax === undefined ? 'balance' : 'amount_incl_tax'
  if (errors.length === 0 && total === null && balance === null) errors.push(missing(role, 'amount-missing', 'Le montant manque.'))
  const knowsPaid = where.columns.amount_paid !== undefined
  const settled = statusOf(text('status')) === 'paid'
  const whole = total ?? balance ?? ZERO
  // An empty balance next to a total: what the other columns say, else the document cannot be trusted to be open.
  if (balance === null && where.columns.balance !== undefined && !knowsPaid && !settled && errors.length === 0) {
    errors.push(missing('balance', 'amount-missing', 'Le reste à payer manque.'))
  }
  const outstanding = balance ?? (knowsPaid ? whole - (paid ?? ZERO) : settled ? 0 : whole)
  return { total: whole, outstanding, paid: knowsPaid ? (paid ?? ZERO) : null, errors }
}

function contradictions({ totalCents, outstandingCents }: InvoiceRecord, status: string): Note[] {
  const notes: Note[] = []
  if (statusOf(status) === 'paid' && outstandingCents !== 0) {
    notes.push({
      role: 'status',
      code: 'status-contradiction',
      message: `Le statut dit ${quoted(status)}, mais il reste un montant à payer : le montant l’emporte.`,
    })
  }
  if (Math.abs(outstandingCents) > Math.abs(totalCents) || outstandingCents * totalCents < 0) {
    notes.push({ role: 'balance', code: 'balance-exceeds-total', message: 'Le reste à payer dépasse le total de la facture.' })
  }
  return notes
}

function dayErrors(day: DayCell, text: string): Note[] {
  if (isDay(day)) return []
  const message = day === 'empty' ? 'La date de facture manque.' : `La date ${quoted(text)} n’existe pas ou ne peut pas être lue.`
  return [{ role: 'invoice_date', code: day === 'empty' ? 'date-missing' : 'date-invalid', message }]
}

function dueWarnings(due: DayCell, issuedOn: IsoDay, text: string): Note[] {
  if (due === 'invalid')
    return [{ role: 'due_date', code: 'due-date-invalid', message: `L’échéance ${quoted(text)} ne peut pas être lue ; elle est ignorée.` }]
  if (due !== 'empty' && due < issuedOn)
    return [{ role: 'due_date', code: 'due-before-issue', message: 'L’échéance précède la date de facture.' }]
  return []
}

function missing(role: Role, code: string, message: string): Note {
  return { role, code, message }
}

function skipped(warning: Note | null): InvoiceRow {
  return { record: null, paidCents: null, errors: [], warnings: warning ? [warning] : [] }
}
