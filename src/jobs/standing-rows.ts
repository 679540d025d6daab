// What a plan said of its customers, ready to be kept: of whom, until when, and what is never kept.

import { cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import { hasMailbox, mailboxOf } from '../domain/mailbox.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import type { HeldItem, Plan, Reminder } from '../domain/reminder.ts'
import { formerCodes } from '../ledger/former-codes.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { nextDays, type Standing } from '../ledger/standings.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import type { PlanTold } from './plan-told.ts'
import { heldCounts } from './plan-view.ts'

/** What the customers of a day are looked at with. */
export interface Eye {
  readonly dossier: Dossier
  readonly day: IsoDay
  /** See `messageBasis`; worked out when first asked for. */
  basis(): string | null
  /** See `nextDays`; worked out when first asked for. */
  nextDay(customer: CustomerCode): IsoDay | null
}

/** The eye for a day. @param basisOf tells the basis of its messages */
export function eyeOn(dossier: Dossier, day: IsoDay, basisOf: () => string | null): Eye {
  let basis: string | null | undefined
  let known: ReturnType<typeof nextDays> | undefined
  return {
    dossier,
    day,
    basis() {
      if (basis === undefined) basis = basisOf()
      return basis
    },
    nextDay(customer) {
      known ??= nextDays(dossier.ledger, day)
      return known(customer)
    },
  }
}

/** A message of the day with its subject. */
export interface Told {
  readonly reminder: Reminder
  readonly subject: string
}

/** What one plan found out. */
export interface Looked {
  readonly codes: readonly CustomerCode[]
  readonly books: Books
  readonly plan: Plan
  readonly told: PlanTold
}

/**
 * Those of the customers whose plan can be taken at its word on the day, and for how long. A company of a group depends on the others every
 * day; what is worth a word is worked out each time; a message held back by the day or by another's is too.
 * @param subjects of the messages; absent: those who get one are left out
 */
export function standingRows(eye: Eye, { codes, books, plan, told }: Looked, subjects?: ReadonlyMap<ReminderId, string>): Standing[] {
  const own = groupBy(books.items, ({ customer }) => customer)
  const heldBy = groupBy(plan.held, ({ customer }) => customer)
  const messages = new Map(plan.toSend.map((reminder) => [reminder.customer, reminder]))
  const watched = watchedBy(eye, told)
  return codes.flatMap((customer) => {
    const wakesOn = earlier(plan.wakes.get(customer) ?? null, eye.nextDay(customer))
    if (watched.has(customer) || (wakesOn !== null && wakesOn <= eye.day)) return []
    const message = messageRow(eye, messages.get(customer), subjects)
    if (message === null && plan.composed.has(customer)) return []
    const waiting = heldBy.get(customer) ?? []
    return {
      customer,
      wakesOn,
      leftCents: cents(sumCents((own.get(customer) ?? []).map(({ outstandingCents }) => outstandingCents))),
      counts: heldCounts(waiting),
      message,
      held: heldJson(waiting),
    }
  })
}

function messageRow(eye: Eye, reminder: Reminder | undefined, subjects: ReadonlyMap<ReminderId, string> | undefined): Standing['message'] {
  const subject = reminder && subjects?.get(reminder.id)
  if (reminder === undefined || subject === undefined) return null
  const basis = eye.basis()
  if (basis === null) return null
  const kept: Told = { reminder, subject }
  return { basis, json: JSON.stringify(kept) }
}

function watchedBy({ dossier, day }: Eye, { alerts, profileChanges }: PlanTold): ReadonlySet<CustomerCode> {
  return new Set([
    ...dossier.settings.groups.flatMap(({ payer, members }) => [payer, ...members]),
    ...alerts.map(({ customer }) => customer),
    ...profileChanges.map(({ customer }) => customer),
    // What is said of the code he had before wakes nobody but that code.
    ...formerCodes(dossier.ledger).successors,
    ...plannedHolds(dossier.ledger, day).flatMap(({ customer, deadlineOn }) => (deadlineOn === null ? [] : (customer ?? []))),
  ])
}

/** Held items as JSON, with commas between. */
export function heldJson(held: readonly HeldItem[]): string {
  return held.map((item) => JSON.stringify(item)).join(',')
}

/** Mailboxes and mobiles that these messages come up at, each with its customers by code. */
export function mailboxes(messages: readonly Reminder[]): Map<string, CustomerCode[]> {
  const boxes = messages
    .filter(({ channel }) => hasMailbox(channel))
    .toSorted((a, b) => compareText(a.customer, b.customer))
    .flatMap(({ customer, to }) => to.map((address) => ({ customer, address: mailboxOf(address) })))
  const found = groupBy(boxes, ({ address }) => address)
  return new Map([...found].map(([address, of]) => [address, [...new Set(of.map(({ customer }) => customer))]]))
}

function earlier(one: IsoDay | null, other: IsoDay | null): IsoDay | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
