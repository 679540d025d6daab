// Everything the plan of a day is made from. All of it is given: the plan asks nothing of the machine, the clock or the ledger.
import type { BankAccount } from './bank-account.ts'
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
import type { StepDecision } from './step-decision.ts'
import type { Unlinked } from './unlinked.ts'

export interface PlanInput {
  readonly date: IsoDay
  /** Last bank entry day of the books; null when the ledger holds none. */
  readonly booksAsOf: IsoDay | null
  /** How far each bank account is entered; absent or empty: not known account by account. */
  readonly banks?: readonly BankAccount[]
  readonly settings: Settings
  readonly rates: RateTable
  /** Customers somebody described; those of whom only the books speak may be absent. */
  readonly customers: ReadonlyMap<CustomerCode, Customer>
  /** Open items of all customers, debits and credits, in any order; of the settled ones, those of customers who promised something count. */
  readonly items: readonly OpenItem[]
  readonly sent: readonly SentStep[]
  /** In force on `date`, and the promises and payment plans whose last day has passed; those released by `date` are ignored. */
  readonly holds: readonly ManualHold[]
  /** Present round of an item; absent: 1. */
  readonly rounds: ReadonlyMap<ItemKey, number>
  /** Steps passed over by a decision of a person, in the item’s present round; absent: none. */
  readonly passed: ReadonlyMap<ItemKey, ReadonlySet<string>>
  /** The last decision on the steps of an item in its present round; absent: none. */
  readonly decisions?: ReadonlyMap<ItemKey, StepDecision>
  /** Customers with history that no longer links to their items, or whose items look like those of such history. */
  readonly unlinked: ReadonlyMap<CustomerCode, Unlinked>
  /** Days for which a plan was stored; absent: none. */
  readonly runDays?: ReadonlySet<IsoDay>
  /** Customers out of `reminders.pilot` are planned and held. */
  readonly pilotOnly?: boolean
  /** Customers who are not planned here have something open too. Absent: nobody has. */
  readonly othersOpen?: boolean
  /** Plans stored so far. */
  readonly planCount: number
  /** How customers pay; absent: nothing is known of it. */
  readonly payers: ReadonlyMap<CustomerCode, PayerProfile>
  /** What has become of the late-payment claims of items; absent: nothing was claimed, paid or waived. */
  readonly claims?: ReadonlyMap<ItemKey, ClaimHistory>
}
