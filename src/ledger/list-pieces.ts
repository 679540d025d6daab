// What an invoice list leaves open, for customers without ledger lines: where the books know the customer they alone count.
import { type Cents, sumCents } from '../domain/cents.ts'
import { daysBetween, type IsoDay } from '../domain/day.ts'
import { formatAmount, plural } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { InvoiceRecord } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'

/** A piece of a list that its last edition left open. */
export interface OpenPiece {
  readonly id: number
  readonly source: string
  readonly customer: CustomerCode
  /** '' where nobody told it. */
  readonly customerName: string
  readonly number: string
  readonly documentRef: string
  readonly issuedOn: IsoDay
  readonly totalCents: Cents
  readonly outstandingCents: Cents
}

/** Of one list, or of all; by list, then in the order they came. */
export function openPieces({ db }: Ledger, source: string | null = null): OpenPiece[] {
  const rows = db.prepare<[{ source: string | null }], OpenPiece>(`
    SELECT d.id, d.source, d.customer, coalesce(c.given_name, c.books_name, '') AS customerName, d.number, d.document_ref AS documentRef,
      d.issued_on AS issuedOn, d.total_cents AS totalCents, s.outstanding_cents AS outstandingCents
    FROM document d LEFT JOIN customer c ON c.code = d.customer JOIN document_state s ON s.document_id = d.id
      AND s.day = (SELECT max(l.day) FROM document_state l WHERE l.document_id = d.id)
    WHERE (@source IS NULL OR d.source = @source) AND s.listed = 1 AND s.outstanding_cents <> 0
      AND NOT EXISTS (SELECT 1 FROM line l WHERE l.customer = d.customer)
    ORDER BY d.source, d.id`)
  return rows.all({ source })
}

/** Those that these records show too: by customer and number, or by number, day and amount where the customer has another code now. */
export function stillListed(pieces: readonly OpenPiece[], records: readonly InvoiceRecord[]): OpenPiece[] {
  const known = new Set(records.flatMap(marks))
  return pieces.filter((piece) => marks(piece).some((mark) => known.has(mark)))
}

type Marked = Pick<InvoiceRecord, 'customer' | 'number' | 'documentRef' | 'issuedOn' | 'totalCents'>

function marks({ customer, number, documentRef, issuedOn, totalCents }: Marked): string[] {
  return [
    JSON.stringify([customer, documentRef || number, totalCents < 0]),
    ...(documentRef === '' ? [] : [JSON.stringify([number, issuedOn, totalCents])]),
  ]
}

/** Its number in comparable form; one that names no document, as it is. Credit notes may be numbered as invoices are. */
export function pieceNumber({ number, documentRef, totalCents }: Pick<InvoiceRecord, 'number' | 'documentRef' | 'totalCents'>): string {
  return `${totalCents < 0 ? '-' : '+'} ${documentRef || number}`
}

/** Numbers may begin again every year: one number on days about a year apart, or more, is two invoices. */
const ABOUT_A_YEAR_DAYS = 300

/** @param one of the same customer and number as `other`, and still not the same piece */
export function isOfAnotherYear(one: Pick<InvoiceRecord, 'issuedOn'>, other: Pick<InvoiceRecord, 'issuedOn'>): boolean {
  return Math.abs(daysBetween(one.issuedOn, other.issuedOn)) >= ABOUT_A_YEAR_DAYS
}

/** '30 pièces ouvertes de 12 clients, 4 500,00 €'. */
export function piecesText(pieces: readonly Pick<InvoiceRecord, 'customer' | 'outstandingCents'>[]): string {
  const customers = new Set(pieces.map(({ customer }) => customer)).size
  const sum = formatAmount(sumCents(pieces.map(({ outstandingCents }) => outstandingCents)))
  return `${pieces.length} ${plural(pieces.length, 'pièce ouverte', 'pièces ouvertes')} de ${customers} ${plural(customers, 'client', 'clients')}, ${sum}`
}
