// What a template sees of a reminder: finished strings, lists of finished strings, and yes/no answers.
// All dates, amounts and choices are made here, so that templates hold nothing but words, `if` and `each`.
import type { LatePaymentClaim } from '../domain/claim.ts'
import { type Customer, regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { addDays } from '../domain/day.ts'
import { DAYS_TO_PAY, daysToPay } from '../domain/deadline.ts'
import type { Enclosures } from '../domain/enclosure.ts'
import { formatDay, formatLongDay, formatLongDays } from '../domain/format.ts'
import type { ItemKey } from '../domain/names.ts'
import { byDueDay } from '../domain/plan-upcoming.ts'
import type { Reminder, ReminderItem, SentStep } from '../domain/reminder.ts'
import { apartItems } from '../domain/reminder-tables.ts'
import type { Language, Regime, Settings } from '../domain/settings.ts'
import { type PastWord, type SaidRow, saidRows } from './call-words.ts'
import { type CompanyRow, companyName, companyRows, type InvoiceTable, sums, type UpcomingRow, upcomingRows } from './company-rows.ts'
import { type DocumentsView, documentsView } from './documents-view.ts'
import { type EnclosuresView, enclosuresView } from './enclosures-view.ts'
import type { HistoryRow } from './history-rows.ts'
import { historyRows, recalledDays } from './history-rows.ts'
import type { InvoiceRow } from './invoice-rows.ts'
import { invoiceRow } from './invoice-rows.ts'
import { invoiceGroups } from './invoice-tables.ts'
import { type OutcomeRow, outcomeRows } from './outcome-rows.ts'
import type { PartiesView } from './parties-view.ts'
import { partiesView } from './parties-view.ts'
import { type PaymentView, paymentView } from './payment-way.ts'
import type { PenaltyView } from './penalty-view.ts'
import { penaltyView } from './penalty-view.ts'
import { fitted, type Picture } from './picture.ts'
import { oneLine } from './plain-text.ts'
import { type BrokenWordRow, brokenWordRows, type ReturnedRow, returnedRows } from './told-rows.ts'
import { deadlineWords, listed } from './wording.ts'

/** Names of the pictures that an e-mail shows by `cid:` and that travel with it (RFC 2392). */
export const INLINE_PARTS = { logo: 'logo@relance', paymentCode: 'payment-code@relance' } as const

/** Dots of the screen. */
const LARGEST_LOGO = { width: 200, height: 64 } as const

/** Everything needed to write one message. */
export interface MessageContext {
  readonly reminder: Reminder
  readonly customer: Customer
  readonly settings: Settings
  /** Day of the message. */
  readonly date: IsoDay
  /** Last day of the books; null when the ledger cannot tell: the day of the message stands for it. */
  readonly booksAsOf: IsoDay | null
  /** For steps that claim or mention penalties. */
  readonly claims: ReadonlyMap<ItemKey, LatePaymentClaim>
  /** Earlier messages to this customer, in any order. */
  readonly history: readonly SentStep[]
  /** For a call sheet: calls made and promises, in any order; absent: nobody looked. */
  readonly said?: readonly PastWord[]
  /** What comes with it; absent: nobody looked, and the message says nothing of it. */
  readonly enclosures?: Enclosures
  /** The creditor's picture; absent: none. */
  readonly logo?: Picture
}

/** The fields of every template, in the language of the message: see `spoken`. An empty string means "nothing to show". */
export interface MessageView extends PartiesView, PenaltyView, DocumentsView, InvoiceTable, PaymentView, EnclosuresView {
  readonly language: Language
  /** Address of the creditor's picture within an e-mail, with the size it is shown at; '' for none. */
  readonly logo: string
  readonly logoWidth: string
  readonly logoHeight: string
  /** Address of the picture of the payment code within an e-mail; '' for none. */
  readonly paymentCodePicture: string
  /** The message's own subject; '' while the subject itself is written. */
  readonly subject: string
  readonly date: string
  readonly booksDay: string
  /** Last day to pay, eight days after the message at most; in Italian with its article. */
  readonly deadline: string
  readonly registered: boolean
  /** Payment by instalments may be offered: not to a public buyer, nor by who has assigned the debt. */
  readonly offersInstalments: boolean
  /** The step speaks as to somebody who has only forgotten. */
  readonly isCourteous: boolean
  /** The scenario holds a formal notice after this step. */
  readonly noticeFollows: boolean
  /** The sheet is for the account manager of the customer. */
  readonly byAccountManager: boolean
  /** The sheet comes with a message of the same day. */
  readonly besideMessage: boolean

  /** Earliest due date. */
  readonly firstDue: string
  /** Those whose payment came back: 'F1 et F2'; '' for none. */
  readonly bouncedRefs: string
  readonly severalBounced: boolean
  /** Payments that came back, and words that were not kept. */
  readonly returned: readonly ReturnedRow[]
  /** Every invoice of the message is one whose payment came back. */
  readonly onlyReturned: boolean
  readonly brokenWords: readonly BrokenWordRow[]
  /** Invoices that penalties are claimed on; empty when the message claims none. */
  readonly claimedInvoices: readonly InvoiceRow[]
  /** Others bear none in this message. */
  readonly someUnclaimed: boolean
  /** Overdue too, outside the total of a formal notice. */
  readonly otherInvoices: readonly InvoiceRow[]

  /** In the message of a group: each with the table of her own invoices. `invoices` and the sums are those of all together. */
  readonly companies: readonly CompanyRow[]
  readonly severalCompanies: boolean
  /** The payer of a group is written to about companies that answer for their own debts: a formal notice goes to them. */
  readonly forGroup: boolean
  /** Not due yet, outside every total. */
  readonly upcoming: readonly UpcomingRow[]
  /** At least one invoice shows how its interest was counted. */
  readonly hasCalculation: boolean

  /** Days of the written reminders about these invoices: '12 et 27 octobre 2026'. */
  readonly earlierDays: string
  readonly severalEarlier: boolean
  readonly history: readonly HistoryRow[]
  /** Of a call sheet: calls made and promises, the latest first. */
  readonly said: readonly SaidRow[]
  readonly reason: string
  /** Of a call sheet: what is typed to note the outcome. */
  readonly outcomes: readonly OutcomeRow[]
  /** What is said to the customer, in his language: all other fields of a sheet are for whoever calls. */
  readonly spoken: Pick<WrittenView, 'total' | 'invoiceRefs' | 'firstRefs' | 'returned' | 'brokenWords'>
}

type WrittenView = Omit<MessageView, 'spoken'>

/** Sheets for calls are written in French but for English ones; what is to be said stands in the customer's language. */
const SHEET_LANGUAGE: Readonly<Record<Language, Language>> = { fr: 'fr', en: 'en', de: 'fr', es: 'fr', it: 'fr' }

/** The view of a message, its subject still empty. */
export function messageView(context: MessageContext): MessageView {
  const { reminder } = context
  const view = viewIn(context)
  const language = reminder.channel === 'call' ? SHEET_LANGUAGE[reminder.language] : reminder.language
  const written = language === reminder.language ? view : viewIn({ ...context, reminder: { ...reminder, language } })
  const { total, invoiceRefs, firstRefs, returned, brokenWords } = view
  return { ...written, spoken: { total, invoiceRefs, firstRefs, returned, brokenWords } }
}

function viewIn(context: MessageContext): WrittenView {
  const { reminder, customer, settings, date } = context
  const language = reminder.language
  const regime = sharedRegime(reminder) ?? regimeOf(customer, settings.customers.regime)
  const asked = reminder.items.filter((item) => !item.forInformation)
  const rows = asked.map((item) => invoiceRow(item, context.claims.get(item.key), language, companyName(reminder, item)))
  const apart = new Set(apartItems(asked).map(({ key }) => key))
  const reminded = asked.filter(({ key }) => !apart.has(key))
  const tables = invoiceGroups(asked, rows, apart, language)
  const bounced = [...new Set(rows.filter((row) => row.bounced).map((row) => row.dated))]
  const documents = documentsView(reminder, customer, asked, apart)
  const payment = paymentView(settings, reminder, documents.paymentReference)
  const earlier = recalledDays(context.history, new Set(reminded.map((item) => item.key)), settings)
  const parties = partiesView(settings, customer, reminder.name, reminder.to, language)
  return {
    ...parties,
    ...sums(reminder, language),
    hasTotal: asked.length > 1 || reminder.creditsCents < 0 || reminder.claimsPenalties,
    ...penaltyView(reminder, settings, context.claims, regime),
    language,
    subject: '',
    date: formatLongDay(date, language),
    booksDay: formatLongDay(context.booksAsOf ?? date, language),
    deadline: deadlineWords(addDays(date, timeToPay(context)), language),
    registered: reminder.channel === 'registered-letter',
    isPublic: regime === 'public',
    isConsumer: regime === 'consumer',
    offersInstalments: regime !== 'public' && parties.assigneeName === '',
    isCourteous: reminder.tone === 'courteous',
    noticeFollows: reminder.noticeFollows,
    byAccountManager: reminder.by === 'account-manager',
    besideMessage: reminder.channel === 'call' && reminder.withCall,
    ...documents,
    ...payment,
    paymentCodePicture: payment.hasPaymentCode ? `cid:${INLINE_PARTS.paymentCode}` : '',
    ...enclosuresView(context.enclosures, language),
    ...logoView(context),
    firstDue: firstDue(asked, language),
    anyLate: asked.some((item) => item.daysLate > 0),
    bouncedRefs: listed(bounced, language),
    severalBounced: bounced.length > 1,
    returned: returnedRows(reminder, asked),
    onlyReturned: asked.every((item) => item.returned !== undefined),
    brokenWords: brokenWordRows(reminder),
    claimedInvoices: rows.filter((_, index) => asked[index]?.claimsPenalties),
    someUnclaimed: reminder.claimsPenalties && asked.some((item) => !item.claimsPenalties),
    invoices: rows,
    tables,
    isSplit: tables.length > 1,
    companies: companyRows(reminder, asked, rows, apart),
    severalCompanies: (reminder.companies?.length ?? 0) > 1,
    forGroup: reminder.companies !== undefined,
    upcoming: upcomingRows(reminder),
    hasCalculation: rows.some((row) => row.calculation.length > 0),
    // An invoice not yet due never appears in a formal notice.
    otherInvoices: [...reminder.items.filter((item) => item.forInformation && item.daysLate > 0), ...(reminder.alsoOverdue ?? [])]
      .sort(byDueDay)
      .map((item) => invoiceRow(item, undefined, language)),
    earlierDays: listed(formatLongDays(earlier, language), language),
    severalEarlier: earlier.length > 1,
    history: historyRows(context.history, language),
    said: saidRows(context.said ?? [], language),
    reason: oneLine(reminder.reason),
    outcomes: outcomeRows(reminder, date),
  }
}

/** A firm that writes in its own name does not show its client's picture as its own. */
function logoView({ logo, settings }: MessageContext): Pick<MessageView, 'logo' | 'logoWidth' | 'logoHeight'> {
  if (logo === undefined || settings.sender.firm !== null) return { logo: '', logoWidth: '', logoHeight: '' }
  const { width, height } = fitted(logo, LARGEST_LOGO)
  return { logo: `cid:${INLINE_PARTS.logo}`, logoWidth: String(width), logoHeight: String(height) }
}

/** The next letter may be about any of the invoices asked for, each at its own step of the scenario. */
function timeToPay({ reminder: { scenario, stepIndex, items }, settings }: MessageContext): number {
  const own = settings.scenarios[scenario]
  if (own === undefined) return DAYS_TO_PAY
  const steps = items.flatMap(({ forInformation, step }) => (forInformation ? [] : own.steps.findIndex((one) => one.step === step)))
  const days = [stepIndex, ...steps.filter((index) => index >= 0)]
  return Math.min(...days.map((index) => daysToPay(own, index, settings.reminders.minimumGapDays)))
}

/** The regime of all the companies of a group; `to-confirm`, of whom nothing is said, where they differ; null for an ordinary message. */
function sharedRegime({ companies }: Reminder): Regime | null {
  const [first, ...others] = new Set((companies ?? []).map(({ regime }) => regime))
  if (first === undefined) return null
  return others.length === 0 ? first : 'to-confirm'
}

function firstDue(items: readonly ReminderItem[], language: Language): string {
  const days = items.map((item) => item.dueOn).sort()
  return days[0] ? formatDay(days[0], language) : ''
}
