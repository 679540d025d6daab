// Where an invoice list contradicts the books: said, never acted upon, since the books alone say what is owed.
import { formatAmount, plural } from '../domain/format.ts'
import { LUMP_NUMBER } from '../domain/lump.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ImportIssue, InvoiceReading, InvoiceRecord } from '../domain/reading.ts'
import { bookedAmounts } from './booked-documents.ts'
import type { Ledger } from './ledger.ts'

/**
 * Warnings on records that the books do not bear out, for customers who have ledger lines. By line of the file; balances without
 * detail are counted in one.
 */
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
  const [lumps, invoices] = [reading.invoices.filter(isLump), reading.invoices.filter((record) => !isLump(record))]
  const conflicts = invoices.flatMap((record) => {
    const booked = bookedOf(record.customer)
    return booked === null ? [] : compareAmounts(record, booked.get(record.documentRef) ?? [])
  })
  return [...conflicts, ...lumpsBesideBooks(lumps.filter((record) => hasLines.get(record.customer) !== undefined).length)]
}

function isLump({ number }: InvoiceRecord): boolean {
  return number === LUMP_NUMBER
}

/** @param count customers of an aged balance who have lines */
function lumpsBesideBooks(count: number): ImportIssue[] {
  if (count === 0) return []
  const message =
    `La balance âgée donne un solde sans détail à ${count} ${plural(count, 'client qui a', 'clients qui ont')} des écritures : ` +
    `${plural(count, 'il ne s’y ajoute', 'ils ne s’y ajoutent')} pas, seules les écritures comptent.`
  return [{ line: 0, column: null, code: 'lump-beside-books', severity: 'warning', message, excerpt: '' }]
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
