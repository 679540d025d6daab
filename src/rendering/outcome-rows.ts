// What is typed to note the outcome of a call: whose, and which invoice, written so that a terminal takes them as they are.

import type { IsoDay } from '../domain/day.ts'
import { formatDay } from '../domain/format.ts'
import type { Reminder } from '../domain/reminder.ts'
import { oneLine } from './plain-text.ts'

/** The customer of the sheet; in the message of a group, one row per company. */
export interface OutcomeRow {
  /** Name of the company, '' for an ordinary message. */
  readonly company: string
  /** His code as a word of a command. */
  readonly code: string
  /** Number of the oldest invoice asked for, as a word of a command; '' when none has a number. */
  readonly ref: string
  /** '20/11/2026': when the call is made. */
  readonly calledOn: string
}

/** Never empty. */
export function outcomeRows(reminder: Reminder, date: IsoDay): OutcomeRow[] {
  const calledOn = formatDay(date, 'fr')
  const refOf = (code: string) =>
    reminder.items.find((item) => !item.forInformation && !item.unnumbered && (item.customer ?? reminder.customer) === code)?.ref ?? ''
  const row = (code: string, company: string) => ({ company, code: shellWord(code), ref: shellWord(refOf(code)), calledOn })
  const companies = reminder.companies ?? []
  return companies.length === 0 ? [row(reminder.customer, '')] : companies.map(({ customer, name }) => row(customer, oneLine(name)))
}

/** Between double quotes unless it is plainly one word: quotes, dollars and backslashes of a code would end it, or run something. */
function shellWord(text: string): string {
  const word = oneLine(text)
  if (/^[\p{L}\p{N}._/-]*$/u.test(word)) return word
  return `"${word.replace(/["$`\\!]/g, '')}"`
}
