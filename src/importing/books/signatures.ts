// What an entry looks like to the classification of movements: which accounts stand on which side. Entries of one shape share
// a number, so that millions of them cost a few bytes each.
import { type Cents, cents } from '../../domain/cents.ts'
import type { EntryLine } from '../../domain/movement.ts'
import type { PostedRow } from './entry-key.ts'

/** The classification looks at no more than four figures of an account (4191, 6714). */
const FIGURES = 4

export function classifiedPrefix(account: string): string {
  return account.slice(0, FIGURES)
}

export interface Signatures {
  /** The signature of an entry's rows. */
  of(rows: readonly PostedRow[]): number
  /** One line per account and side of the signature, with an amount of one cent. */
  lines(signature: number): readonly EntryLine[]
}

/** Signatures, none yet. @param prefixOf what counts of an account */
export function signatures(prefixOf: (account: number) => string): Signatures {
  const known = new Map<string, number>()
  const all: EntryLine[][] = []
  const prefixes: string[] = []
  const prefix = (account: number) => {
    prefixes[account] ??= prefixOf(account)
    return prefixes[account]
  }
  return {
    of(rows) {
      const debits: string[] = []
      const credits: string[] = []
      for (const { account, cents: amount } of rows) {
        if (amount === 0) continue
        const side = amount > 0 ? debits : credits
        const text = prefix(account)
        if (!side.includes(text)) side.push(text)
      }
      const key = `${debits.join(' ')}/${credits.join(' ')}`
      const signature = known.get(key)
      if (signature !== undefined) return signature
      known.set(key, all.length)
      all.push([...debits.map((account) => line(account, 1)), ...credits.map((account) => line(account, -1))])
      return all.length - 1
    },
    lines: (signature) => all[signature] ?? [],
  }
}

function line(account: string, amount: number): { account: string; cents: Cents } {
  return { account, cents: cents(amount) }
}
