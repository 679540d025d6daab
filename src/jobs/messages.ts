// From a planned reminder to its words: gathers what the renderer needs for many reminders at once.
import type { LatePaymentClaim } from '../domain/claim.ts'
import { unknownCustomer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import type { Enclosures } from '../domain/enclosure.ts'
import { groupBy } from '../domain/group.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode, ItemKey, ReminderId } from '../domain/names.ts'
import type { Reminder, SentStep } from '../domain/reminder.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import type { MessageContext } from '../rendering/message-view.ts'
import { type RenderedMessage, renderReminder, renderSubject } from '../rendering/render-reminder.ts'
import type { Books } from './books.ts'
import { claimer } from './claims.ts'
import type { Dossier } from './dossier.ts'
import { logoOf } from './logo.ts'
import { templatesOf } from './templates.ts'
import { wordsBefore } from './words-before.ts'

/** Subject of each reminder. @throws SettingsError when a template is missing or wrong. */
export function subjectsOf(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
): Map<ReminderId, string> {
  if (reminders.length === 0) return new Map()
  const templates = templatesOf(dossier)
  const contextOf = contexts(dossier, books, booksAsOf, reminders)
  return new Map(reminders.map((reminder) => [reminder.id, renderSubject(contextOf(reminder), templates)]))
}

/**
 * The whole message of each reminder.
 * @param enclosed what comes with each (`enclosuresOf`): a message says nothing of what is not given here
 * @throws SettingsError when a template is missing or wrong, or the logo cannot be used.
 */
export function messagesOf(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
  enclosed: ReadonlyMap<ReminderId, Enclosures> = new Map(),
): Map<ReminderId, RenderedMessage> {
  if (reminders.length === 0) return new Map()
  const write = messageWriter(dossier, books, booksAsOf, reminders, enclosed)
  return new Map(reminders.map((reminder) => [reminder.id, write(reminder).message]))
}

/**
 * Writes the message of any of these reminders, and its call sheet, one at a time; what it takes from the ledger is read now.
 * The writer throws SettingsError when a template is missing or wrong, or the logo cannot be used.
 * @param enclosed what comes with each (`enclosuresOf`): a message says nothing of what is not given here
 */
export function messageWriter(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
  enclosed: ReadonlyMap<ReminderId, Enclosures> = new Map(),
): (reminder: Reminder) => { readonly message: RenderedMessage; readonly callSheet: string | null } {
  const templates = templatesOf(dossier)
  const contextOf = contexts(dossier, books, booksAsOf, reminders)
  const logo = logoOf(dossier)
  const whole = (reminder: Reminder): MessageContext => {
    const enclosures = enclosed.get(reminder.id)
    return { ...contextOf(reminder), ...(enclosures ? { enclosures } : {}), ...(logo ? { logo } : {}) }
  }
  return (reminder) => {
    const sheet = { ...reminder, channel: 'call' as const, template: 'call' }
    return {
      message: renderReminder(whole(reminder), templates),
      callSheet: reminder.withCall ? renderReminder(contextOf(sheet), templates).page : null,
    }
  }
}

function contexts(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
): (reminder: Reminder) => MessageContext {
  const wanted = new Set(reminders.flatMap((reminder) => reminder.items.map((item) => item.key)))
  const items = new Map(books.items.filter((item) => wanted.has(item.key)).map((item) => [item.key, item]))
  const sent = groupBy(sentSteps(dossier.ledger, { scope: books.scope, until: dossier.knownUntil ?? null }), (step) => step.customer)
  const claimOf = claimer(dossier, books)
  const saidBefore = wordsBefore(dossier, books)
  return (reminder) => ({
    reminder,
    customer: books.customers.get(reminder.customer) ?? unknownCustomer(reminder.customer, reminder.name),
    settings: dossier.settings,
    date: books.day,
    booksAsOf,
    claims: claimsOf(reminder, items, claimOf),
    history: heardOf(reminder, sent),
    ...(reminder.channel === 'call' ? { said: saidBefore(reminder) } : {}),
  })
}

/** The messages to the customer and, in that of a group, those about each company: one that went to the payer is told once. */
function heardOf(reminder: Reminder, sent: ReadonlyMap<CustomerCode, readonly SentStep[]>): SentStep[] {
  const receiver = reminder.customer
  const companies = (reminder.companies ?? []).filter(({ customer }) => customer !== receiver)
  return [...(sent.get(receiver) ?? []), ...companies.flatMap(({ customer }) => sent.get(customer) ?? [])]
}

function claimsOf(
  reminder: Reminder,
  items: ReadonlyMap<ItemKey, OpenItem>,
  claimOf: (item: OpenItem) => LatePaymentClaim,
): Map<ItemKey, LatePaymentClaim> {
  const claims = new Map<ItemKey, LatePaymentClaim>()
  if (reminder.penalties === 'none') return claims
  for (const { key } of reminder.items) {
    const item = items.get(key)
    if (item) claims.set(key, claimOf(item))
  }
  return claims
}
