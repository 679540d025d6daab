// The companies of a group's message, each with the table of her own invoices, and the items not due yet, as finished strings.
// Adds nothing up: every sum comes from the reminder.
import { formatAmount, formatDay } from '../domain/format.ts'
import type { ItemKey } from '../domain/names.ts'
import type { Reminder, ReminderCompany, ReminderItem } from '../domain/reminder.ts'
import type { Language } from '../domain/settings.ts'
import { documentNames, type InvoiceRow } from './invoice-rows.ts'
import { type InvoiceGroup, invoiceGroups } from './invoice-tables.ts'
import { sirenGroups } from './parties-view.ts'
import { oneLine } from './plain-text.ts'

/** A table of invoices and its sums: of a whole message, or of one of its companies. */
export interface InvoiceTable {
  readonly anyLate: boolean
  readonly invoices: readonly InvoiceRow[]
  /** The same invoices, those never reminded in writing in a table of their own. */
  readonly tables: readonly InvoiceGroup[]
  /** There are two tables. */
  readonly isSplit: boolean
  readonly principal: string
  readonly credits: string
  readonly interest: string
  readonly fee: string
  readonly total: string
  /** The total differs from the one row of the table; always of a company. */
  readonly hasTotal: boolean
  /** Penalties are in the total. */
  readonly claimsPenalties: boolean
  readonly isConsumer: boolean
  readonly isPublic: boolean
}

export interface CompanyRow extends InvoiceTable {
  readonly name: string
  /** In groups of three figures; '' when it is not known. */
  readonly siren: string
}

export interface UpcomingRow {
  readonly title: string
  readonly dated: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly remaining: string
  /** Whose it is, in the message of a group; '' otherwise. */
  readonly company: string
}

/** One row per company, in the reminder's order; empty for an ordinary message. `rows` are those of `asked`, in the same order. */
export function companyRows(
  reminder: Reminder,
  asked: readonly ReminderItem[],
  rows: readonly InvoiceRow[],
  apart: ReadonlySet<ItemKey>,
): CompanyRow[] {
  return (reminder.companies ?? []).map((company) => {
    const own = new Set(company.items)
    const isOwn = (item: ReminderItem | undefined) => item !== undefined && own.has(item.key)
    const invoices = rows.filter((_, index) => isOwn(asked[index]))
    const tables = invoiceGroups(asked.filter(isOwn), invoices, apart, reminder.language)
    return {
      ...sums(company, reminder.language),
      anyLate: asked.some((item) => item.daysLate > 0 && isOwn(item)),
      invoices,
      tables,
      isSplit: tables.length > 1,
      hasTotal: true,
      claimsPenalties: company.claimsPenalties,
      isConsumer: company.regime === 'consumer',
      isPublic: company.regime === 'public',
      name: oneLine(company.name),
      siren: sirenGroups(company.siren),
    }
  })
}

/** Whose item it is, in the message of a group; '' otherwise. */
export function companyName(reminder: Reminder, { customer }: Pick<ReminderItem, 'customer'>): string {
  const owner = customer ?? reminder.customer
  return oneLine(reminder.companies?.find((company) => company.customer === owner)?.name ?? null)
}

/** The items not due yet, in the reminder's order. */
export function upcomingRows(reminder: Reminder): UpcomingRow[] {
  const { language } = reminder
  return (reminder.upcoming ?? []).map((item) => {
    const { title, dated } = documentNames(item, language)
    return {
      title,
      dated,
      issuedOn: formatDay(item.issuedOn, language),
      dueOn: formatDay(item.dueOn, language),
      remaining: formatAmount(item.outstandingCents, language),
      company: companyName(reminder, item),
    }
  })
}

/** The sums of a message, or of one of its companies. */
export function sums(
  {
    principalCents,
    creditsCents,
    interestCents,
    feeCents,
    totalCents,
  }: Pick<ReminderCompany, 'principalCents' | 'creditsCents' | 'interestCents' | 'feeCents' | 'totalCents'>,
  language: Language,
): Pick<InvoiceTable, 'principal' | 'credits' | 'interest' | 'fee' | 'total'> {
  const amount = (cents: number) => formatAmount(cents, language)
  return {
    principal: amount(principalCents),
    credits: creditsCents < 0 ? amount(creditsCents) : '',
    interest: amount(interestCents),
    fee: feeCents > 0 ? amount(feeCents) : '',
    total: amount(totalCents),
  }
}
