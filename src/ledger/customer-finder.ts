// Which customer of the books a file speaks of, when it names him by another code or by his name.
// A name borne by two customers finds nobody.
import { nameKey } from '../domain/customer-names.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ContactRecord } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'

export interface CustomerFinder {
  /** True once books or lists were imported. */
  readonly hasBooks: boolean
  /** The customer of the books with one of these codes, else with one of these names; null for none, or for several. */
  find(names: readonly string[]): CustomerCode | null
}

interface NamedRow {
  readonly code: CustomerCode
  readonly booksName: string
  readonly givenName: string | null
}

/** A finder among the customers the books name now. */
export function customerFinder(ledger: Ledger): CustomerFinder {
  const rows = ledger.db
    .prepare<[], NamedRow>('SELECT code, books_name AS booksName, given_name AS givenName FROM customer WHERE books_name IS NOT NULL')
    .all()
  const codes = new Set<string>(rows.map((row) => row.code))
  // Most files name customers by their codes: the names of all are made comparable when one does not.
  const ways = [
    lazily(() => uniqueBy(rows.map((row) => [row.code.toLowerCase(), row.code] as const))),
    lazily(() => uniqueBy(rows.flatMap((row) => [row.booksName, row.givenName ?? ''].map((name) => [nameKey(name), row.code] as const)))),
  ] as const
  return {
    hasBooks: rows.length > 0,
    find(names) {
      if (rows.length === 0) return null
      const code = names.find((name) => codes.has(name)) as CustomerCode | undefined
      if (code !== undefined) return code
      const [byFoldedCode, byName] = ways
      return firstOf(names, (name) => byFoldedCode().get(name.toLowerCase())) ?? firstOf(names, (name) => byName().get(nameKey(name)))
    },
  }
}

function firstOf(names: readonly string[], find: (name: string) => CustomerCode | null | undefined): CustomerCode | null {
  for (const name of names) {
    const found = find(name)
    if (found !== undefined && found !== null) return found
  }
  return null
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The customer of the books a record speaks of; null for none. */
export function ownerOf(finder: CustomerFinder, { customer, name, otherNames }: ContactRecord): CustomerCode | null {
  return finder.find([customer, ...otherNames, ...(name === null ? [] : [name])])
}

/** Each key with its only code; null when several codes share it. */
function uniqueBy(pairs: readonly (readonly [key: string, code: CustomerCode])[]): Map<string, CustomerCode | null> {
  const found = new Map<string, CustomerCode | null>()
  for (const [key, code] of pairs) {
    if (key === '') continue
    const known = found.get(key)
    found.set(key, known === undefined || known === code ? code : null)
  }
  return found
}
