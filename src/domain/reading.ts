// What an import read from one file, before anything is written: plain data handed from importing/ to ledger/.
import type { BankAccount } from './bank-account.ts'
import type { Cents } from './cents.ts'
import type { Contact, ProposedRegime } from './customer.ts'
import type { IsoDay } from './day.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { CustomerCode } from './names.ts'
import type { Channel, Language, Regime } from './settings.ts'

export interface ImportIssue {
  /** Physical line of the file, from 1. 0: the file as a whole. */
  readonly line: number
  readonly column: string | null
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** Whole French sentence. */
  readonly message: string
  /** The row or cell, cut to 120 characters. */
  readonly excerpt: string
}

export type OpeningRegime = 'none' | 'detailed' | 'lump-customer' | 'lump-account'

/** What a column of the file was taken for. */
export interface ColumnUse {
  /** As written in the file; '' for a column without a title. */
  readonly header: string
  /** What it was taken for, as `--map` calls it; null: nothing is read from it. */
  readonly role: string | null
  /** On what evidence, French: "nom reconnu", "nom probable, 200 valeurs sur 200 sont des dates", "désigné par --map", "ignorée". */
  readonly evidence: string
  /** Up to three different values. */
  readonly samples: readonly string[]
}

/** What every reading tells of its file. imported + unchanged + skipped + rejected = rows, once stored. */
export interface FileFacts {
  readonly file: string
  /** Lower-case hexadecimal digest of the bytes. */
  readonly sha256: string
  readonly encoding: string
  readonly separator: string
  /** Data rows read: the header apart, blank lines included. */
  readonly rows: number
  /** Rows that concern no customer, 0/0 rows, blank lines. */
  readonly skipped: number
  readonly rejected: number
  /** Up to 1 000 of them, by line. */
  readonly issues: readonly ImportIssue[]
  readonly issueCount: number
  /** How the file was understood, French sentences: "Écritures regroupées par journal et numéro." */
  readonly explanations: readonly string[]
  /** Every column with what it was taken for; empty for a file whose columns have no title. */
  readonly columns: readonly ColumnUse[]
  /** Fingerprint of the titles, by which a saved profile is recognised; null for a file without titles. */
  readonly fingerprint: string | null
}

/** Debit less credit of the raw rows of one customer on one account, added before any classification. */
export interface RawBalance {
  readonly account: string
  readonly customer: CustomerCode
  readonly cents: Cents
}

/** A supplier of the books to whom something is owed. */
export interface SupplierBalance {
  /** Auxiliary code, else the account. */
  readonly code: string
  readonly name: string
  /** Credit less debit of his accounts 40, above zero. */
  readonly owedCents: Cents
}

/** A line as a file gives it, with what the whole file tells of it. */
export interface ImportedLine extends LedgerLine {
  readonly occurrence: number
  /** Its letter group sums to zero within the file, on one account of one customer, and holds no opening. */
  readonly closed: boolean
}

/** A FEC or another export of ledger lines: one fiscal year. */
export interface LedgerReading extends FileFacts {
  readonly as: 'fec' | 'entries'
  readonly fiscalYear: { readonly start: IsoDay; readonly end: IsoDay }
  readonly openingRegime: OpeningRegime
  readonly openingJournal: string | null
  /** SIREN told by the file name (SIRENFECAAAAMMJJ), else null. */
  readonly siren: string | null
  /** In the order of the file; made while they are gone through, which can be done again. */
  readonly lines: Iterable<ImportedLine>
  readonly lineCount: number
  /** Whether a customer line bears a letter. */
  readonly lettered: boolean
  /** The name of each customer of the lines. */
  readonly names: ReadonlyMap<CustomerCode, string>
  readonly rawBalances: readonly RawBalance[]
  /** Suppliers to whom something is owed, by code; absent: the file tells none. */
  readonly suppliers?: readonly SupplierBalance[]
  /** Debit less credit of refused customer rows whose amounts could be read. */
  readonly rejectedCents: Cents
  /** Latest day of a line on a bank or cash account (51x, 53x), else null. */
  readonly lastBankDay: IsoDay | null
  /** How far each bank account is entered, by account; absent: the file tells none. */
  readonly banks?: readonly BankAccount[]
}

/** One open invoice or credit of a list that is not a ledger. */
export interface InvoiceRecord {
  readonly row: number
  readonly customer: CustomerCode
  readonly customerName: string
  readonly number: string
  readonly documentRef: string
  readonly issuedOn: IsoDay
  readonly dueOn: IsoDay | null
  /** Total including tax, signed (a credit note is negative). */
  readonly totalCents: Cents
  /** What remains to be paid, signed like the total. */
  readonly outstandingCents: Cents
}

export interface InvoiceReading extends FileFacts {
  readonly as: 'invoices'
  readonly invoices: readonly InvoiceRecord[]
  /** Contact columns found in the same file. */
  readonly contacts: readonly ContactRecord[]
}

/** What a contact file says of one customer; null or empty: the file says nothing, keep what is known. */
export interface ContactRecord {
  readonly row: number
  readonly customer: CustomerCode
  readonly name: string | null
  readonly siren: string | null
  readonly address: readonly string[]
  readonly contacts: readonly Contact[]
  readonly terms: string | null
  readonly regime: Regime | null
  readonly language: Language | null
  readonly scenario: string | null
  /** Other codes and names the row gives him: the books may know him by one of them. */
  readonly otherNames: readonly string[]
  readonly vatNumber: string | null
  /** Whether he pays by direct debit; null when the file does not say how he pays. */
  readonly directDebit: boolean | null
  readonly accountManager: string | null
  readonly orderReference: string | null
  /** Null when the file tells none. */
  readonly creditLimitCents: Cents | null
  /** What the row makes one think of, when it does not name the regime itself. */
  readonly proposedRegime: ProposedRegime | null
}

export interface ContactReading extends FileFacts {
  readonly as: 'contacts'
  readonly contacts: readonly ContactRecord[]
}

/** A reminder that a previous tool sent, as its file tells it. */
export interface PastReminder {
  readonly row: number
  /** Code or name, as the file gives it. */
  readonly customer: CustomerCode
  /** The name, when the file gives a code too. */
  readonly customerName: string | null
  readonly number: string
  readonly documentRef: string
  /** The step in the words of that tool: 'relance 1', 'Niveau 2', 'mise en demeure'. */
  readonly step: string
  readonly day: IsoDay
  readonly channel: Channel | null
}

export interface PastReminderReading extends FileFacts {
  readonly as: 'reminders'
  readonly reminders: readonly PastReminder[]
}

export type Reading = LedgerReading | InvoiceReading | ContactReading | PastReminderReading
