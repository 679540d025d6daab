// The customer that a command names, before its job looks for him: what only reads takes a name, what writes takes his code and nothing else.
import { codeInAnyCase, customerNamed } from '../domain/customer-named.ts'
import { customerCode } from '../domain/names.ts'
import { customers } from '../ledger/customers.ts'
import type { Dossier } from './dossier.ts'

/** For what only reads: the code of the one customer meant by a code in any case, the beginning or a word of a name; else what was typed, which the job refuses. */
export function customerMeant<T extends string | null>(dossier: Dossier, typed: T): T | string {
  return found(dossier, typed, customerNamed)
}

/** For what writes: the code of the one customer whose code this is, case apart, never a guess; else what was typed, which the job refuses. */
export function customerWritten<T extends string | null>(dossier: Dossier, typed: T): T | string {
  return found(dossier, typed, codeInAnyCase)
}

function found<T extends string | null>({ ledger }: Dossier, typed: T, named: typeof customerNamed): T | string {
  if (typed === null || customers(ledger, [customerCode(typed)]).size > 0) return typed
  return named(customers(ledger), typed) ?? typed
}
