// The calls to make on a day, as commands answer with them and as the page of the day shows them. A model; words and layout come after.
import type { Cents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { CustomerCode, ItemKey, ReminderId } from '../../domain/names.ts'
import type { Channel, Step } from '../../domain/settings.ts'

export interface CallView {
  readonly customer: CustomerCode
  readonly name: string
  /** Whom to ask for; '' when nobody is named. */
  readonly contact: string
  /** Numbers to call, the right one first; empty: to be looked up. */
  readonly phones: readonly string[]
  /** Who calls: the accounting department, or the customer's account manager. */
  readonly by: Step['by']
  /** First day it waits since. */
  readonly since: IsoDay
  /** It was put off to that day when it was last tried. */
  readonly again: boolean
  /** By due date. */
  readonly items: readonly {
    readonly key: ItemKey
    readonly customer: CustomerCode
    readonly ref: string
    readonly dueOn: IsoDay
    /** Negative or zero before and on the due date. */
    readonly daysLate: number
    readonly outstandingCents: Cents
  }[]
  readonly principalCents: Cents
  /** Negative or zero. */
  readonly creditsCents: Cents
  /** What is asked for. */
  readonly totalCents: Cents
  /** Of the oldest item. */
  readonly daysLate: number
  /** The last message in writing; null: none. */
  readonly lastReminder: { readonly day: IsoDay; readonly step: string; readonly channel: Channel } | null
  /** What asked for the call; empty: it was agreed on the phone. */
  readonly reminders: readonly ReminderId[]
}

/** The page of the day, once written. */
export interface CallsFiles {
  readonly html: string
  readonly pdf: string
}

export interface CallsView {
  readonly date: IsoDay
  /** The most pressing first: amounts times days late. */
  readonly calls: readonly CallView[]
  /** Null: there is nothing to write. */
  readonly files: CallsFiles | null
  readonly totals: { readonly calls: number; readonly totalCents: Cents }
}

/** A page to be written: the calls with the sheet of each, a whole HTML page, in the same order. */
export interface CallsPage {
  readonly date: IsoDay
  readonly creditor: string
  readonly booksAsOf: IsoDay | null
  readonly version: string
  readonly calls: readonly { readonly view: CallView; readonly sheet: string }[]
}
