// Everything about one customer, or one reminder: what he owes, what was sent, what comes next and why not the rest.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { type CreditUse, creditUse } from '../domain/credit-limit.ts'
import { type Customer, regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { type PayerProfile, UNKNOWN_PAYER } from '../domain/payer-profile.ts'
import { registerAddress } from '../domain/public-register.ts'
import type { HeldItem } from '../domain/reminder.ts'
import { scenarioInForce } from '../domain/scenario-choice.ts'
import type { Regime } from '../domain/settings.ts'
import type { NextReminder } from '../domain/simulate.ts'
import { customers } from '../ledger/customers.ts'
import { forgottenCustomers } from '../ledger/forgotten.ts'
import type { GroupView } from '../reporting/group-words.ts'
import type { PlannedReminderView } from '../reporting/plan-views.ts'
import type { HistoryEventView, ItemView } from '../reporting/views.ts'
import { booksOn } from './books.ts'
import { customerMeant } from './customer-meant.ts'
import { dayPlan } from './day-plan.ts'
import type { Dossier } from './dossier.ts'
import { groupView } from './group-view.ts'
import { historyOf } from './history.ts'
import { itemsOn } from './items.ts'
import { nextOf } from './next-reminders.ts'
import { payersOf } from './payers.ts'
import { planDay } from './plan-day.ts'
import { type SaidOfCustomer, saidOf } from './said.ts'
import { documentOf } from './show-document.ts'
import { type MessageView, plannedMessage, sentMessage } from './show-message.ts'

export interface CustomerPicture {
  readonly date: IsoDay
  /** The reminder whose number was given; absent: a customer was named. */
  readonly message?: MessageView
  /** The document whose number was given, as the books write it; absent: another thing was named. */
  readonly askedRef?: string
  readonly customer: Customer
  /** Day on which his personal data was last erased; null: never. */
  readonly forgottenOn: IsoDay | null
  /** Page of the public register, for a person to open; null without a SIREN. */
  readonly registerUrl: string | null
  /** The regime that applies. */
  readonly regime: Regime
  /** Null: he pays for himself alone. */
  readonly group: GroupView | null
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
 * The picture of a customer on a day, by his code, his name, the number of a document of his, or the id of a reminder sent or planned to him.
 * @param ahead see `saidOf`
 * @throws InputError when nothing has that name; 'item-unknown' when several customers have a document of that number.
 */
export function pictureOf(dossier: Dossier, day: IsoDay, name: string, ahead: boolean): CustomerPicture {
  const known = customers(dossier.ledger).has(customerCode(name))
  const sent = known ? null : sentMessage(dossier, name)
  const byId = known ? customerCode(name) : (sent?.customer ?? plannedCustomer(dossier, day, name))
  const document = byId === null ? documentOf(dossier, day, name) : null
  const code = byId ?? document?.customer ?? customerCode(customerMeant(dossier, name))
  const books = booksOn(dossier, day, code)
  const customer = books.customers.get(code)
  if (!customer) throw new RangeError(`a customer without description: ${code}`)
  const plan = planDay(dossier, day, { dryRun: true, customer: code })
  const message = sent ?? (known ? null : plannedMessage(plan, name))
  const overdue = books.items.filter((item) => item.outstandingCents > 0 && item.dueOn !== null && item.dueOn < day)
  const payer = payersOf(dossier, books).get(code) ?? UNKNOWN_PAYER
  const choice = scenarioInForce(customer, books.items, payer, dossier.settings)
  const balanceCents = sumCents(books.items.map((item) => item.outstandingCents))
  return {
    date: day,
    ...(message === null ? {} : { message }),
    ...(document === null ? {} : { askedRef: document.ref }),
    customer,
    forgottenOn: forgottenCustomers(dossier.ledger).get(code) ?? null,
    registerUrl: customer.siren === null ? null : registerAddress(customer.siren),
    regime: regimeOf(customer, dossier.settings.customers.regime),
    group: groupView(dossier, code),
    balanceCents,
    overdueCents: cents(sumCents(overdue.map((item) => item.outstandingCents))),
    payer,
    credit: creditUse(customer, balanceCents),
    items: itemsOn(dossier, day, { customer: code, all: false }).items,
    reminder: plan.toSend[0] ?? null,
    held: plan.held ?? [],
    next: nextOf(dossier, day, code).get(code) ?? null,
    scenario: { name: choice.scenario?.name ?? customer.scenario ?? '', because: choice.because },
    history: historyOf(dossier, code).events.filter((event) => dossier.knownUntil === undefined || event.day <= dossier.knownUntil),
    said: saidOf(dossier, day, code, ahead),
  }
}

function plannedCustomer(dossier: Dossier, day: IsoDay, id: string): CustomerCode | null {
  return dayPlan(dossier, day).plan.toSend.find((reminder) => reminder.id === id)?.customer ?? null
}
