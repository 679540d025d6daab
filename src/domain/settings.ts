// The settings of a dossier, as a type. The file's syntax, defaults' texts and checks live in cli/.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { Language } from './language.ts'
import type { ProviderName, SmtpSecurity } from './mail-providers.ts'
import type { CustomerCode } from './names.ts'

export type Regime = 'business' | 'public' | 'consumer' | 'abroad' | 'to-confirm'
export type { Language } from './language.ts'
export type Channel = 'email' | 'letter' | 'registered-letter' | 'call' | 'sms'
/** What a step does with penalties: nothing, recall them in the text, or put them in the total. */
export type PenaltyUse = 'none' | 'mention' | 'claim'

/** Yearly rate of late-payment penalties: as the contract or the general terms state it. */
export type RateChoice =
  | { readonly kind: 'ecb+10' }
  | { readonly kind: 'legal x3' }
  | { readonly kind: 'contract'; readonly rateBps: number }

export type HalfYearMode = 'split' | 'frozen' | 'current'
export type DayBasis = '365' | 'actual'
export type Imputation = 'principal' | 'interest'

export interface PenaltySettings {
  /** Null: the rate on the company's invoices is not confirmed; sums are shown at ECB + 10 and never claimed. */
  readonly rate: RateChoice | null
  readonly halfYear: HalfYearMode
  readonly basis: DayBasis
  readonly imputation: Imputation
  /** What to do with a contract rate below three times the legal interest rate. */
  readonly belowFloor: 'warn' | 'floor' | 'statutory'
  /** The recovery fee: once for the invoice, or for each of its instalments paid late (CJUE C-370/21). */
  readonly instalmentFee: 'invoice' | 'instalment'
  /** A credit note takes its part of the invoice away from the start, or from its own day. */
  readonly creditNotes: 'start' | 'own-day'
}

/** Other choices for one customer, or for one of his invoices, than the dossier's. */
export interface PenaltyException {
  readonly customer: CustomerCode
  /** Reference of the invoice, as printed; null: all of the customer's. */
  readonly ref: string | null
  readonly changes: Partial<PenaltySettings>
  /** Day of a formal notice sent otherwise than by relance. */
  readonly noticeOn: IsoDay | null
  /** Why, as the accountant says it ("contrat du 1er mars"). */
  readonly because: string | null
}

/** Where the entries that `penalties --entries` writes go. Never posted by relance. */
export interface PenaltyAccounts {
  /** Income account of the interest: a 763. */
  readonly interest: string
  /** Income account of the recovery fee: a 758, or a 7711 in the plans of before 2025. */
  readonly fee: string
  /** Code of the journal. */
  readonly journal: string
}

/** How a step speaks to the customer. */
export type Tone = 'courteous' | 'firm' | 'formal'

/** One step of a scenario. */
export interface Step {
  /** Name, unique in its scenario: 'preventive', 'relance-1', 'relance-2', 'call', 'relance-3', 'formal-notice'... */
  readonly step: string
  /** Days after the due date (negative: before), or after the day the step before was really sent. Never 0. */
  readonly at: number
  /** What `at` counts from. The first step after the due date always counts from it. */
  readonly from: 'due' | 'previous'
  readonly channel: Channel
  /** Who calls, or does the task of a call sheet. */
  readonly by: 'accounting' | 'account-manager'
  /** The customer is called too on the day this message leaves: a call sheet comes with it. */
  readonly withCall: boolean
  readonly tone: Tone
  /** Template name; by default the step's name. */
  readonly template: string
  readonly penalties: PenaltyUse
  /** Whether it waits for approval; null: as `reminders.approval` says. */
  readonly approval: boolean | null
  /** Smallest amount of an invoice, less its credit notes, for this step to concern it (step-facts.ts); null: none. */
  readonly minimumCents: Cents | null
  /** Largest one, inclusive; null: none. */
  readonly maximumCents: Cents | null
  /** Regimes of the customers it concerns; null: all. */
  readonly regimes: readonly Regime[] | null
  /** Languages of the customers it concerns; null: all. */
  readonly languages: readonly Language[] | null
  /** Whom it is for among the customer's contacts, a part of their role ("direction"); null: those in charge of accounts. */
  readonly role: string | null
}

export interface Scenario {
  readonly name: string
  /** In the order they are sent. */
  readonly steps: readonly Step[]
  /** Calendar days between two messages, instead of `reminders.minimumGapDays`; absent: as there. */
  readonly gapDays?: number
}

/** Companies whose reminders go to one of them, who pays for all. */
export interface PayerGroup {
  readonly payer: CustomerCode
  /** Others than the payer; each is in one group at most. */
  readonly members: readonly CustomerCode[]
}

/** A company as its letters show it. */
export interface Company {
  readonly name: string
  readonly siren: string | null
  readonly legalForm: string | null
  readonly capital: string | null
  readonly rcs: string | null
  readonly address: readonly string[]
  readonly email: string | null
  readonly phone: string | null
}

