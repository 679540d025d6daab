// Everything about one customer, or one reminder: what he owes, what was sent, what comes next and why not the rest.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { type CreditUse, creditUse } from '../domain/credit-limit.ts'
import type { Customer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { type PayerProfile, UNKNOWN_PAYER } from '../domain/payer-profile.ts'
import type { HeldItem } from '../domain/reminder.ts'
import { scenarioInForce } from '../domain/scenario-choice.ts'
import type { NextReminder } from '../domain/simulate.ts'
import { customers } from '../ledger/customers.ts'
import { historyEvents } from '../ledger/history.ts'
import type { HistoryEventView, ItemView, PlannedReminderView } from '../reporting/views.ts'
import { booksOn } from './books.ts'
import { dayPlan } from './day-plan.ts'
import type { Dossier } from './dossier.ts'
import { historyOf } from './history.ts'
import { itemsOn } from './items.ts'
import { nextOf } from './next-reminders.ts'
import { payersOf } from './payers.ts'
import { planDay } from './plan-day.ts'
import { type SaidOfCustomer, saidOf } from './said.ts'

export interface CustomerPicture {
  readonly date: IsoDay
  readonly customer: Customer
  readonly balanceCents: Cents
  readonly overdueCents: Cents
  readonly payer: PayerProfile
  /** Null: no limit is known. */
  readonly credit: CreditUse | null
  readonly items: readonly ItemView[]
  /** What goes out today for him, null for nothing. */
  readonly reminder: PlannedReminderView | null
  readonly held: readonly HeldItem[]
  /** What comes after today if nothing is paid; null for nothing within `NEXT_DAYS`. */
  readonly next: NextReminder | null
  readonly scenario: { readonly name: string; readonly because: string }
  readonly history: readonly HistoryEventView[]
  /** Holds and decisions of people, past ones included. */
  readonly said: SaidOfCustomer
}

/**
 * The picture of a customer on a day, by his code or by the id of a reminder sent or planned to him.
 * @throws InputError when neither a customer nor a reminder has that name.
 */
export function pictureOf(dossier: Dossier, day: IsoDay, name: string): CustomerPicture {
  const known = customers(dossier.ledger).has(customerCode(name))
  const code = known ? customerCode(name) : (customerOfReminder(dossier, day, name) ?? customerCode(name))
  const books = booksOn(dossier, day, code)
  const customer = books.customers.get(code)
  if (!customer) throw new RangeError(`a customer without description: ${code}`)
  const plan = planDay(dossier, day, { dryRun: true, customer: code })
  const overdue = books.items.filter((item) => item.outstandingCents > 0 && item.dueOn !== null && item.dueOn < day)
  const payer = payersOf(dossier, books).get(code) ?? UNKNOWN_PAYER
  const choice = scenarioInForce(customer, books.items, payer, dossier.settings)
  const balanceCents = sumCents(books.items.map((item) => item.outstandingCents))
  return {
    date: day,
    customer,
    balanceCents,
    overdueCents: cents(sumCents(overdue.map((item) => item.outstandingCents))),
    payer,
    credit: creditUse(customer, balanceCents),
    items: itemsOn(dossier, day, { customer: code, all: false }).items,
    reminder: plan.toSend[0] ?? null,
    held: plan.held ?? [],
    next: nextOf(dossier, day, code).get(code) ?? null,
    scenario: { name: choice.scenario?.name ?? customer.scenario ?? '', because: choice.because },
    history: historyOf(dossier, code).events,
    said: saidOf(dossier, day, code),
  }
}

function customerOfReminder(dossier: Dossier, day: IsoDay, id: string): CustomerCode | null {
  const sent = historyEvents(dossier.ledger).find((event) => event.id === id)
  if (sent) return sent.customer
  return dayPlan(dossier, day).plan.toSend.find((reminder) => reminder.id === id)?.customer ?? null
}
