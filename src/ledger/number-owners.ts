// Whose each document number is, over all that was ever imported: what a file found by a number is checked against.
import { normaliseRef } from '../domain/document-ref.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { kindNumber, SAID } from './packed-line.ts'

interface NumberRow {
  readonly customer: CustomerCode
  readonly ref: string
  /** '' when the reference names no document of this file. */
  readonly marked: '' | null
}

/**
 * The numbers that customers have, by their comparable form (`normaliseRef`), then by customer: as they are written, each once. A payment
 * bears the number of a bank statement or of what it pays, so that it makes nobody the owner of a number.
 */
export function numberOwners(ledger: Ledger): ReadonlyMap<string, ReadonlyMap<CustomerCode, ReadonlySet<string>>> {
  const owners = new Map<string, Map<CustomerCode, Set<string>>>()
  const rows = ledger.db.prepare<[number], NumberRow>(`
    SELECT DISTINCT customer, ${SAID.ref} AS ref, ${SAID.documentRef} AS marked FROM line WHERE kind <> ?
    UNION SELECT customer, number AS ref, NULL AS marked FROM document`)
  for (const { customer, ref, marked } of rows.iterate(kindNumber('payment'))) {
    const number = marked ?? normaliseRef(ref)
    if (number === '') continue
    const known = owners.get(number) ?? new Map<CustomerCode, Set<string>>()
    known.set(customer, (known.get(customer) ?? new Set()).add(ref))
    owners.set(number, known)
  }
  return owners
}
