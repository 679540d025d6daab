// How far each bank account of a file is entered: the last day of an entry on it, and of a receipt from a customer. Told entry by entry
// while the rows stream by, in numbers; journals are kept apart because openings are known at the end only.
import type { BankAccount } from '../../domain/bank-account.ts'
import { basicDay, fromBasicDay, type IsoDay } from '../../domain/day.ts'
import type { PostedRow } from './entry-key.ts'
import type { AccountTraits } from './journal-profiles.ts'
import type { Openings } from './opening.ts'

/** Days as AAAAMMJJ, 0 for none. */
interface LastDays {
  readonly account: number
  readonly journal: number
  entry: number
  receipt: number
}

export interface BankDays {
  /** The rows of one entry. */
  add(rows: readonly PostedRow[], traitsOf: (account: number) => AccountTraits): void
  /** The accounts with entries besides the openings, by account. @param textOf the text of an account */
  accounts(openings: Openings, textOf: (account: number) => string): BankAccount[]
}

/** More journals than this do not write on one account. */
const JOURNALS = 65_536

/** Days of the bank accounts, none yet. @param today entries after this day are ahead of what the bank can have told */
export function bankDays(today: IsoDay): BankDays {
  const latest = basicDay(today)
  const all = new Map<number, LastDays>()
  return {
    add(rows, traitsOf) {
      let paid: boolean | null = null
      for (const row of rows) {
        if (!traitsOf(row.account).statement || row.day === 0 || row.day > latest) continue
        const key = row.account * JOURNALS + row.journal
        let days = all.get(key)
        if (days === undefined) {
          days = { account: row.account, journal: row.journal, entry: 0, receipt: 0 }
          all.set(key, days)
        }
        if (row.day > days.entry) days.entry = row.day
        if (row.cents <= 0 || row.day <= days.receipt) continue
        paid ??= rows.some((one) => one.cents < 0 && traitsOf(one.account).customer)
        if (paid) days.receipt = row.day
      }
    },
    accounts(openings, textOf) {
      const opened = new Map(openings.entries.map(({ journal, day }) => [journal, day]))
      const byAccount = new Map<string, { entry: number; receipt: number }>()
      for (const { account, journal, entry, receipt } of all.values()) {
        if (openings.journals.has(journal) || entry <= (opened.get(journal) ?? 0)) continue
        const name = textOf(account)
        const known = byAccount.get(name) ?? { entry: 0, receipt: 0 }
        byAccount.set(name, { entry: Math.max(known.entry, entry), receipt: Math.max(known.receipt, receipt) })
      }
      return [...byAccount]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([account, { entry, receipt }]) => ({
          account,
          lastEntryOn: fromBasicDay(entry),
          lastReceiptOn: receipt === 0 ? null : fromBasicDay(receipt),
        }))
    },
  }
}
