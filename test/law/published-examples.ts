// What the tables of fixtures/law hold of public sources: worked penalties, rates of half-years, due dates. Types only.
import type { IsoDay } from '../../src/domain/day.ts'
import type { Regime } from '../../src/domain/settings.ts'
import type { EndOfMonth } from '../../src/domain/terms.ts'
import type { WrittenClaim } from './written-claim.ts'

interface Figures {
  readonly interestCents: number
  readonly feeCents: number | null
  readonly totalCents: number | null
}

/** One multiplication of a source: base × rate × days ÷ days of the year, or × months ÷ 12. */
type Line = { readonly baseCents: number; readonly rateBps: number } & (
  | { readonly days: number; readonly yearDays: number }
  | { readonly months: number }
)

export interface PenaltyExample {
  readonly id: string
  readonly source: string
  /** 'control': worked out here, printed by no source. */
  readonly sourceKind: string
  readonly what: string
  readonly lines: readonly Line[]
  /** As its source prints it; null where it prints nothing. */
  readonly printed: Figures
  readonly reproduces: boolean
  readonly because: string | null
  /** Where the days put to the engine come from. */
  readonly days: 'stated' | 'chosen' | 'due-day-counted' | 'months'
  /** As it is put to the engine; none for what counts months. */
  readonly claims: readonly WrittenClaim[]
  /** What the rule followed here gives where it is not what the source prints; its own claims where the question differs. */
  readonly ours?: Partial<Figures> & { readonly claims?: readonly WrittenClaim[]; readonly why: string }
}

export type RateAsked =
  | { readonly on: IsoDay; readonly regime: Regime; readonly figure: 'rate' | 'floor' }
  | { readonly dueOn: IsoDay; readonly until: IsoDay; readonly regime: Regime; readonly figure: 'rates-of-delay' }

export interface RateExample {
  readonly id: string
  readonly source: string
  readonly what: string
  readonly printedBps: readonly number[] | null
  /** How many rates the whole delay bears, where the source tells that and no rate. */
  readonly printedRates?: number
  readonly asks: readonly RateAsked[]
  readonly reproduces: boolean
  readonly because: string | null
  readonly oursBps?: readonly number[]
}

export interface TermsExample {
  readonly source: string
  readonly terms: string
  readonly issuedOn: IsoDay
  readonly endOfMonth?: EndOfMonth
  readonly dueOn: IsoDay
  /** What the source prints where it is not `dueOn`. */
  readonly printed?: string
  readonly because?: string
}

export interface PublishedExamples {
  readonly examples: readonly PenaltyExample[]
  readonly rates: readonly RateExample[]
}

export interface PublishedTerms {
  readonly cases: readonly TermsExample[]
  readonly notReproduced: readonly TermsExample[]
}
