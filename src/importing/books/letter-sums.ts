// Which letter groups of a file balance by themselves: one account, one customer, one letter (article A47 A-1 LPF, EcritureLet).
// Their lines are settled by the file alone. What the other groups mean is the domain's business.
import { hashPair } from '../../domain/hash.ts'
import { IntColumn, WideColumn } from './compact/columns-of-numbers.ts'
import { KeyTable } from './compact/key-table.ts'

export interface LetterSums {
  /** Adds a lettered row; returns the number of its group. */
  add(row: { account: number; auxiliary: number; letter: number; party: number; cents: number }): number
  /** The group holds an opening line: what it settles may stand in another fiscal year. */
  open(group: number): void
  /** Whether the group's lines sum to zero, of one customer, none of them an opening. */
  balances(group: number): boolean
}

/** Sums of letter groups, none yet. */
export function letterSums(): LetterSums {
  const keys = new KeyTable()
  const sums = new WideColumn()
  const parties = new IntColumn()
  const left = new IntColumn()
  return {
    add({ account, auxiliary, letter, party, cents }) {
      const group = keys.number(hashPair(account, auxiliary), hashPair(letter, auxiliary))
      if (group === sums.length) {
        sums.push(0)
        parties.push(party)
        left.push(0)
      }
      sums.set(group, sums.at(group) + cents)
      // Rows that may be of several customers, told apart by the label of their account only.
      if (parties.at(group) !== party) left.set(group, 1)
      return group
    },
    open: (group) => left.set(group, 1),
    balances: (group) => group >= 0 && sums.at(group) === 0 && left.at(group) === 0,
  }
}
