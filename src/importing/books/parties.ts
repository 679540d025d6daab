// Who the customer rows of a file name, added up before anything is decided: account, auxiliary code, label of the account.

import { hashPair } from '../../domain/hash.ts'
import type { CustomerTraits } from '../customers.ts'
import { KeyTable } from './compact/key-table.ts'
import type { TextTable } from './compact/text-table.ts'

/** All the rows that say the same of their customer. */
export interface Party extends CustomerTraits {
  /** Debit less credit of the rows kept and of the rejected ones whose amount is known, in cents. */
  cents: number
  /** Rows kept. */
  rows: number
  /** Line of the first row kept, 0 when there is none. */
  firstLine: number
  /** Debits kept: how many, and their sum in cents. */
  debits: number
  debitCents: number
  /** The latest name written for the auxiliary, as a text of the file, and its day as AAAAMMJJ; 0 for none. */
  name: number
  nameDay: number
}

export interface Parties {
  /** The number of the party that these texts name. The label of the account is asked for only where it counts. */
  number(account: number, auxiliary: number, accountName: () => number, texts: TextTable): number
  at(number: number): Party
  readonly all: readonly Party[]
}

/** Parties, none yet. The account's label tells customers apart only where no auxiliary does. */
export function parties(): Parties {
  const keys = new KeyTable()
  const all: Party[] = []
  const at = (number: number) => {
    const party = all[number]
    if (party === undefined) throw new RangeError(`no party ${number}`)
    return party
  }
  return {
    all,
    at,
    number(account, auxiliary, accountName, texts) {
      const named = auxiliary === 0 || auxiliary === account
      const number = keys.number(hashPair(account, auxiliary), hashPair(auxiliary, named ? accountName() + 1 : 0))
      if (number === all.length) {
        const traits = { account: texts.text(account), accountName: texts.text(accountName()), auxiliary: texts.text(auxiliary) }
        all.push({ ...traits, cents: 0, rows: 0, firstLine: 0, debits: 0, debitCents: 0, name: 0, nameDay: 0 })
      }
      return number
    },
  }
}
