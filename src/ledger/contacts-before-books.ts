// Contacts imported before the books, under a name or another code: once the books name the customer, they become his.
import { joinedByHand } from '../domain/by-hand.ts'
import type { Customer } from '../domain/customer.ts'
import { mergePeople } from '../domain/merge-contacts.ts'
import type { CustomerCode } from '../domain/names.ts'
import { byHandOf, keepByHand } from './by-hand.ts'
import { customerFinder } from './customer-finder.ts'
import { customer, customerKeeper } from './customers.ts'
import type { Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'

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
      `SELECT code, given_name AS name FROM customer WHERE books_name IS NULL
         AND code NOT IN (SELECT customer FROM hold) ORDER BY code`,
    )
    .all()
  if (waiting.length === 0) return []
  const finder = customerFinder(ledger)
  if (!finder.hasBooks) return []
  const keep = customerKeeper(ledger)
  const forget = ledger.db.prepare('DELETE FROM customer WHERE code = ? AND books_name IS NULL')
  const joined = waiting.flatMap(({ code, name }) => {
    const owner = finder.find([code, ...(name === null ? [] : [name])])
    if (owner === null) return []
    const { before, next } = together(ledger, code, owner)
    keep(next)
    keepByHand(ledger, owner, joinedByHand(before, next, byHandOf(ledger, owner), byHandOf(ledger, code)))
    forget.run(code)
    return [{ from: code, to: owner }]
  })
  if (joined.length > 0) bumpGeneration(ledger)
  return joined
}

/** What is known of `to`, filled with what was told of `from`. */
function together(ledger: Ledger, from: CustomerCode, to: CustomerCode): { readonly before: Customer; readonly next: Customer } {
  const told = customer(ledger, from)
  const kept = customer(ledger, to)
  if (told === null || kept === null) throw new RangeError(`no such customers: ${from}, ${to}`)
  const regime = kept.regime ?? told.regime
  const next = {
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
    creditLimitCents: kept.creditLimitCents ?? told.creditLimitCents,
    proposedRegime: regime === null ? (kept.proposedRegime ?? told.proposedRegime) : null,
  }
  return { before: kept, next }
}
