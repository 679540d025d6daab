// The documents the commands answer with (--json), as types. Names here are read by other programs: they never change meaning.
import type { AgedAmounts, AgedCustomer } from '../domain/aged-balance.ts'
import type { Cents } from '../domain/cents.ts'
import type { ExplainedClaim } from '../domain/claim.ts'
import type { IsoDay } from '../domain/day.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { AllocationOrigin, DueSource } from '../domain/item.ts'
import type { MovementKind } from '../domain/ledger-line.ts'
import type { CustomerCode, ItemKey, ReminderId } from '../domain/names.ts'
import type { PlanAlert } from '../domain/plan-alert.ts'
import type { ProfileChange } from '../domain/profile-change.ts'
import type { ColumnUse, ImportIssue, OpeningRegime } from '../domain/reading.ts'
import type { HeldItem, Reminder } from '../domain/reminder.ts'
import type { Channel } from '../domain/settings.ts'
import type { NextReminder } from '../domain/simulate.ts'

/** Balance of the books against the sum of the items; the difference is ledger less items. */
export interface ControlAmounts {
  readonly ledgerBalanceCents: Cents
  readonly itemsCents: Cents
  readonly differenceCents: Cents
}

/** A line that the export before did not hold as it is now, or held and is gone. */
export interface LineChangeView {
  readonly change: 'new' | 'vanished' | 'changed' | 'newlyLettered'
  readonly customer: CustomerCode
  readonly ref: string
  readonly amountCents: Cents
  readonly day: IsoDay
  /** Of a line newly lettered; '' otherwise. */
  readonly letter: string
  /** Of a changed line: the fields that are not as they were. */
  readonly differences: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

export interface ImportedFileView {
  readonly file: string
  readonly sha256: string
  readonly as: 'fec' | 'entries' | 'invoices' | 'contacts' | 'reminders'
  readonly encoding: string
  readonly separator: string
  readonly rows: number
  readonly imported: number
  readonly unchanged: number
  readonly skipped: number
  readonly rejected: number
  readonly alreadyImported: boolean
  readonly fiscalYear: { readonly start: IsoDay; readonly end: IsoDay } | null
  readonly openingRegime: OpeningRegime
  readonly openingJournal: string | null
  readonly customers: number
  readonly lastBankDay: IsoDay | null
  readonly changes: {
    readonly new: number
    readonly vanished: number
    readonly changed: number
    readonly newlyLettered: number
    /** Up to 20 lines of each sort; empty when no export of the year was there before. */
    readonly examples: readonly LineChangeView[]
  }
  readonly issues: readonly ImportIssue[]
  readonly issueCount: number
  /** How the file was understood, French sentences. */
  readonly explanations: readonly string[]
  /** What each column was taken for, on what evidence, with sample values; empty for a file without titles. */
  readonly columns: readonly ColumnUse[]
  /** Fingerprint of the titles, by which a saved profile is recognised; null for a file without titles. */
  readonly fingerprint: string | null
}

export interface ImportView {
  readonly dryRun: boolean
  readonly files: readonly ImportedFileView[]
  /** What folders, patterns and archives held besides, or what was given twice: not read, and why. */
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[]
  /** The balance given with --expect; absent without it. */
  readonly expectedCents?: Cents
  readonly control: ControlAmounts & {
    readonly rejectedCents: Cents
    readonly byAccount: readonly (ControlAmounts & { readonly account: string })[]
  }
}

export interface AgingView {
  readonly date: IsoDay
  readonly by: 'due' | 'issue'
  readonly customers: readonly AgedCustomer[]
  readonly totals: AgedAmounts
  readonly control: ControlAmounts
}

export interface ItemView {
  readonly key: ItemKey
  readonly customer: CustomerCode
  readonly kind: MovementKind
  readonly ref: string
  readonly issuedOn: IsoDay
  readonly dueOn: IsoDay | null
  readonly dueSource: DueSource
  readonly originalCents: Cents
  readonly outstandingCents: Cents
  readonly settledOn: IsoDay | null
  readonly state: 'open' | 'settled' | 'held'
  readonly held: { readonly code: HoldCode; readonly until: IsoDay | null; readonly text: string } | null
  readonly allocations: readonly { readonly day: IsoDay; readonly cents: Cents; readonly origin: AllocationOrigin }[]
}

export interface ItemsView {
  readonly date: IsoDay
  readonly items: readonly ItemView[]
}

export interface PenaltiesView {
  readonly date: IsoDay
  readonly claims: readonly ExplainedClaim[]
  /** French sentences on the settings; absent: nothing to say. */
  readonly warnings?: readonly string[]
  readonly totals: { readonly principalCents: Cents; readonly interestCents: Cents; readonly feeCents: Cents; readonly totalCents: Cents }
}

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

export type DeliveryStatus = 'sent' | 'written' | 'failed' | 'skipped' | 'inDoubt' | 'needsApproval'

export interface DeliveryView {
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly step: string
  readonly channel: Channel
  readonly to: readonly string[]
  readonly items: readonly ItemKey[]
  readonly status: DeliveryStatus
  readonly messageId: string | null
  readonly file: string | null
  /** Path of the call sheet written beside the message. Absent: none. */
  readonly callSheet?: string
  readonly reason: string | null
}

export interface SendView {
  readonly date: IsoDay
  readonly dryRun: boolean
  readonly transport: 'smtp' | 'outbox'
  readonly results: readonly DeliveryView[]
  readonly totals: Readonly<Record<DeliveryStatus, number>>
  /** The books are too old to remind anybody, one French sentence; absent: they are not. */
  readonly staleBooks?: string
  /** `reminders.shadow`: nothing left. Absent: it may have. */
  readonly shadow?: true
  /** Address of the client who validates what leaves. Absent: nobody is asked. */
  readonly validatedBy?: string
}

export interface HistoryEventView {
  readonly id: string
  readonly at: string
  readonly day: IsoDay
  readonly customer: CustomerCode | null
  readonly items: readonly ItemKey[]
  readonly step: string | null
  readonly channel: Channel | null
  readonly status: string
  readonly sha256: string
  readonly previous: string
  /** Whose documents the message was about, where they are not its customer's alone (a payer's message). Absent: his own. */
  readonly companies?: readonly CustomerCode[]
  /** Recipients, reply of the server, total...; null once erased. */
  readonly detail: Readonly<Record<string, unknown>> | null
}

export interface HistoryView {
  readonly events: readonly HistoryEventView[]
  readonly chain: {
    readonly ok: boolean
    readonly firstBad: string | null
    /** With --verify alone: what is wrong with `firstBad`, and the events whose detail was erased. */
    readonly fault?: 'chain' | 'message' | 'delivery' | null
    readonly missingDetails?: number
  }
}
