// Codes under which customers were known before, as people said and the chain of history tells. Keeps nothing of its own: what was said
// of a code counts for those that came after it when it is read. Imports and people bring the items themselves (identity.ts).
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import type { Scope } from './scope.ts'
import { statement } from './statements.ts'

/** Statuses of the events of two codes that are one customer, and are not after all. */
export const FORMERLY = 'formerly'
export const NOT_FORMERLY = 'not-formerly'
/** Their name bears the former code: a detail can be erased. */
const NAME = 'formerly:'

/** Name of the events about a former code. */
export function formerlyEvent(former: CustomerCode): string {
  return `${NAME}${former}`
}

export interface FormerCodes {
  /** Every code he had before, those of codes in between included; in order, none for most. */
  formersOf(customer: CustomerCode): readonly CustomerCode[]
  /** Every code that came after this one. */
  successorsOf(former: CustomerCode): readonly CustomerCode[]
  /** Customers who had another code. */
  readonly successors: readonly CustomerCode[]
}

/** What is in force: the last word on two codes holds. */
export function formerCodes(ledger: Ledger): FormerCodes {
  const rows = statement<[], { customer: CustomerCode; id: string; status: string }>(
    ledger,
    // Left to itself the query walks the whole history in order of position.
    `SELECT customer, id, status FROM history INDEXED BY history_formerly WHERE status IN ('${FORMERLY}', '${NOT_FORMERLY}') ORDER BY position`,
  ).all()
  const before = new Map<CustomerCode, Set<CustomerCode>>()
  const after = new Map<CustomerCode, Set<CustomerCode>>()
  for (const { customer, id, status } of rows) {
    const former = id.slice(NAME.length) as CustomerCode
    const change = status === FORMERLY ? 'add' : 'delete'
    before.set(customer, before.get(customer) ?? new Set())
    after.set(former, after.get(former) ?? new Set())
    before.get(customer)?.[change](former)
    after.get(former)?.[change](customer)
  }
  return {
    formersOf: (customer) => reached(before, customer),
    successorsOf: (former) => reached(after, former),
    successors: [...before].flatMap(([customer, formers]) => (formers.size === 0 ? [] : [customer])).sort(),
  }
}

/** All that can be reached from a code, itself left out; a code that came back makes a circle. */
function reached(links: ReadonlyMap<CustomerCode, ReadonlySet<CustomerCode>>, from: CustomerCode): CustomerCode[] {
  const found = new Set([from])
  for (const code of found) for (const next of links.get(code) ?? []) found.add(next)
  found.delete(from)
  return [...found].sort()
}

/** The customers of a scope with the codes they had before. */
export function withFormers(ledger: Ledger, scope: Scope): Scope {
  if (scope === null) return null
  const { formersOf, successors } = formerCodes(ledger)
  return successors.length === 0 ? scope : [...new Set(scope.flatMap((code) => [code, ...formersOf(code)]))]
}
