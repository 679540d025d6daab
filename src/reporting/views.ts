// The documents the commands answer with (--json), as types. Names here are read by other programs: they never change meaning.
import type { AgedAmounts, AgedCustomer } from '../domain/aged-balance.ts'
import type { Cents } from '../domain/cents.ts'
import type { ExplainedClaim } from '../domain/claim.ts'
import type { IsoDay } from '../domain/day.ts'
import type { Enclosure, MissingEnclosure } from '../domain/enclosure.ts'
import type { EvidenceFault, QuotedHead } from '../domain/evidence-fault.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { AllocationOrigin, DueSource } from '../domain/item.ts'
import type { MovementKind } from '../domain/ledger-line.ts'
import type { CustomerCode, ItemKey, ReminderId } from '../domain/names.ts'
import type { ColumnUse, ImportIssue, OpeningRegime } from '../domain/reading.ts'
import type { Channel } from '../domain/settings.ts'

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
  /** Lines; of contacts: customers first described, and those whose details are not as they were. */
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
  /** What comes with it, and what should and does not. Absent: nothing of the sort. */
  readonly attachments?: readonly Enclosure[]
  readonly missingAttachments?: readonly MissingEnclosure[]
  /** A short message that leaves at another hour of its customer's day. Absent: it waits for no hour. */
  readonly waitsForHours?: true
  readonly reason: string | null
}

/** What a person needs to find out whether a message left. */
export interface SmsInDoubt {
  /** As it was handed over; null: not kept. */
  readonly text: string | null
  /** Name of the gateway's server. */
  readonly gateway: string
  /** What the gateway was given to know it by; null: its request holds none. */
  readonly gatewayId: string | null
}

export interface DoubtView {
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly step: string
  readonly channel: Channel
  readonly to: readonly string[]
  /** Null when it was in no stored plan. */
  readonly subject: string | null
  /** Of a short message handed to a gateway. Absent: of anything else. */
  readonly sms?: SmsInDoubt
  readonly messageId: string | null
  /** The moment it was about to leave, ISO 8601. */
  readonly claimedAt: string
  /** Name it would have in the outbox; null for an e-mail. */
  readonly file: string | null
}

export interface SendView {
  readonly date: IsoDay
  readonly dryRun: boolean
  readonly transport: 'smtp' | 'outbox'
  readonly results: readonly DeliveryView[]
  readonly totals: Readonly<Record<DeliveryStatus, number>>
  /** What to look for of each result in doubt, older ones included. Absent: nothing is in doubt. */
  readonly doubts?: readonly DoubtView[]
  /** The books are too old to remind anybody, one French sentence; absent: they are not. */
  readonly staleBooks?: string
  /** `reminders.shadow`: nothing left. Absent: it may have. */
  readonly shadow?: true
  /** Address of the client who validates what leaves. Absent: nobody is asked. */
  readonly validatedBy?: string
  /** Why those who receive the messages may not believe their sender, French sentences. Absent: nothing speaks against it. */
  readonly senderConcern?: string
  /** The page of the calls that wait, those of earlier days included. Absent: none waits, or nothing is recorded. */
  readonly callsPage?: CallsPageTold
  /** The letters to print, as one file. Absent: no letter of the day waited for it. */
  readonly batch?: BatchView
  /** Those of earlier days, whose file could not be written then, by day. Absent: none waited. */
  readonly lateBatches?: readonly BatchView[]
  /** Letters of earlier days that are in no file to print, since what they ask for is not asked for any more. Absent: none. */
  readonly lettersLeftOut?: readonly LetterLeftOut[]
  /** Addresses of `sender.bcc` that got nothing, since the e-mails are files. Absent: none. */
  readonly missingBlindCopies?: readonly string[]
  /** The report to the accountant. Absent: nothing to tell, or nothing is recorded. */
  readonly report?: ReportTold
}

export interface CallsPageTold {
  readonly calls: number
  /** Paths of the two files; null: they could not be written, `reason` says why. */
  readonly html: string | null
  readonly pdf: string | null
  readonly reason: string | null
}

export interface LetterLeftOut {
  readonly id: ReminderId
  readonly customer: CustomerCode
  /** Day it bears. */
  readonly day: IsoDay
  /** Why, a French sentence. */
  readonly reason: string
}

export interface BatchView {
  /** Day its letters bear. */
  readonly day: IsoDay
  /** Path; null: it could not be written, and the next sending tries again. */
  readonly file: string | null
  readonly letters: number
  /** Empty ones included, where letters are printed on both sides. */
  readonly pages: number
  /** Names of that day's batches before it. */
  readonly earlier: readonly string[]
  /** Why it could not be written, French; null: it was. */
  readonly reason: string | null
}

export interface ReportTold {
  /** Null: nobody gets one, or no mail server is set. */
  readonly to: string | null
  /** `same`: a report of the day said as much already; `none`: shown on the terminal alone. */
  readonly status: 'sent' | 'failed' | 'inDoubt' | 'same' | 'none'
  /** Why it did not leave, or why the history does not tell of it, French; null where all is well, or it was not to leave. */
  readonly reason: string | null
  /** Head of the chain of history, after the sending and before the report. */
  readonly head: string | null
}

export interface HistoryEventView {
  /** 1 for the first event ever. */
  readonly position: number
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
  /** Addresses of the message that its server refused, and its words for each. Absent: none is known. */
  readonly refusals?: readonly { readonly address: string; readonly reply: string }[]
}

export interface HistoryView {
  readonly events: readonly HistoryEventView[]
  readonly chain: {
    readonly ok: boolean
    readonly firstBad: string | null
    /** With --verify alone: what is wrong with `firstBad`, and the events whose detail was erased. */
    readonly fault?: 'chain' | 'message' | 'delivery' | null
    readonly missingDetails?: number
    /** With --verify: up to 20 faults, and how many there are in all. */
    readonly faults?: readonly EvidenceFault[]
    readonly faultCount?: number
    /** With --head: where that head stands. */
    readonly head?: QuotedHead
  }
}