export interface Creditor extends Company {
  readonly iban: string | null
  readonly bic: string | null
  /** Picture of letters and e-mails, a PNG or JPEG file of the dossier; null: none. */
  readonly logo: string | null
}

/** Somebody to whom the debts of some customers were assigned: a factor, a bank. */
export interface Assignee {
  readonly name: string
  readonly iban: string
  readonly bic: string | null
  /** Each is in one such list at most. */
  readonly customers: readonly CustomerCode[]
}

/** What makes paying easy, in letters and e-mails. */
export interface PaymentSettings {
  /** A code that bank applications read: transfer of the sum asked, with its reference. */
  readonly qrCode: boolean
  /** Address of a page to pay on, with {reference}, {amount} and {customer} in it; null: none. */
  readonly link: string | null
}

export interface Sender {
  readonly from: string | null
  readonly replyTo: string | null
  /** Who signs the messages; null: the creditor's name, or the firm's. */
  readonly signature: string | null
  /** An accounting firm that writes in its own name for the creditor; null: the messages are his own, whoever prepares them. */
  readonly firm: Company | null
  /** What allows a firm to write in its own name (ord. 1945 art. 22, decree 2019-1193). */
  readonly mandate: { readonly reference: string; readonly date: IsoDay } | null
  /** Mailboxes that get every e-mail without being named in it. */
  readonly bcc: readonly string[]
  /** Reference of the engagement letter of a firm that writes in its client's name; null: no firm writes so. */
  readonly engagement: string | null
}

/** From which step of its scenario on something comes with a message: never, always, the first one that claims penalties, a named one. */
export type FromStep = { readonly from: 'none' | 'always' | 'claim' } | { readonly from: 'step'; readonly step: string }

/** What is enclosed with e-mails and letters. */
export interface AttachmentSettings {
  /** The invoices asked for, found by their number in the folder `invoices` of the dossier. */
  readonly invoices: boolean
  /** Most megabytes (1 000 000 bytes) of files with one message; mail makes them a third larger on their way. */
  readonly maxMegabytes: number
  /** The statement of account of the customer. */
  readonly statement: FromStep
  /** The calculation sheet of the penalties, with messages that claim or recall some. */
  readonly calculation: FromStep
}

export interface SmtpSettings {
  /** Service whose facts stand in for what is not written; null: none is named. */
  readonly provider: ProviderName | null
  readonly host: string
  readonly port: number
  readonly security: SmtpSecurity
  readonly allowPlaintext: boolean
  readonly user: string | null
  readonly passwordFile: string | null
  /** File of an access token (XOAUTH2), renewed by somebody else; null: none. */
  readonly tokenFile: string | null
  /** How access tokens are asked for; null: they are not. */
  readonly oauth: OauthSettings | null
  /** Most connections at once. */
  readonly connections: number
  /** Most messages within sixty seconds; null: no limit. */
  readonly perMinute: number | null
  /** Messages after which a connection is given up for a new one. */
  readonly perConnection: number
  /** Null: messages are not signed here. */
  readonly dkim: DkimSettings | null
}

/**
 * A gateway that sends short messages, spoken to over HTTP. In `url`, `body` and the values of `headers`, {{to}} (the number, +33…), {{text}}, {{id}}
 * (the same for the same reminder), {{from}} and {{secret}} are filled.
 */
export interface SmsSettings {
  /** https, unless it is on this very machine. */
  readonly url: string
  readonly method: 'POST' | 'PUT' | 'GET'
  readonly headers: Readonly<Record<string, string>>
  /** How the body is written, so how it is filled. */
  readonly format: 'json' | 'form'
  /** Null: the request has none. */
  readonly body: string | null
  /** Who it comes from, as the gateway wants it; null: as it says itself. */
  readonly from: string | null
  /** What the answer to a message taken holds; null: any answer 2xx will do. */
  readonly success: string | null
  /** File of the secret, unless the environment gives it; null: none. */
  readonly secretFile: string | null
  /** Most parts of one message, each paid for. */
  readonly maxParts: number
  readonly timeoutSeconds: number
}

/** A client of a token server that has been given a refresh token (RFC 6749, section 6). */
export interface OauthSettings {
  /** https, unless it is on this very machine. */
  readonly tokenUrl: string
  readonly clientId: string
  /** Null: a public client. */
  readonly clientSecretFile: string | null
  readonly refreshTokenFile: string
  /** Null: that of the refresh token. */
  readonly scope: string | null
}

/** Signature of the messages (RFC 6376). */
export interface DkimSettings {
  readonly domain: string
  readonly selector: string
  readonly keyFile: string
}

