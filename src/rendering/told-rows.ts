// What happened since the invoices were sent, as a message tells it: payments that came back, words that were not kept.
// Knows no sentences: those stand in the templates.
import { formatAmount, formatLongDay } from '../domain/format.ts'
import type { BrokenWord, Reminder, ReminderItem } from '../domain/reminder.ts'
import { companyName } from './company-rows.ts'
import { oneLine } from './plain-text.ts'
import { listed } from './wording.ts'

/** A payment that came back. */
export interface ReturnedRow {
  /** A bill of exchange, not a payment. */
  readonly isBill: boolean
  readonly amount: string
  /** '' when the books do not show it. */
  readonly paidOn: string
  readonly on: string
  /** What it had paid: 'F1 et F2'; '' when it is not known. */
  readonly refs: string
  readonly severalRefs: boolean
  /** Whose payment, in the message of a group; '' otherwise. */
  readonly company: string
}

/** A promise, or an instalment of a payment plan, that was not kept. */
export interface BrokenWordRow {
  readonly isInstalment: boolean
  readonly day: string
  /** '' when nobody noted how much. */
  readonly amount: string
  /** What of it has not come; '' when none of it has. */
  readonly missing: string
  /** Whose word, in the message of a group; '' otherwise. */
  readonly company: string
}

/** In the order of the items. */
export function returnedRows(reminder: Reminder, asked: readonly ReminderItem[]): ReturnedRow[] {
  const { language } = reminder
  return asked.flatMap((item) => {
    if (item.returned === undefined) return []
    const { means, paidOn, on, cents, documents } = item.returned
    return [
      {
        isBill: means === 'bill',
        amount: formatAmount(cents, language),
        paidOn: paidOn === null ? '' : formatLongDay(paidOn, language),
        on: formatLongDay(on, language),
        refs: listed(documents.map(oneLine), language),
        severalRefs: documents.length > 1,
        company: companyName(reminder, item),
      },
    ]
  })
}

/** In the order of their days. */
export function brokenWordRows(reminder: Reminder): BrokenWordRow[] {
  return (reminder.brokenWords ?? []).map((word) => brokenWordRow(reminder, word))
}

function brokenWordRow(reminder: Reminder, { customer, kind, day, cents, missingCents }: BrokenWord): BrokenWordRow {
  const { language } = reminder
  return {
    isInstalment: kind === 'instalment',
    day: formatLongDay(day, language),
    amount: cents === null ? '' : formatAmount(cents, language),
    missing: missingCents === null || missingCents === cents ? '' : formatAmount(missingCents, language),
    company: companyName(reminder, customer === undefined ? {} : { customer }),
  }
}
