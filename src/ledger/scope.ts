// Whose rows a query reads: everybody's, or those of some customers alone.
import type { CustomerCode } from '../domain/names.ts'

/** Some customers; null: all. */
export type Scope = readonly CustomerCode[] | null

/** SQL condition that a column names a customer of the scope; its parameters are those of `scoped`. */
export function within(column: string, scope: Scope): string {
  return scope === null ? 'true' : `${column} IN (SELECT value FROM json_each(@scope))`
}

/** The parameters of `within`. */
export function scoped(scope: Scope): { readonly scope?: string } {
  return scope === null ? {} : { scope: JSON.stringify(scope) }
}
