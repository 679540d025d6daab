// Who the customer rows of a file name, added up before anything is decided: account, auxiliary code, label of the account.

import { hashPair } from '../../domain/hash.ts'
import type { CustomerTraits } from '../ledgers/customers.ts'
import { IntColumn } from './compact/columns-of-numbers.ts'
import { KeyTable } from './compact/key-table.ts'
import type { TextTable } from './compact/text-table.ts'

/** All the rows that say the same of their customer. */
export interface Party extends CustomerTraits {
  /** Debit less credit of the rows kept and of the rejected ones whose amount is known, in cents. */
  readonly cents: number
  /** Rows kept. */
  readonly rows: number
  /** Line of the first row kept, 0 when there is none. */
  readonly firstLine: number
  /** Debits kept: how many, and their sum in cents. */
  readonly debits: number
  readonly debitCents: number
  /** The latest name written for the auxiliary, as a text of the file, and its day as AAAAMMJJ; 0 for none. */
  readonly name: number
  readonly nameDay: number
}

// The numbers of a party stand side by side: a row touches one line of the processor's cache, not an object somewhere.
const [CENTS, ROWS, FIRST_LINE, DEBITS, DEBIT_CENTS, NAME, NAME_DAY, WIDTH] = [0, 1, 2, 3, 4, 5, 6, 8] as const
const FIRST = 256

export class Parties {
  readonly #texts: TextTable
  readonly #keys = new KeyTable()
  readonly #accounts = new IntColumn()
  readonly #auxiliaries = new IntColumn()
  readonly #accountNames = new IntColumn()
  #sums = new Float64Array(FIRST * WIDTH)
  #all: Party[] = []

  constructor(texts: TextTable) {
    this.#texts = texts
  }

  /**
   * The number of the party that these texts name. Where no auxiliary tells customers apart, the name of the customer does, else the
   * label of the account; both are asked for only where they count.
   */
  number(account: number, auxiliary: number, accountName: () => number, customerName: () => number): number {
    const coded = auxiliary !== 0 && auxiliary !== account
    const name = coded ? 0 : customerName()
    const mark = coded ? 0 : name === 0 ? accountName() + 1 : -name
    const number = this.#keys.number(hashPair(account, auxiliary), hashPair(auxiliary, mark))
    if (number === this.#accounts.length) {
      this.#accounts.push(account)
      this.#auxiliaries.push(auxiliary)
      this.#accountNames.push(accountName())
      if (this.#keys.size * WIDTH > this.#sums.length) {
        const wider = new Float64Array(this.#sums.length * 2)
        wider.set(this.#sums)
        this.#sums = wider
      }
    }
    return number
  }

  /** Adds to the balance of a party. */
  add(party: number, cents: number): void {
    const at = party * WIDTH + CENTS
    this.#sums[at] = (this.#sums[at] as number) + cents
  }

  /** Counts a row that is kept. */
  keep(party: number, line: number, cents: number): void {
    const sums = this.#sums
    const at = party * WIDTH
    sums[at + ROWS] = (sums[at + ROWS] as number) + 1
    if (sums[at + FIRST_LINE] === 0) sums[at + FIRST_LINE] = line
    if (cents <= 0) return
    sums[at + DEBITS] = (sums[at + DEBITS] as number) + 1
    sums[at + DEBIT_CENTS] = (sums[at + DEBIT_CENTS] as number) + cents
  }

  /** The latest name written for the customer of a party holds: codes are stable, labels change. */
  rename(party: number, name: number, day: number): void {
    const at = party * WIDTH
    if (name === 0 || day < (this.#sums[at + NAME_DAY] as number)) return
    this.#sums[at + NAME] = name
    this.#sums[at + NAME_DAY] = day
  }

  /** All of them, by number. Made once: ask when every row was read. */
  get all(): readonly Party[] {
    if (this.#all.length < this.#keys.size) this.#all = Array.from({ length: this.#keys.size }, (_, party) => this.#told(party))
    return this.#all
  }

  #told(party: number): Party {
    const at = (what: number) => this.#sums[party * WIDTH + what] ?? 0
    return {
      account: this.#texts.text(this.#accounts.at(party)),
      accountName: this.#texts.text(this.#accountNames.at(party)),
      auxiliary: this.#texts.text(this.#auxiliaries.at(party)),
      customerName: this.#texts.text(at(NAME)),
      cents: at(CENTS),
      rows: at(ROWS),
      firstLine: at(FIRST_LINE),
      debits: at(DEBITS),
      debitCents: at(DEBIT_CENTS),
      name: at(NAME),
      nameDay: at(NAME_DAY),
    }
  }
}
