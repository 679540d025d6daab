// Which documents the books hold, by the references their lines name: what invoice lists are compared with.
import { normaliseRef } from '../domain/document-ref.ts'
import { groupBy } from '../domain/group.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { SAID } from './packed-line.ts'

interface DocumentRow {
  readonly customer: CustomerCode
  readonly ref: string
  /** '' when the reference names no document of this file. */
  readonly marked: '' | null
  readonly cents: number
}

const COLUMNS = `customer, ${SAID.ref} AS ref, ${SAID.documentRef} AS marked, amount_cents AS cents`

/** Signed cents of the lines of a customer, openings apart, by the document they name. */
export function bookedAmounts(ledger: Ledger, customer: CustomerCode): ReadonlyMap<string, readonly number[]> {
  const rows = ledger.db.prepare<[string], DocumentRow>(`SELECT ${COLUMNS} FROM line WHERE customer = ? AND opening = 0`).iterate(customer)
  const named = groupBy([...rows], documentOf)
  named.delete('')
  return new Map([...named].map(([document, lines]) => [document, lines.map((line) => line.cents)]))
}

/** The customers who have a line of a document and amount, among lines of these amounts in cents. */
export function bookedOwners(ledger: Ledger, amounts: readonly number[]): (documentRef: string, cents: number) => CustomerCode[] {
  const owners = new Map<string, Set<CustomerCode>>()
  const rows = ledger.db.prepare<[string], DocumentRow>(
    `SELECT DISTINCT ${COLUMNS} FROM line WHERE amount_cents IN (SELECT value FROM json_each(?))`,
  )
  for (const row of rows.iterate(JSON.stringify(amounts))) {
    const key = `${documentOf(row)}\n${row.cents}`
    owners.set(key, (owners.get(key) ?? new Set()).add(row.customer))
  }
  return (documentRef, cents) => (documentRef === '' ? [] : [...(owners.get(`${documentRef}\n${cents}`) ?? [])])
}

function documentOf({ ref, marked }: DocumentRow): string {
  return marked ?? normaliseRef(ref)
}
