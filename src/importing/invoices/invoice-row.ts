// One row of a list of invoices -> its document, or why it gives none. Amounts come from the plan of the file; the rows of
// one document are put together by `invoice-rows.ts`.
import { type Cents, cents, ZERO } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import { normaliseRef } from '../../domain/document-ref.ts'
import { formatDay } from '../../domain/format.ts'
import { customerCode } from '../../domain/names.ts'
import type { InvoiceRecord } from '../../domain/reading.ts'
import { type DecimalMark, parseAmount } from '../cells/amounts.ts'
import { type DayCell, isDay } from '../cells/dates.ts'
import type { Columns, Role } from '../columns/columns.ts'
import { customerOf } from '../contacts/contact-row.ts'
import type { Note } from '../note.ts'
import { cell, type Row } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import { type DocumentStatus, documentStatus, isCreditNote, isPayment } from './document-status.ts'
import { type AmountPlan, amountRoles, type RowAmounts, rowAmounts } from './invoice-amounts.ts'
import { asideNote, type LeftAside, leftAside } from './invoice-aside.ts'

/** How the columns of one file are read. */
export interface InvoiceColumns {
  readonly headers: readonly string[]
  readonly columns: Columns
  readonly plan: AmountPlan
  readonly readDay: (role: 'invoice_date' | 'due_date', text: string) => DayCell
  readonly marks: Readonly<Partial<Record<Role, DecimalMark>>>
}

export interface InvoiceRow {
  /** Null: the row is rejected (`errors`) or left aside. */
  readonly record: InvoiceRecord | null
  readonly status: DocumentStatus
  /** What was paid according to the row, signed like the total; null when the file does not say. */
  readonly paidCents: Cents | null
  /** The number of the instalment; '' for a document due in one go. */
  readonly installment: string
  readonly aside: LeftAside | null
  readonly errors: readonly Note[]
  readonly warnings: readonly Note[]
}

/** Reads one row that holds something. */
export function readInvoiceRow(row: Row, where: InvoiceColumns): InvoiceRow {
  const text = (role: Role) => cell(row.fields, where.columns[role])
  const { amounts, errors: amountErrors } = readAmounts(text, where)
  const status = documentStatus(text('status'), text('paid_flag'))
  const aside = leftAside(text, where.plan, amounts, status)
  if (aside) return { ...NOTHING, status, aside, warnings: aside.why === 'void' ? [] : [asideNote(aside, text('invoice_number'))] }
  const issuedOn = where.readDay('invoice_date', text('invoice_date'))
  const customer = customerOf(row.fields, where.columns)
  const number = text('invoice_number') || paymentNumber(text('document_type'), issuedOn)
  const errors = [
    ...amountErrors,
    ...(number === '' ? [note('invoice_number', 'number-missing', 'Le numéro de facture manque.')] : []),
    ...(customer.code === '' ? [note('customer_name', 'customer-missing', 'Le client manque.')] : []),
    ...dayErrors(issuedOn, text('invoice_date')),
    ...outstandingErrors(amounts, where.plan, status, amountErrors.length > 0),
  ]
  if (errors.length > 0 || !isDay(issuedOn)) return { ...NOTHING, status, errors }
  const dueOn = where.readDay('due_date', text('due_date'))
  const total = amounts.total ?? ZERO
  const sign = isCreditNote(text('document_type'), number) && total > 0 ? -1 : 1
  const outstanding = amounts.outstanding ?? (status === 'paid' ? ZERO : total)
  const record: InvoiceRecord = {
    row: row.line,
    customer: customerCode(customer.code),
    customerName: customer.name || customer.code,
    number,
    documentRef: normaliseRef(number),
    issuedOn,
    dueOn: isDay(dueOn) ? dueOn : null,
    totalCents: cents(sign * total),
    outstandingCents: cents(sign * outstanding),
  }
  const paidCents = amounts.paid === null ? null : cents(sign * amounts.paid)
  return {
    ...NOTHING,
    record,
    status,
    paidCents,
    installment: text('installment'),
    warnings: dueWarnings(dueOn, issuedOn, text('due_date')),
  }
}

const NOTHING: InvoiceRow = { record: null, status: 'unknown', paidCents: null, installment: '', aside: null, errors: [], warnings: [] }

function readAmounts(text: (role: Role) => string, where: InvoiceColumns): { amounts: RowAmounts; errors: Note[] } {
  const errors: Note[] = []
  const read = (role: Role): Cents | null => {
    const written = text(role)
    const amount = parseAmount(written, where.marks[role])
    if (amount.kind === 'invalid' || amount.kind === 'absent') {
      errors.push(note(role, 'amount-invalid', `Le montant ${quoted(written)} ne peut pas être lu.`))
    }
    return amount.kind === 'amount' ? amount.cents : null
  }
  const values = new Map(amountRoles(where.plan).map((role) => [role, read(role)]))
  return { amounts: rowAmounts(where.plan, (role) => values.get(role) ?? null), errors }
}

/** A payment or a journal entry often has no number: it is told by its kind and day. */
function paymentNumber(type: string, day: DayCell): string {
  return isPayment(type) && isDay(day) ? `${type} ${formatDay(day)}` : ''
}

/** What is left must be known: a blank balance, or a part payment of unknown amount, is no invoice to remind. */
function outstandingErrors({ total, outstanding }: RowAmounts, plan: AmountPlan, status: DocumentStatus, unreadable: boolean): Note[] {
  if (unreadable) return []
  const role: Role = plan.total === 'balance' ? 'balance' : plan.total === 'lines' ? 'line_total' : 'amount_incl_tax'
  if (total === null) return [note(role, 'amount-missing', 'Le montant manque.')]
  if (outstanding !== null) return []
  if (plan.balance !== 'status') return status === 'paid' ? [] : [note('balance', 'amount-missing', 'Le reste à payer manque.')]
  if (status !== 'partial') return []
  const message = 'La facture est payée en partie, et rien ne dit ce qu’il en reste : exportez aussi la colonne du reste à payer.'
  return [note('status', 'partial-without-balance', message)]
}

function dayErrors(day: DayCell, text: string): Note[] {
  if (isDay(day)) return []
  const message = day === 'empty' ? 'La date de facture manque.' : `La date ${quoted(text)} n’existe pas ou ne peut pas être lue.`
  return [note('invoice_date', day === 'empty' ? 'date-missing' : 'date-invalid', message)]
}

function dueWarnings(due: DayCell, issuedOn: IsoDay, text: string): Note[] {
  if (due === 'invalid')
    return [note('due_date', 'due-date-invalid', `L’échéance ${quoted(text)} ne peut pas être lue ; elle est ignorée.`)]
  if (due !== 'empty' && due < issuedOn) return [note('due_date', 'due-before-issue', 'L’échéance précède la date de facture.')]
  return []
}

function note(role: Role, code: string, message: string): Note {
  return { role, code, message }
}
