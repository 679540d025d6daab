// The shapes that travel between the steps of one customer's plan.
import type { Cents } from './cents.ts'
import type { Customer } from './customer.ts'
import type { IsoDay } from './day.ts'
import type { HoldReason, ManualHold } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { HeldItem, Reminder, SentStep } from './reminder.ts'
import type { ScenarioChoice } from './scenario-choice.ts'
import type { PlacedStep } from './step-rule.ts'

/** Everything the plan knows of one customer. */
export interface CustomerCase {
  readonly customer: Customer
  /** Every open item, debits and credits. */
  readonly items: readonly OpenItem[]
  /** The settled ones of a customer who promised something. */
  readonly settled: readonly OpenItem[]
  readonly sent: readonly SentStep[]
  readonly holds: readonly ManualHold[]
  /** Who pays for him and gets his messages, with what was sent to the payer; absent: nobody but himself. */
  readonly payer?: { readonly customer: Customer; readonly sent: readonly SentStep[] }
}

/** What a customer gets on a day: at most one reminder, and what is held, by due date, then key. */
export interface CustomerDay {
  readonly customer: Customer
  /** Every open item. */
  readonly items: readonly OpenItem[]
  readonly reminder: Reminder | null
  readonly held: readonly HeldItem[]
  /** There was a message, be it held back by the day or by another customer's. */
  readonly composed: boolean
  /** First day on which this may differ though nothing happens; null: never. */
  readonly wakesOn: IsoDay | null
}

/** The hold of one item set by people: `cents` of it, from 1 to its whole outstanding amount. */
export interface ItemHold {
  readonly cents: Cents
  readonly reason: HoldReason
}

/** A debit, with the part of it that people hold. */
export interface Debit {
  readonly item: OpenItem
  readonly part: ItemHold | null
}

/** A debit that may be reminded as far as `askedCents`; `part` holds the rest. */
export interface FreeItem extends Debit {
  readonly dueOn: IsoDay
  readonly askedCents: Cents
}

/** A free item with the step it may take today. */
export interface Candidate extends FreeItem {
  readonly placed: PlacedStep
  readonly preventive: boolean
  /** Why its scenario is the one of its step. */
  readonly choice: ScenarioChoice
}

/** Told why a debit does not travel today. */
export type LeaveOut = (debit: Debit, reason: HoldReason) => void

/** The entries without a reason to stay; the others are reported to `leaveOut`. */
export function keep<T extends Debit>(debits: readonly T[], leaveOut: LeaveOut, reasonOf: (debit: T) => HoldReason | null): T[] {
  return debits.filter((debit) => {
    const reason = reasonOf(debit)
    if (reason) leaveOut(debit, reason)
    return !reason
  })
}
