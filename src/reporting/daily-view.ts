// What `relance daily` answers with.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { ImportedFileView, ReportTold, SendView } from './views.ts'

/** What became of a file of the watched folder. */
export interface InboxFileView {
  readonly file: string
  /**
   * - `imported`: its lines are in the ledger;
   * - `known`: the same bytes were imported before, nothing was done;
   * - `refused`: it cannot be imported, `error` says why; it stays where it is;
   * - `waiting`: somebody is still writing it; it stays where it is.
   */
  readonly outcome: 'imported' | 'known' | 'refused' | 'waiting'
  /** Path it was moved to; null: it stays. */
  readonly movedTo: string | null
  /** Null unless it was imported. */
  readonly imported:
    | (Pick<ImportedFileView, 'as' | 'fiscalYear' | 'changes' | 'lastBankDay'> & {
        /** What is to be known of the file as a whole, French sentences. */
        readonly remarks: readonly string[]
      })
    | null
  /** Day on which the same bytes were imported before; null: they were not. */
  readonly knownSince: IsoDay | null
  /** Null unless it is refused. */
  readonly error: { readonly code: string; readonly message: string; readonly line: number | null; readonly advice: string | null } | null
}

export interface InboxView {
  /** Absolute path of the watched folder; null: none is watched. */
  readonly folder: string | null
  readonly files: readonly InboxFileView[]
  /** What obviously is no export, and why. */
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[]
}

export interface DailyView {
  readonly date: IsoDay
  readonly dryRun: boolean
  readonly inbox: InboxView
  /** Null: it could not be made, or the day's work was done before (`alreadyDone`). */
  readonly plan: {
    readonly planId: number | null
    readonly reminders: number
    readonly customers: number
    readonly principalCents: Cents
    readonly heldItems: number
    readonly toApprove: number
    /** Why the books are too old for anything to leave, one French sentence; null: they are not. */
    readonly staleBooks: string | null
  } | null
  /** Why nothing may leave, one French sentence; null: what is approved leaves. */
  readonly notSent: string | null
  readonly send: SendView | null
  readonly report: ReportTold | null
  /** Path of the dashboard; null: none was written. */
  readonly dashboard: string | null
  /** Path of the backup that was made; null: none was due. */
  readonly backup: string | null
  /** With --catch-up: the work of the day was done already. */
  readonly alreadyDone: boolean
  readonly totals: {
    readonly imported: number
    readonly refused: number
    readonly waiting: number
    readonly sent: number
    readonly written: number
    readonly failed: number
    readonly inDoubt: number
    readonly needsApproval: number
  }
}
