// What a template sees of a reminder: finished strings, lists of finished strings, and yes/no answers.
// All dates, amounts and choices are made here, so that templates hold nothing but words, `if` and `each`.
import type { LatePaymentClaim } from '../domain/claim.ts'
import { type Customer, regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { addDays } from '../domain/day.ts'
import { DAYS_TO_PAY } from '../domain/deadline.ts'
import { formatDay, formatLongDay } from '../domain/format.ts'
import type { ItemKey } from '../domain/names.ts'
import type { Reminder, ReminderItem, SentStep } from '../domain/reminder.ts'
import type { Language, Regime, Settings } from '../domain/settings.ts'
import { type CompanyRow, companyName, companyRows, type InvoiceTable, sums, type UpcomingRow, upcomingRows } from './company-rows.ts'
import type { HistoryRow } from './history-rows.ts'
import { historyRows, recalledDays } from './history-rows.ts'
import type { InvoiceRow } from './invoice-rows.ts'
import { invoiceRow } from './invoice-rows.ts'
import { type OutcomeRow, outcomeRows } from './outcome-rows.ts'
import type { PartiesView } from './parties-view.ts'
import { partiesView } from './parties-view.ts'
import type { PenaltyView } from './penalty-view.ts'
import { penaltyView } from './penalty-view.ts'
import { oneLine } from './plain-text.ts'
import { listed } from './wording.ts'

/** Longest remittance text of a SEPA transfer. */
const REMITTANCE_LENGTH = 140

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
}

/** The fields of every template. An empty string means "nothing to show". */
export interface MessageView extends PartiesView, PenaltyView, InvoiceTable {
  readonly language: Language
  /** The message's own subject; '' while the subject itself is written. */
  readonly subject: string
  readonly date: string
  readonly booksDay: string
  /** Eight days after the message. */
  readonly deadline: string
  readonly registered: boolean
  readonly isPublic: boolean
  /** The step speaks as to somebody who has only forgotten. */
  readonly isCourteous: boolean
  /** The scenario holds a formal notice after this step. */
  readonly noticeFollows: boolean
  /** The sheet is for the account manager of the customer. */
  readonly byAccountManager: boolean
  /** The sheet comes with a message of the same day. */
  readonly besideMessage: boolean

  readonly several: boolean
  readonly invoiceCount: string
  /** 'F1, F2 et F3'. */
  readonly invoiceRefs: string
  /** Earliest due date. */
  readonly firstDue: string
  /** Those whose payment came back: 'F1 et F2'; '' for none. */
  readonly bouncedRefs: string
  readonly severalBounced: boolean
  /** Overdue too, outside the total of a formal notice. */
  readonly otherInvoices: readonly InvoiceRow[]

  /** Whom the invoices were made out to: the customer, or the companies of the message, 'A, B et C'. */
  readonly debtorNames: string
  /** In the message of a group: each with the table of her own invoices. `invoices` and the sums are those of all together. */
  readonly companies: readonly CompanyRow[]
  readonly severalCompanies: boolean
  /** Not due yet, outside every total. */
  readonly upcoming: readonly UpcomingRow[]
  /** At least one invoice shows how its interest was counted. */
  readonly hasCalculation: boolean

  readonly paymentReference: string
  /** Days of the written reminders about these invoices: '12 octobre 2026 et 27 octobre 2026'. */
  readonly earlierDays: string
  readonly severalEarlier: boolean
  readonly history: readonly HistoryRow[]
  readonly reason: string
  /** Of a call sheet: what is typed to note the outcome. */
  readonly outcomes: readonly OutcomeRow[]
}

