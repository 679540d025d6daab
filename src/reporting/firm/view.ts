// What `relance report --all` answers with, as types. Names here are read by other programs: they never change meaning.
import type { Cents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'

/** One dossier, as its own dashboard has it. */
export interface DossierLine {
  /** Path. */
  readonly folder: string
  /** The company; of a dossier that could not be read, the folder's name. */
  readonly name: string
  /** Path of its dashboard; null: it could not be made. */
  readonly page: string | null
  /** Null where `error` is not. */
  readonly figures: DossierFigures | null
  /** Why it could not be read, French; null: it was. */
  readonly error: string | null
}

export interface DossierFigures {
  readonly balanceCents: Cents
  readonly overdueCents: Cents
  /** Simple, in days; null where it cannot be told. */
  readonly dsoDays: number | null
  readonly reminders: number
  readonly toApprove: number
  readonly doubts: number
  readonly brokenPromises: number
  readonly booksAsOf: IsoDay | null
  /** Why nothing leaves, French; null: something may. */
  readonly stopped: string | null
  /** Of the control against account 411. */
  readonly differenceCents: Cents
}

export interface FirmView {
  readonly date: IsoDay
  /** Path of the page. */
  readonly file: string
  /** By overdue amount, those that could not be read first. */
  readonly dossiers: readonly DossierLine[]
  readonly totals: Pick<DossierFigures, 'balanceCents' | 'overdueCents' | 'reminders' | 'toApprove' | 'doubts' | 'brokenPromises'>
}
