// What `relance report` answers with, as types. Names here are read by other programs: they never change meaning. Lists are cut; their sums are not.
import type { AgedAmounts, AgedCustomer } from '../../domain/aged-balance.ts'
import type { Cents } from '../../domain/cents.ts'
import type { CreditAlert } from '../../domain/credit-limit.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { Forecast, HorizonForecast } from '../../domain/forecast/forecast.ts'
import type { HoldCode } from '../../domain/hold.ts'
import type { Dso } from '../../domain/indicators/dso.ts'
import type { OnTime } from '../../domain/indicators/on-time.ts'
import type { StepEffect } from '../../domain/indicators/step-effect.ts'
import type { TopDebtor } from '../../domain/indicators/top-debtors.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { PayerClass } from '../../domain/payer-class.ts'
import type { Channel } from '../../domain/settings.ts'
import type { ControlAmounts, PenaltiesView } from '../views.ts'

/** The rows shown of a longer list. */
export interface Listed<Row> {
  readonly rows: readonly Row[]
  /** Of all, those that are not shown included. */
  readonly count: number
}

/** At the end of a day. */
export interface DsoPoint extends Dso {
  readonly day: IsoDay
  readonly balanceCents: Cents
}

export interface PlannedStep {
  readonly step: string
  readonly channel: Channel
  readonly reminders: number
  readonly totalCents: Cents
}

export interface HeldReason {
  readonly code: HoldCode
  readonly items: number
  readonly cents: Cents
}

export interface Pledge {
  readonly customer: CustomerCode
  readonly name: string
  readonly kind: 'promise' | 'payment-plan'
  /** Last day to pay, of a payment plan the next instalment; null: nobody noted one. */
  readonly day: IsoDay | null
  /** To be paid by then; null: nobody noted how much. */
  readonly cents: Cents | null
  readonly text: string
}

export interface PayerShare {
  readonly class: PayerClass
  readonly customers: number
  readonly outstandingCents: Cents
  readonly overdueCents: Cents
}

export interface DashboardView {
  readonly date: IsoDay
  /** Path of the page. */
  readonly file: string
  readonly creditor: string
  /** Day of the last bank entry; null: none is known. */
  readonly booksAsOf: IsoDay | null
  readonly control: ControlAmounts
  readonly totals: AgedAmounts & {
    /** Customers with something open, and those with something past its due date. */
    readonly customers: number
    readonly overdueCustomers: number
    readonly overdueCents: Cents
  }
  /** Days sales outstanding on the day and at the ends of the twelve months before it, oldest first. Empty where there are no books. */
  readonly dso: readonly DsoPoint[]
  /** By balance, the largest first. */
  readonly aged: Listed<AgedCustomer>
  readonly debtors: Listed<TopDebtor>
  readonly plan: {
    readonly reminders: number
    readonly customers: number
    readonly totalCents: Cents
    /** Reminders that wait for somebody's yes. */
    readonly toApprove: number
    readonly steps: readonly PlannedStep[]
    readonly held: readonly HeldReason[]
    readonly heldItems: number
    /** Why nothing leaves, one French sentence; null: something may. */
    readonly stopped: string | null
  }
  /** Messages of which nobody knows whether they left. */
  readonly doubts: number
  readonly promises: { readonly running: Listed<Pledge>; readonly broken: Listed<Pledge> }
  readonly payers: readonly PayerShare[]
  readonly forecast: readonly HorizonForecast[]
  /** With what is expected at the last horizon, the balance of the customers. */
  readonly forecastRest: Pick<Forecast, 'beyondCents' | 'notExpectedCents'>
  readonly penalties: { readonly open: PenaltiesView['totals']; readonly paidLate: PenaltiesView['totals'] }
  readonly steps: readonly StepEffect[]
  /** Of the reminders that plans of the last ninety days held: how many left by any channel. */
  readonly sent: { readonly from: IsoDay; readonly planned: number; readonly sent: number; readonly percent: number | null }
  readonly onTime: OnTime
  /** Customers whose balance is in their favour: within the aged balance, to be shown as debts. */
  readonly creditors: { readonly count: number; readonly balanceCents: Cents }
  readonly credit: Listed<CreditAlert>
  /** Customers who have a credit limit, today's whatever the day of the page. */
  readonly creditLimits: number
  /** Customers with a page of their own, beside this one. */
  readonly pages: readonly CustomerCode[]
}
