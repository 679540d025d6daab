// What `relance report --closing` answers with (--json), as types: proposals for the closing of a year, nothing of it posted. Names here are read by
// other programs.
import type { AgedAmounts } from '../../domain/aged-balance.ts'
import type { Cents } from '../../domain/cents.ts'
import type { BookedAfter } from '../../domain/closing/booked-after.ts'
import type { CreditBalance } from '../../domain/closing/credit-balances.ts'
import type { DoubtfulDebt, LostDebt } from '../../domain/closing/debts.ts'
import type { ClosingDebt } from '../../domain/closing/facts.ts'
import type { NearLimitation } from '../../domain/closing/near-limitation.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { ControlAmounts } from '../views.ts'

/** Interest and fee of late payment that stand in no entry: what may be booked, or why it may not. */
export interface UnbookedPenalty {
  readonly customer: CustomerCode
  readonly name: string
  /** Of the invoice. */
  readonly ref: string
  /** The invoice itself is paid. */
  readonly paidLate: boolean
  /** A message asked for it already. */
  readonly claimed: boolean
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly totalCents: Cents
  /** Null: it may be booked (`relance penalties --entries`); else a French sentence. */
  readonly obstacle: string | null
}

export interface ConfirmationView {
  readonly customer: CustomerCode
  readonly name: string
  /** That of the books on the day. */
  readonly balanceCents: Cents
  readonly items: number
  /** Without it the letter is to be completed by hand. */
  readonly hasAddress: boolean
}

export interface Closing {
  readonly date: IsoDay
  readonly creditor: string
  /** Day up to which receipts are entered; null: the books do not tell. */
  readonly booksAsOf: IsoDay | null
  /** Latest entry of a customer account of all that was imported. */
  readonly lastEntryOn: IsoDay | null
  /** The aged balance of the day. */
  readonly balance: AgedAmounts
  readonly control: ControlAmounts
  readonly doubtful: readonly DoubtfulDebt[]
  readonly irrecoverable: readonly LostDebt[]
  readonly nearLimitation: readonly NearLimitation[]
  /** Debts of which no day of limitation can be told: openings without detail, customers abroad. */
  readonly limitationUnknown: readonly ClosingDebt[]
  readonly creditBalances: readonly CreditBalance[]
  readonly unallocated: readonly ClosingDebt[]
  readonly penalties: readonly UnbookedPenalty[]
  /** Told by entries after the day; empty also where none was imported. */
  readonly bookedAfter: readonly BookedAfter[]
  readonly totals: ClosingTotals
}

export interface ClosingTotals {
  /** What is open of the doubtful debts, before credits. */
  readonly doubtfulOutstandingCents: Cents
  readonly doubtfulCents: Cents
  readonly doubtfulVatCents: Cents
  readonly doubtfulNetCents: Cents
  /** Of the net base, what rests on an assumed rate of VAT. */
  readonly doubtfulAssumedNetCents: Cents
  readonly irrecoverableCents: Cents
  readonly irrecoverableVatCents: Cents
  readonly irrecoverableNetCents: Cents
  readonly nearLimitationCents: Cents
  readonly creditBalancesCents: Cents
  readonly toMoveCents: Cents
  readonly unallocatedCents: Cents
  /** What may be booked: interest, fees. */
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly penaltiesCents: Cents
  /** What may not. */
  readonly penaltiesLeftOutCents: Cents
}

/** With what the command wrote. */
export interface ClosingView extends Closing {
  /** Path of the page. */
  readonly file: string
  /** The letters that ask customers to confirm their balance; absent: none was asked for. */
  readonly confirmations?: {
    /** Null: no letter could be written. */
    readonly file: string | null
    readonly pages: number
    readonly letters: readonly ConfirmationView[]
    /** Customers whose letter cannot be written, with the reason, a French sentence. */
    readonly leftOut: readonly { readonly customer: CustomerCode; readonly name: string; readonly reason: string }[]
  }
}