export interface ReminderSettings {
  /** On the customer's overdue total after credits. */
  readonly minimumCents: Cents
  /** Calendar days between two messages to one customer; calls do not count. */
  readonly minimumGapDays: number
  /** Working days since the last bank entry after which nothing is sent; 0 switches the check off. */
  readonly staleBooksDays: number
  /** Steps that wait for approval. */
  readonly approval: readonly string[]
  /** Reminders whose total is above this wait for approval; null: none. */
  readonly approvalAboveCents: Cents | null
  /** The first plans of a dossier wait for approval whatever their steps. */
  readonly firstPlansToApprove: number
  /** The preventive step concerns invoices of at least this amount, or of new and late payers. */
  readonly preventiveMinimumCents: Cents
  readonly holidays: 'metropole' | 'alsace-moselle' | 'guadeloupe' | 'martinique' | 'guyane' | 'reunion' | 'mayotte'
  /** Customers for `send --pilot`; empty: no list. */
  readonly pilot: readonly string[]
  /** Plans are made and shown, nothing leaves. */
  readonly shadow: boolean
  /** Most reminders of one run, the oldest and largest debts first; null: no cap. */
  readonly maxPerRun: number | null
  /** Most messages to one customer within 30 days, calls apart; null: no cap. */
  readonly maxPerCustomer: number | null
  /** After days without a run: the one right reminder at once, or none before the next step's own day. */
  readonly catchUp: 'once' | 'skip'
  /** Messages list the customer's items that are not due yet, outside their total. */
  readonly listNotDue: boolean
  /** The account manager of the customer gets a copy, where his address is known. */
  readonly copyAccountManager: boolean
  /** The scenario follows the customer's regime and how he pays, where none is set for him. */
  readonly scenarioByProfile: boolean
  /** After a broken promise the next step does not wait for its day. */
  readonly brokenPromiseRaises: boolean
  /** Address of the client who validates the reminders that a firm sends for him; null: nobody is asked. */
  readonly validatedBy: string | null
}

export interface ImportSettings {
  /** Prefixes of customer accounts. */
  readonly customerAccounts: readonly string[]
  /** Debits left in a letter group that does not balance: hold them, or remind them as part-paid. */
  readonly unbalancedLetters: 'hold' | 'remind'
  /** Day of a document: PieceDate where it is plausible, or EcritureDate. */
  readonly documentDay: 'piece' | 'entry'
  /** Opening journal: found by itself, or its code. */
  readonly opening: string
  /** Customer codes that are not customers (till takings, sundry). */
  readonly pseudoCustomers: readonly string[]
  readonly profiles: Readonly<Record<string, ImportProfile>>
}

export interface ImportProfile {
  readonly as: 'fec' | 'entries' | 'invoices' | 'contacts' | 'reminders' | 'aged-balance'
  /** Role -> header. */
  readonly map: Readonly<Record<string, string>>
  /** Fingerprint of the titles of the file it was saved from: a file with the same ones uses it by itself. Null: only by name. */
  readonly fingerprint: string | null
}

/** The report of what each run of `send` did and what waits for a decision. */
export interface ReportSettings {
  /** Who gets it by e-mail: `own`, the accountant's own address; an address; null: nobody. */
  readonly to: string | null
}

/** Letters as they are printed. */
export interface LetterSettings {
  /** Printed on both sides: in the day's batch each letter begins on a sheet of its own. */
  readonly duplex: boolean
}

/** The work that `relance daily` does each morning. */
export interface DailySettings {
  /** Folder where exports are dropped, absolute or from the dossier; null: nothing is imported by itself. */
  readonly inbox: string | null
  /** What becomes of a file once it is imported: moved to `imported` in that folder, or left where it is. */
  readonly imported: 'move' | 'keep'
  /** Seconds since a file was last changed before it is taken. */
  readonly settledSeconds: number
  /** The dashboard of the day is written at the end. */
  readonly dashboard: boolean
  /** Days a log is kept. */
  readonly logDays: number
}

/** Copies of the ledger that nobody asks for one by one. */
export interface BackupSettings {
  /** Days after which `daily` makes another one; 0: never. */
  readonly everyDays: number
  /** Days after which one is removed, the last one excepted; those made before a migration too. */
  readonly keepDays: number
}

export interface Settings {
  readonly creditor: Creditor
  readonly sender: Sender
  /** Null: messages are written to the outbox folder. */
  readonly smtp: SmtpSettings | null
  /** Null: short messages are written to the outbox folder. */
  readonly sms: SmsSettings | null
  readonly customers: {
    /** Null: due dates of customers without terms are assumed at 30 days. */
    readonly terms: string | null
    readonly regime: Regime
    readonly language: Language
  }
  readonly penalties: PenaltySettings
  /** In the order of the file: a later one wins, one of an invoice over one of the customer. */
  readonly penaltyExceptions: readonly PenaltyException[]
  readonly penaltyAccounts: PenaltyAccounts
  readonly reminders: ReminderSettings
  /** The shipped ones, and those of the dossier in their place or beside them. */
  readonly scenarios: Readonly<Record<string, Scenario>>
  readonly groups: readonly PayerGroup[]
  /** Companies of one group are all here with the same assignee, or none of them is. */
  readonly assignees: readonly Assignee[]
  readonly payment: PaymentSettings
  readonly attachments: AttachmentSettings
  readonly letters: LetterSettings
  readonly report: ReportSettings
  readonly import: ImportSettings
  readonly daily: DailySettings
  readonly backup: BackupSettings
}
