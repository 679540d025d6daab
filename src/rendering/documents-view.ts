// What the invoices of a message are called together: their numbers, how many they are, whose they are, the reference of the transfer.
// Those never reminded in writing are told apart; which ones they are is decided in domain/reminder-tables.ts.
import type { Customer } from '../domain/customer.ts'
import type { ItemKey } from '../domain/names.ts'
import type { Reminder, ReminderItem } from '../domain/reminder.ts'
import type { Language } from '../domain/settings.ts'
import { documentNames, paidTogether } from './invoice-rows.ts'
import { oneLine } from './plain-text.ts'
import { listed } from './wording.ts'

/** Most invoices that a short message names one by one. */
const NAMED_BY_SMS = 3

/** Longest remittance text of a SEPA transfer. */
const REMITTANCE_LENGTH = 140

export interface DocumentsView {
  readonly several: boolean
  readonly invoiceCount: string
  /** More than a short message has room to name. */
  readonly manyInvoices: boolean
  /** 'F1, F2 et F3'. */
  readonly invoiceRefs: string
  /** Whom the invoices were made out to: the customer, or the companies of the message, 'A, B et C'. */
  readonly debtorNames: string
  /** Invoices that the reminders recalled were about, all of them where none stands apart: several, '3', 'F1, F2 et F3'. */
  readonly severalReminded: boolean
  readonly remindedCount: string
  readonly remindedRefs: string
  /** Whom those were made out to. */
  readonly remindedNames: string
  /** Others stand apart, never reminded in writing: 'F4 et F5'; '' for none. */
  readonly firstRefs: string
  /** Those whose next step a formal notice may be, where it is not all of them: 'F1 et F2'; '' otherwise. */
  readonly noticeRefs: string
  readonly severalNotice: boolean
  readonly paymentReference: string
}

/** @param asked the items that ask for something @param apart those of them that stand in a table of their own */
export function documentsView(
  reminder: Reminder,
  customer: Pick<Customer, 'code'>,
  asked: readonly ReminderItem[],
  apart: ReadonlySet<ItemKey>,
): DocumentsView {
  const { language } = reminder
  const reminded = asked.filter(({ key }) => !apart.has(key))
  const all = namedDocuments(asked, language)
  const recalled = namedDocuments(reminded, language)
  const notice = reminded.filter(({ step }) => step === reminder.step)
  const noticed = namedDocuments(notice, language)
  const first = namedDocuments(
    asked.filter(({ key }) => apart.has(key)),
    language,
  )
  return {
    several: all.count > 1,
    invoiceCount: String(all.count),
    manyInvoices: all.count > NAMED_BY_SMS,
    invoiceRefs: all.listed,
    debtorNames: debtorNames(reminder, asked),
    severalReminded: recalled.count > 1,
    remindedCount: String(recalled.count),
    remindedRefs: recalled.listed,
    remindedNames: debtorNames(reminder, reminded),
    firstRefs: first.listed,
    noticeRefs: notice.length === asked.length ? '' : noticed.listed,
    severalNotice: noticed.count > 1,
    paymentReference: paymentReference(oneLine(customer.code), all.refs, all.count > all.refs.length),
  }
}

/** The customer, or the companies that owe these items. */
function debtorNames({ name, companies, language }: Reminder, items: readonly ReminderItem[]): string {
  const keys = new Set(items.map(({ key }) => key))
  const names = (companies ?? []).filter((company) => company.items.some((key) => keys.has(key))).map((company) => oneLine(company.name))
  return names.length === 0 ? oneLine(name) : listed(names, language)
}

/** What these items are called together; one invoice booked in several lines is one invoice to the customer. */
function namedDocuments(items: readonly ReminderItem[], language: Language): { refs: string[]; count: number; listed: string } {
  const numbers = items.map((item) => {
    const together = paidTogether(item)
    return together.length > 0 || item.unnumbered ? together : [oneLine(item.ref)]
  })
  const refs = [...new Set(numbers.flat())]
  const unnumbered = items.filter((_, index) => numbers[index]?.length === 0).map((item) => documentNames(item, language).dated)
  return { refs, count: refs.length + unnumbered.length, listed: listed([...refs, ...new Set(unnumbered)], language) }
}

// One invoice: its number. Several, or some without number: the customer's code and the numbers, or the code alone when a transfer
// cannot hold them.
function paymentReference(code: string, refs: readonly string[], someUnnumbered: boolean): string {
  if (refs.length === 1 && !someUnnumbered) return refs.join('')
  const all = [code, ...refs].join(' ')
  return all.length <= REMITTANCE_LENGTH ? all : code
}
