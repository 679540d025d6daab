// What a plan answers (--json), as types. Names here are read by other programs: they never change meaning.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PlanAlert } from '../domain/plan-alert.ts'
import type { ProfileChange } from '../domain/profile-change.ts'
import type { HeldItem, Reminder } from '../domain/reminder.ts'
import type { NextReminder } from '../domain/simulate.ts'

export interface PlannedReminderView extends Reminder {
  readonly approved: boolean
  readonly subject: string
  /** Who let it leave, absent while nobody did. */
  readonly approval?: ApprovalTold
}

export interface ApprovalTold {
  /** Who typed the approval. */
  readonly by: string
  readonly on: IsoDay
  /** Who said yes for the client, and when; absent where he was not asked. */
  readonly validatedBy?: string
  readonly validatedOn?: IsoDay
}

export interface PlanView {
  readonly date: IsoDay
  readonly dryRun: boolean
  readonly planId: number | null
  readonly booksAsOf: IsoDay | null
  readonly toSend: readonly PlannedReminderView[]
  /** Absent with --summary. */
  readonly held?: readonly HeldItem[]
  readonly heldByReason: Readonly<Partial<Record<HoldCode, number>>>
  /** Customers who pay otherwise than when a plan of an earlier day was stored, by code. Absent: stored by an earlier program. */
  readonly profileChanges?: readonly ProfileChange[]
  /** Days to keep and limits exceeded, by customer. Absent: stored by an earlier program. */
  readonly alerts?: readonly PlanAlert[]
  readonly totals: { readonly reminders: number; readonly customers: number; readonly principalCents: Cents; readonly heldItems: number }
  /** Holds that begin within fifteen days after this day, by first day. Absent: none. */
  readonly comingHolds?: readonly ComingHold[]
  /** With --explain alone: what each customer gets after this day if nothing is paid, by customer. */
  readonly next?: readonly NextReminder[]
  /** The day is still to come: how old the books are is not looked at. */
  readonly ahead?: true
  /** The books are too old to remind anybody, one French sentence; absent: they are not. */
  readonly staleBooks?: string
  /** Of a stored plan: the one whose place it took, where that changes what leaves on the day or on one to come. */
  readonly replaces?: ReplacedPlanView
  /** Of a stored plan shown again: a newer one took its place. Absent of a plan just made. */
  readonly voided?: boolean
  /** Why it was not stored though no dry run was asked for: a French clause. */
  readonly notStored?: string
  /** Of a pilot plan: what the customers outside it would get. Absent: no pilot. */
  readonly pilot?: PilotView
  /** `reminders.shadow`: nothing of it leaves. Absent: it may. */
  readonly shadow?: true
  /** Address of the client who validates what leaves. Absent: nobody is asked. */
  readonly validatedBy?: string
}

/** A hold that people set to begin later. */
export interface ComingHold {
  /** Null: the whole dossier. */
  readonly customer: CustomerCode | null
  readonly name: string | null
  /** Null: not one invoice alone. */
  readonly ref: string | null
  readonly code: HoldCode
  readonly cents: Cents | null
  readonly from: IsoDay
  readonly until: IsoDay | null
  readonly text: string
}

export interface ReplacedPlanView {
  readonly planId: number
  readonly day: IsoDay
  readonly pilot: boolean
  /** Customers of its reminders that had not left, and are not in the new plan; by code. */
  readonly dropped: readonly CustomerCode[]
}

export interface PilotView {
  readonly customers: number
  readonly reminders: number
  readonly principalCents: Cents
  readonly others: readonly Pick<Reminder, 'customer' | 'name' | 'step' | 'channel' | 'items' | 'principalCents' | 'totalCents'>[]
}
