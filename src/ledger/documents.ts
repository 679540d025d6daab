// Invoice lists: one list per source, replaced by the next one of that source; what left the list is settled that day.
// For a customer with ledger lines a document only tells a due date: the books alone say what is owed.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { documentDueKey } from '../domain/due-date.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { DocumentState, StoredDocument } from './document-items.ts'
import type { Ledger } from './ledger.ts'
import { type Scope, scoped, within } from './scope.ts'

interface StateRow {
  readonly id: number
  readonly customer: CustomerCode
  readonly customerName: string | null
  readonly number: string
  readonly documentRef: string
  readonly issuedOn: IsoDay
  readonly dueOn: IsoDay | null
  readonly totalCents: number
  readonly day: IsoDay
  readonly outstandingCents: number
}

/** Documents of customers without ledger lines, customer by customer, oldest first. */
export function* documentsByCustomer(ledger: Ledger, scope: Scope = null): Generator<StoredDocument[]> {
  const rows = ledger.db.prepare<[{ scope?: string }], StateRow>(`
    SELECT d.id, d.customer, coalesce(c.given_name, c.books_name) AS customerName, d.number, d.document_ref AS documentRef,
      d.issued_on AS issuedOn, d.due_on AS dueOn, d.total_cents AS totalCents, s.day, s.outstanding_cents AS outstandingCents
    FROM document d JOIN document_state s ON s.document_id = d.id LEFT JOIN customer c ON c.code = d.customer
    WHERE ${within('d.customer', scope)} AND NOT EXISTS (SELECT 1 FROM line l WHERE l.customer = d.customer)
    ORDER BY d.customer, d.issued_on, d.id, s.day`)
  let documents: (StoredDocument & { readonly id: number; readonly states: DocumentState[] })[] = []
  for (const row of rows.iterate(scoped(scope))) {
    const { id, day, outstandingCents, ...rest } = row
    const state = { day, outstandingCents: cents(outstandingCents) }
    const last = documents.at(-1)
    if (last?.id === id) {
      last.states.push(state)
      continue
    }
    if (last !== undefined && last.customer !== row.customer) {
      yield documents
      documents = []
    }
    documents.push({ ...rest, id, customerName: row.customerName ?? row.customer, totalCents: cents(row.totalCents), states: [state] })
  }
  if (documents.length > 0) yield documents
}

/** Due dates told by the lists, for customers with ledger lines or not. The newest list wins. */
export function documentDueDates(ledger: Ledger, scope: Scope = null): ReadonlyMap<string, IsoDay> {
  const rows = ledger.db.prepare<[{ scope?: string }], { customer: CustomerCode; documentRef: string; dueOn: IsoDay }>(`
    SELECT customer, document_ref AS documentRef, due_on AS dueOn FROM document
    WHERE due_on IS NOT NULL AND document_ref <> '' AND ${within('customer', scope)} ORDER BY id`)
  return new Map(rows.all(scoped(scope)).map((row) => [documentDueKey(row.customer, row.documentRef), row.dueOn]))
}

/** What the lists leave open on `day`, per customer without ledger lines: the left side of the control, by SQL alone. */
export function documentBalances(ledger: Ledger, day: IsoDay): Map<CustomerCode, Cents> {
  const rows = ledger.db.prepare<[{ day: string }], { customer: CustomerCode; total: number }>(`
    SELECT d.customer, sum(s.outstanding_cents) AS total FROM document d JOIN document_state s ON s.document_id = d.id
      AND s.day = coalesce((SELECT max(p.day) FROM document_state p WHERE p.document_id = d.id AND p.day <= @day),
                           (SELECT min(f.day) FROM document_state f WHERE f.document_id = d.id))
    WHERE d.issued_on <= @day AND NOT EXISTS (SELECT 1 FROM line l WHERE l.customer = d.customer)
    GROUP BY d.customer`)
  return new Map(rows.all({ day }).map((row) => [row.customer, cents(row.total)]))
}
