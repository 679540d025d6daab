// A day's plan: what goes out, what is held, and why. Plain data; decided by `planReminders`.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerCode, ItemKey, ReminderId } from './names.ts'
import type { Channel, Language, PenaltyUse, Regime, Step, Tone } from './settings.ts'

export interface ReminderItem {
  readonly key: ItemKey
  /** Whose debt it is, in the message of a group; absent: the reminder's customer. */
  readonly customer?: CustomerCode
  /** Number of the document; of one without number, the start of its label, which nobody but the accountant reads. */
  readonly ref: string
  /** It has no number: it is called by its day. Absent: it has one. */
  readonly unnumbered?: true
  /** Its payment came back unpaid: what `returned` tells. Absent: it did not. */
  readonly bounced?: true
  readonly returned?: ReturnedPayment
  /** No reminder about it has left in writing yet: it stands in a table of its own beside those that were reminded. Absent: one has, or it is not due. */
  readonly firstReminder?: true
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
  /** Its interest and fee are in the sum asked: its own step claims them, and so does the message. */
  readonly claimsPenalties: boolean
  /** In a formal notice: listed apart "pour information", outside the total. */
  readonly forInformation: boolean
}

/** Without a step of the day. */
export type OverdueItem = Omit<ReminderItem, 'step' | 'round'>

/** A payment of the customer's that came back, as the books show it. */
export interface ReturnedPayment {
  /** `bill`: a bill of exchange that was not paid at its maturity. */
  readonly means: 'payment' | 'bill'
  /** Day the payment was booked; null where no payment of that sum is in the books, and for a bill. */
  readonly paidOn: IsoDay | null
  /** Day it came back. */
  readonly on: IsoDay
  /** The whole of it, positive, whatever has been paid since. */
  readonly cents: Cents
  /** Numbers of the documents it had paid, as printed; empty where none is known. */
  readonly documents: readonly string[]
}

/** What a customer announced, or what was agreed with him, and did not come: told to him in the message. */
export interface BrokenWord {
  /** Who announced it, in the message of a group; absent: the reminder's customer. */
  readonly customer?: CustomerCode
  /** `instalment`: of a payment plan. */
  readonly kind: 'promise' | 'instalment'
  /** Last day to pay. */
  readonly day: IsoDay
  /** What was to be paid by then; null: nobody noted how much. */
  readonly cents: Cents | null
  /** What of it has not come, from 1 to `cents`; null where `cents` is. */
  readonly missingCents: Cents | null
}

/** An item not due yet, shown for information outside every total. */
export interface UpcomingItem extends Pick<ReminderItem, 'key' | 'customer' | 'ref' | 'unnumbered' | 'issuedOn' | 'dueOn'> {
  /** The disputed part left out. */
  readonly outstandingCents: Cents
}

/** One company of a group's message. Nothing of hers is ever netted with another's. */
export interface ReminderCompany {
  readonly customer: CustomerCode
  readonly name: string
  readonly siren: string | null
  readonly regime: Regime
  /** Her items among the reminder's. */
  readonly items: readonly ItemKey[]
  readonly penalties: PenaltyUse
  readonly claimsPenalties: boolean
  readonly principalCents: Cents
  /** Negative or zero. */
  readonly creditsCents: Cents
  readonly interestCents: Cents
  readonly feeCents: Cents
  /** What is asked of her: principal + credits, plus interest and fee when she is asked for them. */
  readonly totalCents: Cents
}

/** What makes somebody's yes necessary before a reminder leaves. */
export interface ApprovalNeed {
  readonly code: 'validation' | 'first-plans' | 'amount' | 'step' | 'customer'
  /** A French clause. */
  readonly text: string
}

export interface Reminder {
  readonly id: ReminderId
  /** Who gets the message: in a group, the payer. */
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
  /** The scenario holds a formal notice after this step, for a customer of known regime: the text may announce it. */
  readonly noticeFollows: boolean
  readonly to: readonly string[]
  /** Mailboxes that get an open copy of an e-mail; absent: none. */
  readonly cc?: readonly string[]
  readonly language: Language
  readonly needsApproval: boolean
  /** Why it does; absent when it does not. */
  readonly approvalNeeds?: readonly ApprovalNeed[]
  /** Sorted by due date, then reference, then key. */
  readonly items: readonly ReminderItem[]
  readonly principalCents: Cents
  /** Unallocated credits netted, negative or zero. */
  readonly creditsCents: Cents
  /** What is asked of it when the message claims penalties; else what the items asked for bear, asked for by nobody. */
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly claimsPenalties: boolean
  /** What the message asks for: principal + credits, plus interest and fee when it claims them. */
  readonly totalCents: Cents
  /** By day; absent: none about what is asked here. */
  readonly brokenWords?: readonly BrokenWord[]
  /** One per legal entity, the payer first, in the message of a group; absent: the items are the customer's own. Sums are theirs added up. */
  readonly companies?: readonly ReminderCompany[]
  /** Sorted as the items; absent: none, or none is to be shown. */
  readonly upcoming?: readonly UpcomingItem[]
  /** In a formal notice: what is overdue and waits for a later step, told "pour information" with the items for information. Absent: none. */
  readonly alsoOverdue?: readonly OverdueItem[]
  /** Why this customer gets this message today, one French sentence or two. */
  readonly reason: string
}

/** Whether a reminder goes to a customer or is about something he owes. */
export function concerns({ customer, companies }: Pick<Reminder, 'customer' | 'companies'>, code: CustomerCode): boolean {
  return customer === code || (companies ?? []).some((one) => one.customer === code)
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
  /** Day up to which the books show what was paid: the last bank entry of the account least up to date; null when there is none. */
  readonly booksAsOf: IsoDay | null
  /** Sorted by customer code. */
  readonly toSend: readonly Reminder[]
  /** Sorted by customer code, then due date, then key. */
  readonly held: readonly HeldItem[]
  /** For each customer with something open: the first day on which his plan may differ though nothing happens; null: never. */
  readonly wakes: ReadonlyMap<CustomerCode, IsoDay | null>
  /** Customers for whom there was a message, be it in `toSend` or held back by the day, by another's message or by the run. */
  readonly composed: ReadonlySet<CustomerCode>
  /** The books are too old to remind anybody, one French sentence; absent: they are not. */
  readonly staleBooks?: string
  /** Of a pilot plan: what the customers outside it would get, by customer code. Absent: no pilot. */
  readonly pilot?: readonly Reminder[]
}

/** A step really sent (or in doubt) for some items, as history tells it. */
export interface SentStep {
  /** Whose items they are. */
  readonly customer: CustomerCode
  /** Who got the message when it is another: the payer of his group. */
  readonly receiver?: CustomerCode
  /** Empty for a payer who got a message about others alone. */
  readonly items: readonly { readonly key: ItemKey; readonly step: string; readonly round: number }[]
  readonly step: string
  readonly channel: Channel
  /** Where it went (mailboxes, for an e-mail), told to who got it; absent: nobody knows, or it went to another. */
  readonly to?: readonly string[]
  readonly day: IsoDay
  readonly status: 'sent' | 'written' | 'inDoubt' | 'sending'
}
