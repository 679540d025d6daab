// A statement of account as data: every open item of one customer, what adds up to the balance of the books. Knows no layout and no file.
import type { Cents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { ItemKey } from '../../domain/names.ts'
import type { Language } from '../../domain/settings.ts'

/** Creditor or customer, as the heading names them. */
export interface StatementParty {
  readonly name: string
  /** Under the name: mentions, code, SIREN, address; each only when it is known. */
  readonly lines: readonly string[]
}

export interface StatementRow {
  readonly key: ItemKey
  /** What it is, as a customer reads it: 'Facture', 'Avoir'. */
  readonly what: string
  /** Number of the document; '' for one without number. */
  readonly ref: string
  readonly issuedOn: IsoDay
  /** Null for credits, and for a due date that nobody confirmed. */
  readonly dueOn: IsoDay | null
  /** Days after `dueOn`; 0 when it is not late or no due date is known. */
  readonly daysLate: number
  /** Debits positive, credits negative. */
  readonly originalCents: Cents
  readonly outstandingCents: Cents
}

/** A line of the account, or the part of it that counts for what is open. */
export interface StatementMovement extends Pick<StatementRow, 'key' | 'what' | 'ref' | 'dueOn'> {
  readonly day: IsoDay
  /** Debits positive, credits negative. */
  readonly cents: Cents
  /** The rest of the line settled what is not shown. */
  readonly isPart: boolean
  /** Numbers of the documents that a credit was put against; empty for a debit. */
  readonly on: readonly string[]
  /** Of the account once this line is counted. */
  readonly balanceCents: Cents
}

export interface StatementAccount {
  /** First day of the movements; null: those of the open items alone. */
  readonly from: IsoDay | null
  /** Balance before the first one. */
  readonly openingCents: Cents
  /** By day; the last balance is the statement's. */
  readonly rows: readonly StatementMovement[]
}

export interface Statement {
  readonly language: Language
  /** Day whose end the statement shows. */
  readonly day: IsoDay
  /** Day up to which payments are entered; null when the books cannot tell. */
  readonly booksAsOf: IsoDay | null
  readonly creditor: StatementParty
  readonly customer: StatementParty
  /** For the transfer; '' when it is not known. */
  readonly iban: string
  /** What is owed, then what is to be deducted; each by day, then number. */
  readonly debits: readonly StatementRow[]
  readonly credits: readonly StatementRow[]
  readonly debitsCents: Cents
  /** Negative or zero. */
  readonly creditsCents: Cents
  /** Of the debits, what was due before `day` by a known due date. */
  readonly overdueCents: Cents
  /** Debits + credits: the balance of the account in the books. */
  readonly balanceCents: Cents
  /** How the balance came about; null: the open items alone are told. */
  readonly account: StatementAccount | null
  readonly version: string
}
