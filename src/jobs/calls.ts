// The calls that wait to be made on a day, as reminders of that day, the most pressing first. Reads the ledger, changes nothing.
import { askableOf } from '../domain/askable.ts'
import { CALL_LASTS_DAYS, callWeight, type WaitingCall, waitingCalls } from '../domain/call.ts'
import { callReminder } from '../domain/call-reminder.ts'
import { compareText } from '../domain/compare.ts'
import { type Customer, unknownCustomer } from '../domain/customer.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { booksUntil } from '../domain/plan-day.ts'
import type { Reminder, SentStep } from '../domain/reminder.ts'
import { callsDue, callsMade, keysOfItems } from '../ledger/calls.ts'
import { type Books, booksOf } from './books.ts'
import type { Dossier } from './dossier.ts'
import { planInput } from './plan-input.ts'

export interface CallToMake {
  readonly call: WaitingCall
  readonly customer: Customer
  /** What is to be asked for, as of the day. */
  readonly reminder: Reminder
  /** The last message in writing to him; null: none. */
  readonly last: SentStep | null
}

export interface CallsToMake {
  /** By weight (`callWeight`), the heaviest first, then by customer code. */
  readonly calls: readonly CallToMake[]
  /** Of the customers concerned. */
  readonly books: Books
  readonly booksAsOf: IsoDay | null
}

/** The calls that wait on `day`: those of customers of whom nothing may be asked any more (paid, promised, disputed...) are left out. */
export function callsToMake(dossier: Dossier, day: IsoDay): CallsToMake {
  const { ledger, settings } = dossier
  const due = callsDue(ledger, addDays(day, -CALL_LASTS_DAYS), day)
  const waiting = waitingCalls(due, callsMade(ledger, day), day)
  const planned = new Map(due.map(({ reminder, planned: json }) => [reminder, JSON.parse(json) as Reminder]))
  const asked = waiting.map((call) => ({ call, planned: call.reminders.flatMap((id) => planned.get(id) ?? []) }))
  const books = booksOf(dossier, day, [...new Set(asked.flatMap(({ call, planned }) => concerned(call, planned)))])
  if (waiting.length === 0) return { calls: [], books, booksAsOf: null }
  const input = planInput(dossier, books)
  const keys = keysOfItems(
    ledger,
    waiting.flatMap(({ items }) => items),
  )
  const calls = asked.flatMap(({ call, planned }): CallToMake[] => {
    const customer = books.customers.get(call.customer) ?? unknownCustomer(call.customer, planned[0]?.name ?? call.customer)
    const known = call.items.map((id) => keys.get(id) ?? [])
    const askable = (code: CustomerCode) => askableOf(code, input)
    const reminder = callReminder({ call, planned, keys: known, customer, askable, settings, date: day })
    return reminder === null ? [] : [{ call, customer, reminder, last: lastWritten(input.sent, call.customer, day) }]
  })
  const heaviest = calls.map((one) => ({ one, weight: callWeight(one.reminder.items) }))
  heaviest.sort((a, b) => (a.weight > b.weight ? -1 : a.weight < b.weight ? 1 : compareText(a.one.call.customer, b.one.call.customer)))
  return { calls: heaviest.map(({ one }) => one), books, booksAsOf: booksUntil(input) }
}

function concerned(call: WaitingCall, planned: readonly Reminder[]): CustomerCode[] {
  return [call.customer, ...planned.flatMap(({ companies = [] }) => companies.map(({ customer }) => customer))]
}

function lastWritten(sent: readonly SentStep[], code: CustomerCode, day: IsoDay): SentStep | null {
  const own = sent.filter((one) => one.customer === code && one.channel !== 'call' && one.day <= day)
  return own.reduce<SentStep | null>((last, one) => (last === null || one.day >= last.day ? one : last), null)
}
