// What an entry looks like to the classification of movements: which accounts stand on which side. Entries of one shape share
// a number, so that millions of them cost a few bytes each.
import { type Cents, cents } from '../../domain/cents.ts'
import { hashPair } from '../../domain/hash.ts'
import type { EntryLine } from '../../domain/movement.ts'
import { KeyTable } from './compact/key-table.ts'
import type { PostedRow } from './entry-key.ts'

/** The classification looks at no more than four figures of an account (4191, 6714). */
const FIGURES = 4
const DEBIT: Cents = cents(1)
const CREDIT: Cents = cents(-1)

export interface Signatures {
  /** The signature of an entry's rows. */
  of(rows: readonly PostedRow[]): number
  /** One line per account and side of the signature, with an amount of one cent. */
  lines(signature: number): readonly EntryLine[]
}

/** Signatures, none yet. @param textOf the text of an account */
export function signatures(textOf: (account: number) => string): Signatures {
  const known = new KeyTable()
  const all: EntryLine[][] = []
  const prefixes: string[] = []
  const prefixNumbers = new Map<string, number>()
  const numbers: number[] = []
  /** A number for the first figures of an account. */
  const numberOf = (account: number) => {
    const number = numbers[account]
    if (number !== undefined) return number
    const prefix = textOf(account).slice(0, FIGURES)
    const made = prefixNumbers.get(prefix) ?? prefixes.push(prefix) - 1
    prefixNumbers.set(prefix, made)
    numbers[account] = made
    return made
  }
  const sides: number[] = []
  return {
    of(rows) {
      sides.length = 0
      for (const { account, cents: amount } of rows) {
        if (amount === 0) continue
        const side = numberOf(account) * 2 + (amount > 0 ? 0 : 1)
        if (!sides.includes(side)) sides.push(side)
      }
      let [first, second] = [sides.length, 0]
      for (const side of sides) {
        first = hashPair(first, side)
        second = hashPair(side, second)
      }
      const signature = known.number(first, second)
      if (signature === all.length) {
        all.push(sides.map((side) => ({ account: prefixes[side >> 1] ?? '', cents: side % 2 === 0 ? DEBIT : CREDIT })))
      }
      return signature
    },
    lines: (signature) => all[signature] ?? [],
  }
}
