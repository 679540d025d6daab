// The debits of every customer with what is expected of each, and what people hold of it.
import type { IsoDay } from '../day.ts'
import { groupBy } from '../group.ts'
import type { ManualHold } from '../hold.ts'
import { isPledge } from '../hold-cover.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode } from '../names.ts'
import type { ImportSettings } from '../settings.ts'
import { type ExpectedDebits, expectedDebits } from './expected-debits.ts'

export interface CustomerDebits extends ExpectedDebits {
  /** Open ones, debits and credits. */
  readonly items: readonly OpenItem[]
}

interface Told {
  readonly date: IsoDay
  /** Of everybody, open and settled. */
  readonly items: readonly OpenItem[]
  readonly holds: readonly ManualHold[]
  readonly settings: Pick<ImportSettings, 'unbalancedLetters'>
}

/** For each customer with something open, in the order of the items. */
export function openDebits({ date, items, holds, settings }: Told): Map<CustomerCode, CustomerDebits> {
  const set = groupBy(
    holds.filter(({ releasedOn }) => !releasedOn || releasedOn > date),
    ({ customer }) => customer,
  )
  const ofAll = set.get(null) ?? []
  const open = groupBy(
    items.filter((item) => item.outstandingCents !== 0),
    (item) => item.customer,
  )
  const pledged = (customer: CustomerCode) => set.get(customer)?.some(isPledge) === true
  const settled = groupBy(
    items.filter((item) => item.outstandingCents === 0 && pledged(item.customer)),
    (item) => item.customer,
  )
  return new Map(
    [...open].map(([customer, own]) => {
      const books = { open: own, settled: settled.get(customer) ?? [], holds: [...(set.get(customer) ?? []), ...ofAll] }
      return [customer, { items: own, ...expectedDebits(books, settings, date) }]
    }),
  )
}
