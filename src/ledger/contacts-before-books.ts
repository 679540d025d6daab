// Contacts imported before the books, under a name or another code: once the books name the customer, they become his.
import { mergePeople } from '../domain/merge-contacts.ts'
import type { CustomerCode } from '../domain/names.ts'
import { customerFinder } from './customer-finder.ts'
import { customer, saveCustomer } from './customers.ts'
import type { Ledger } from './ledger.ts'

interface Waiting {
  readonly code: CustomerCode
  readonly name: string | null
}

export interface Joined {
  readonly from: CustomerCode
  readonly to: CustomerCode
}

/**
 * Gives the customers of the books what contact files said of them under another name, and forgets that name. What the books'
 * customer already has is kept. Call inside a transaction, after the books are stored. Sorted by former code.
 */
export function joinContactsToBooks(ledger: Ledger): Joined[] {
  const waiting = ledger.db
    .prepare<[], Waiting>(
      `SELECT code, given_name AS name FROM customer c WHERE books_name IS NULL
         AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.customer = c.code) ORDER BY code`,
    )
    .all()
  if (waiting.length === 0) return []
  const finder = customerFinder(ledger)
  return waiting.flatMap(({ code, name }) => {
    const owner = finder.find([code, ...(name === null ? [] : [name])])
    if (owner === null) return []
    join(ledger, code, owner)
    return [{ from: code, to: owner }]
  })
}

function join(ledger: Ledger, from: CustomerCode, to: CustomerCode): void {
  const told = customer(ledger, from)
  const kept = customer(ledger, to)
  if (told === null || kept === null) throw new RangeError(`no such customers: ${from}, ${to}`)
  const regime = kept.regime ?? told.regime
  saveCustomer(ledger, {
    ...kept,
    siren: kept.siren ?? told.siren,
    address: kept.address.length > 0 ? kept.address : told.address,
    contacts: mergePeople(told.contacts, kept.contacts),
    terms: kept.terms ?? told.terms,
    regime,
    language: kept.language ?? told.language,
    scenario: kept.scenario ?? told.scenario,
    excluded: kept.excluded ?? told.excluded,
    directDebit: kept.directDebit || told.directDebit,
    vatNumber: kept.vatNumber ?? told.vatNumber,
    accountManager: kept.accountManager ?? told.accountManager,
    orderReference: kept.orderReference ?? told.orderReference,
    proposedRegime: regime === null ? (kept.proposedRegime ?? told.proposedRegime) : null,
  })
  ledger.db.prepare('DELETE FROM customer WHERE code = ? AND books_name IS NULL').run(from)
}