/** The view of a message, its subject still empty. */
export function messageView(context: MessageContext): MessageView {
  const { reminder, customer, settings, date } = context
  const language = reminder.language
  const regime = sharedRegime(reminder) ?? regimeOf(customer, settings.customers.regime)
  const asked = reminder.items.filter((item) => !item.forInformation)
  const rows = asked.map((item) => invoiceRow(item, context.claims.get(item.key), language, companyName(reminder, item)))
  // One invoice booked in several lines is one invoice to the customer.
  const refs = [...new Set(asked.filter((item) => !item.unnumbered).map((item) => oneLine(item.ref)))]
  const unnumbered = rows.filter((_, index) => asked[index]?.unnumbered).map((row) => row.dated)
  const invoiceCount = refs.length + unnumbered.length
  const bounced = [...new Set(rows.filter((row) => row.bounced).map((row) => row.dated))]
  const earlier = recalledDays(context.history, new Set(asked.map((item) => item.key)))
  return {
    ...partiesView(settings, customer, reminder.name, reminder.to, language),
    ...sums(reminder, language),
    hasTotal: asked.length > 1 || reminder.creditsCents < 0 || reminder.claimsPenalties,
    ...penaltyView(reminder, settings, context.claims, regime),
    language,
    subject: '',
    date: formatLongDay(date, language),
    booksDay: formatLongDay(context.booksAsOf ?? date, language),
    deadline: formatLongDay(addDays(date, DAYS_TO_PAY), language),
    registered: reminder.channel === 'registered-letter',
    isPublic: regime === 'public',
    isConsumer: regime === 'consumer',
    isCourteous: reminder.tone === 'courteous',
    noticeFollows: reminder.noticeFollows,
    byAccountManager: reminder.by === 'account-manager',
    besideMessage: reminder.channel === 'call' && reminder.withCall,
    several: invoiceCount > 1,
    invoiceCount: String(invoiceCount),
    invoiceRefs: listed([...refs, ...new Set(unnumbered)], language),
    firstDue: firstDue(asked, language),
    anyLate: asked.some((item) => item.daysLate > 0),
    bouncedRefs: listed(bounced, language),
    severalBounced: bounced.length > 1,
    invoices: rows,
    debtorNames: debtorNames(reminder),
    companies: companyRows(reminder, asked, rows),
    severalCompanies: (reminder.companies?.length ?? 0) > 1,
    upcoming: upcomingRows(reminder),
    hasCalculation: rows.some((row) => row.calculation.length > 0),
    // An invoice not yet due never appears in a formal notice.
    otherInvoices: reminder.items
      .filter((item) => item.forInformation && item.daysLate > 0)
      .map((item) => invoiceRow(item, undefined, language)),
    paymentReference: paymentReference(oneLine(customer.code), refs, unnumbered.length > 0),
    earlierDays: listed(
      earlier.map((day) => formatLongDay(day, language)),
      language,
    ),
    severalEarlier: earlier.length > 1,
    history: historyRows(context.history, language),
    reason: oneLine(reminder.reason),
    outcomes: outcomeRows(reminder, date),
  }
}

/** The regime of all the companies of a group; `to-confirm`, of whom nothing is said, where they differ; null for an ordinary message. */
function sharedRegime({ companies }: Reminder): Regime | null {
  const [first, ...others] = new Set((companies ?? []).map(({ regime }) => regime))
  if (first === undefined) return null
  return others.length === 0 ? first : 'to-confirm'
}

function debtorNames({ name, companies, language }: Reminder): string {
  const names = (companies ?? []).map((company) => oneLine(company.name))
  return names.length === 0 ? oneLine(name) : listed(names, language)
}

function firstDue(items: readonly ReminderItem[], language: Language): string {
  const days = items.map((item) => item.dueOn).sort()
  return days[0] ? formatDay(days[0], language) : ''
}

// One invoice: its number. Several, or some without number: the customer's code and the numbers, or the code alone when a transfer
// cannot hold them.
function paymentReference(code: string, refs: readonly string[], someUnnumbered: boolean): string {
  if (refs.length === 1 && !someUnnumbered) return refs.join('')
  const all = [code, ...refs].join(' ')
  return all.length <= REMITTANCE_LENGTH ? all : code
}
