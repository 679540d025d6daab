// Where an invoice list contradicts the books: said, never acted upon, since the books alone say what is owed.
import { formatAmount } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ImportIssue, InvoiceReading, InvoiceRecord } from '../domain/reading.ts'
import { bookedAmounts } from './booked-documents.ts'
import type { Ledger } from './ledger.ts'

/** Warnings on records that the books do not bear out, for customers who have ledger lines. By line of the file. */
export function listConflicts(ledger: Ledger, reading: InvoiceReading): ImportIssue[] {
  const hasLines = ledger.db.prepare('SELECT 1 FROM line WHERE customer = ? LIMIT 1').pluck()
  const inBooks = new Map<CustomerCode, ReadonlyMap<string, readonly number[]> | null>()
  const bookedOf = (customer: CustomerCode) => {
    let booked = inBooks.get(customer)
    if (booked === undefined) {
      booked = hasLines.get(customer) === undefined ? null : bookedAmounts(ledger, customer)
      inBooks.set(customer, booked)
    }
    return booked
  }
  return reading.invoices.flatMap((record) => {
    const booked = bookedOf(record.customer)
    return booked === null ? [] : compareAmounts(record, booked.get(record.documentRef) ?? [])
  })
}

function compareAmounts(record: InvoiceRecord, booked: readonly number[]): ImportIssue[] {
  const { number, customer, totalCents } = record
  if (booked.length === 0) {
    const message = `La facture ${number} n’est pas dans les écritures du client ${customer} : seules les écritures comptent.`
    return [conflict(record, 'invoice-not-in-books', message)]
  }
  const sameSide = booked.filter((amount) => amount < 0 === totalCents < 0)
  const total = sameSide.reduce((sum, amount) => sum + amount, 0)
  if (total === totalCents || sameSide.includes(totalCents)) return []
  const told = `${formatAmount(totalCents)} dans la liste, ${formatAmount(total)} dans les écritures`
  const message = `Le montant de la facture ${number} du client ${customer} diffère : ${told}. Les écritures font foi.`
  return [conflict(record, 'invoice-amount-differs', message)]
}

function conflict(record: InvoiceRecord, code: string, message: string): ImportIssue {
  return { line: record.row, column: null, code, severity: 'warning', message, excerpt: record.number.slice(0, 120) }
}
