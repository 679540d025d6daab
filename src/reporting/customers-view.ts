// The document `relance customers` answers with, as types. Names here are read by other programs: they never change meaning.
import type { Cents } from '../domain/cents.ts'
import type { CreditUse } from '../domain/credit-limit.ts'
import type { Contact } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PayerClass } from '../domain/payer-class.ts'
import type { Language, Regime } from '../domain/settings.ts'
import type { GroupView } from './group-words.ts'

export interface CustomerView {
  readonly customer: CustomerCode
  readonly name: string
  /** Debits less unallocated credits. */
  readonly outstandingCents: Cents
  /** Debits past their due date, credits not taken off. */
  readonly overdueCents: Cents
  readonly class: PayerClass
  /** 0 to 100. */
  readonly score: number
  readonly scenario: string
  /** Why this scenario: a French clause. */
  readonly scenarioBecause: string
  readonly regime: Regime
  /** Null: he pays for himself alone. */
  readonly group: GroupView | null
  readonly language: Language
  readonly terms: string | null
  /** Null: no limit is known. */
  readonly credit: CreditUse | null
  readonly excluded: string | null
  readonly directDebit: boolean
  readonly accountManager: string | null
  readonly orderReference: string | null
  readonly hasEmail: boolean
  /** Day on which his personal data was last erased; null: never. */
  readonly forgottenOn: IsoDay | null
  readonly contacts: readonly Contact[]
}

export interface CustomersView {
  readonly date: IsoDay
  /** By code. */
  readonly customers: readonly CustomerView[]
  readonly totals: { readonly customers: number; readonly outstandingCents: Cents; readonly overdueCents: Cents }
}
