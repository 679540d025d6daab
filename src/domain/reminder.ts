// A day's plan: what goes out, what is held, and why. Plain data; decided by `planReminders`.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerCode, ItemKey, ReminderId } from './names.ts'
import type { Channel, Language, PenaltyUse, Step, Tone } from './settings.ts'

export interface ReminderItem {
  readonly key: ItemKey
  /** Number of the document; of one without number, the start of its label, which nobody but the accountant reads. */
  readonly ref: string
  /** It has no number: it is called by its day. Absent: it has one. */
  readonly unnumbered?: true
  /** Its payment came back unpaid. Absent: it did not. */
  readonly bounced?: true
  /** The item's own step; an item that travels along keeps its own. */
  readonly step: string
  readonly round: number
  readonly issuedOn: IsoDay
  readonly dueOn: IsoDay
  /** Negative or zero before and on the due date. */
  readonly daysLate: number
  readonly originalCents: Cents
  /** What the message asks for on this item (the disputed part left out). */
  readonly outstandingCents: Cents
  readonly heldCents: Cents
  readonly interestCents: Cents
  readonly feeCents: Cents
  /** In a formal notice: listed apart "pour information", outside the total. */
  readonly forInformation: boolean
}

export interface Reminder {
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly name: string
  readonly scenario: string
  readonly step: string
  /** Position of the step in its scenario, 0 for the first. */
  readonly stepIndex: number
  readonly channel: Channel
  readonly template: string
  readonly penalties: PenaltyUse
  readonly tone: Tone
  /** Who calls, or does the task of a call sheet. */
  readonly by: Step['by']
  /** A call sheet for the same customer comes with the message. */
  readonly withCall: boolean
  /** The scenario holds a formal notice after this step: the text may announce it. */
  readonly noticeFollows: boolean
  readonly to: readonly string[]
  readonly language: Language
  readonly needsApproval: boolean
  /** Sorted by due date, then reference, then key. */
  readonly items: readonly ReminderItem[]
  readonly principalCents: Cents
  /** Unallocated credits netted, negative or zero. */
  readonly creditsCents: Cents
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly claimsPenalties: boolean
  /** What the message asks for: principal + credits, plus interest and fee only when the step claims them. */
  readonly totalCents: Cents
  /** Why this customer gets this message today, one French sentence or two. */
  readonly reason: string
}

export interface HeldItem {
  readonly customer: CustomerCode
  readonly key: ItemKey
  readonly ref: string
  readonly outstandingCents: Cents
  /** The other part of the item is in `toSend`. */
  readonly partial: boolean
  readonly reason: HoldReason
}

export interface Plan {
  readonly date: IsoDay
  /** Last bank entry day of the books; null when the ledger holds none. */
  readonly booksAsOf: IsoDay | null
  /** Sorted by customer code. */
  readonly toSend: readonly Reminder[]
  /** Sorted by customer code, then due date, then key. */
  readonly held: readonly HeldItem[]
}

/** A step really sent (or in doubt) for some items, as history tells it. */
export interface SentStep {
  readonly customer: CustomerCode
  readonly items: readonly { readonly key: ItemKey; readonly step: string; readonly round: number }[]
  readonly step: string
  readonly channel: Channel
  readonly day: IsoDay
  readonly status: 'sent' | 'written' | 'inDoubt' | 'sending'
}
