// What a litigation file is made of, as data, and what `relance litigation` answers with (--json). Names here are read by other programs.
import type { Cents } from '../../domain/cents.ts'
import type { ExplainedClaim } from '../../domain/claim.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { CustomerCode, ItemKey } from '../../domain/names.ts'
import type { Regime } from '../../domain/settings.ts'
import type { Party } from '../calculation/calculation.ts'

/** An invoice that is asked for. Principal and interest are those of the books: their sum with the fee is that of its claim. */
export interface AskedInvoice {
  readonly key: ItemKey
  /** As printed; '' for one without number. */
  readonly ref: string
  readonly issuedOn: IsoDay
  readonly dueOn: IsoDay
  readonly originalCents: Cents
  /** What is left in the books. */
  readonly principalCents: Cents
  /** Zero where its penalties are not to be claimed. */
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly claim: ExplainedClaim
  /** What people hold of it, as the plan says it; null: nothing. */
  readonly held: string | null
}

/** What is asked, and what is taken off it. */
export interface LitigationDebt {
  readonly invoices: readonly AskedInvoice[]
  readonly principalCents: Cents
  /** Credits put against nothing, negative or zero. */
  readonly creditsCents: Cents
  readonly interestCents: Cents
  readonly feeCents: Cents
  /** The four added up. */
  readonly totalCents: Cents
}

/** A numbered document of the file. */
export interface Exhibit {
  readonly number: number
  /** As the list names it. */
  readonly what: string
  readonly day: IsoDay | null
  /** Path in the folder. */
  readonly file: string
}

/** A reminder that really left, about what is asked. */
export interface SentNotice {
  readonly day: IsoDay
  readonly what: string
  readonly channel: string
  readonly isFormalNotice: boolean
  /** Number of the exhibit; null where its message is kept no more. */
  readonly exhibit: number | null
  /** "n° de suivi 1A…, reçue le 24/11/2026"; '' for nothing noted. */
  readonly proof: string
}

/** Something that the file lacks or that somebody has to look at. */
export interface Missing {
  readonly what: string
  /** Where to get it, or what to do. */
  readonly where: string
}

/** A draft, or why there is none. */
export interface Draft {
  readonly kind: 'formal-notice' | 'petition' | 'claim-declaration'
  /** Paths; empty where it was not drawn up. */
  readonly files: readonly string[]
  /** Why it was not, French; null where it was. */
  readonly reason: string | null
}

/** Everything a draft speaks of. */
export interface LitigationCase {
  readonly day: IsoDay
  readonly creditor: Party
  readonly debtor: Party
  readonly regime: Regime
  readonly debt: LitigationDebt
  readonly notices: readonly SentNotice[]
  /** Days of formal notices sent otherwise than by relance. */
  readonly otherNotices: readonly IsoDay[]
  readonly exhibits: readonly Exhibit[]
  /** Number of the exhibit that is the invoice of a number. */
  readonly invoiceExhibits: ReadonlyMap<ItemKey, number>
  /** What the drafts leave blank of each party. */
  readonly blanks: { readonly creditor: readonly string[]; readonly debtor: readonly string[] }
  readonly version: string
}

export interface LitigationView {
  readonly date: IsoDay
  readonly customer: CustomerCode
  readonly name: string
  readonly regime: Regime
  /** Folder and archive, as they were written. */
  readonly folder: string
  readonly zip: string
  /** The same file was there already, to the byte. */
  readonly unchanged: boolean
  readonly sums: Omit<LitigationDebt, 'invoices'>
  /** Balance of the customer's account, the statement's. */
  readonly balanceCents: Cents
  readonly invoices: readonly Omit<AskedInvoice, 'claim'>[]
  readonly exhibits: readonly Exhibit[]
  readonly drafts: readonly Draft[]
  readonly missing: readonly Missing[]
}

/** What nobody but a person knows, where it belongs in a draft. */
export function blank(what: string): string {
  return `[à compléter\u00a0: ${what}]`
}
