// The messages of a day as they will arrive, as data: what each holds and why, and its very content.
import type { Cents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { MissingEnclosure } from '../../domain/enclosure.ts'
import type { HeldItem } from '../../domain/reminder.ts'
import type { PlannedReminderView, PlanView } from '../plan-views.ts'

export interface Preview {
  readonly date: IsoDay
  readonly creditor: string
  readonly plan: Pick<PlanView, 'booksAsOf' | 'staleBooks' | 'heldByReason' | 'totals'>
  /** In the order of the plan. */
  readonly messages: readonly PreviewMessage[]
  /** The first ones held; `plan.totals.heldItems` are in all. */
  readonly held: readonly HeldItem[]
  /** A plan of the day is stored, which can be approved. */
  readonly planStored: boolean
  /** Why nothing would leave, French sentences; empty: what is approved would. */
  readonly obstacles: readonly string[]
}

export interface PreviewMessage {
  readonly reminder: PlannedReminderView
  /** Name of the sender, then his address where the channel has one. */
  readonly from: string
  readonly replyTo: string | null
  /** Names of the files that come with it. */
  readonly enclosed: readonly string[]
  readonly missing: readonly MissingEnclosure[]
  readonly content: PreviewContent
  /** The call sheet that comes beside it, a whole HTML page; null: none. */
  readonly callSheet: string | null
}

export type PreviewContent =
  /** `html` is a whole document, its pictures inside it; null: the text alone leaves. */
  | { readonly kind: 'mail'; readonly text: string; readonly html: string | null }
  /** Pictures of its pages, as SVG. */
  | { readonly kind: 'letter'; readonly pages: readonly string[] }
  | { readonly kind: 'call'; readonly page: string }
  | { readonly kind: 'sms'; readonly text: string }
  /** It cannot be composed: why, a French sentence. */
  | { readonly kind: 'refused'; readonly why: string }

/** The answer of the command: the plan's reminders that are shown, and where the page is. */
export interface PreviewView {
  readonly date: IsoDay
  readonly file: string
  readonly messages: readonly (Pick<
    PlannedReminderView,
    'id' | 'customer' | 'name' | 'step' | 'channel' | 'to' | 'subject' | 'approved' | 'reason'
  > & {
    readonly totalCents: Cents
    readonly enclosed: readonly string[]
  })[]
  /** A plan of the day is stored, which can be approved. */
  readonly planStored: boolean
  readonly totals: { readonly messages: number; readonly toApprove: number; readonly totalCents: Cents; readonly heldItems: number }
}
