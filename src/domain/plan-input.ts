// Everything the plan of a day is made from. All of it is given: the plan asks nothing of the machine, the clock or the ledger.
import type { ClaimHistory } from './claim.ts'
import type { Customer } from './customer.ts'
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode, ItemKey } from './names.ts'
import type { PayerProfile } from './payer-profile.ts'
import type { RateTable } from './rates.ts'
import type { SentStep } from './reminder.ts'
import type { Settings } from './settings.ts'

export interface PlanInput {
  readonly date: IsoDay
  /** Last bank entry day of the books; null when the ledger holds none. */
  readonly booksAsOf: IsoDay | null
  readonly settings: Settings
  readonly rates: RateTable
  /** Customers somebody described; those of whom only the books speak may be absent. */
  readonly customers: ReadonlyMap<CustomerCode, Customer>
  /** Open items of all customers, debits and credits, in any order; settled ones are ignored. */
  readonly items: readonly OpenItem[]
  readonly sent: readonly SentStep[]
  readonly holds: readonly ManualHold[]
  /** Present round of an item; absent: 1. */
  readonly rounds: ReadonlyMap<ItemKey, number>
  /** Steps passed over by a decision of a person, in the item’s present round; absent: none. */
  readonly passed: ReadonlyMap<ItemKey, ReadonlySet<string>>
  /** Customers with history that no longer links to their items. */
  readonly unlinked: ReadonlySet<CustomerCode>
  /** Plans stored so far. */
  readonly planCount: number
  /** How customers pay; absent: nothing is known of it. */
  readonly payers: ReadonlyMap<CustomerCode, PayerProfile>
  /** What has become of the late-payment claims of items; absent: nothing was claimed, paid or waived. */
  readonly claims?: ReadonlyMap<ItemKey, ClaimHistory>
  /** Plan this customer alone. */
  readonly only?: CustomerCode
}
