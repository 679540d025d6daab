// The items of a dossier on a day, each open, held by the day's plan, or settled.
import type { IsoDay } from '../domain/day.ts'
import type { OpenItem } from '../domain/item.ts'
import type { HeldItem } from '../domain/reminder.ts'
import type { ItemsView, ItemView } from '../reporting/views.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { planFor } from './plan-input.ts'

/** @throws InputError for a day before the books or an unknown customer. */
export function itemsOn(dossier: Dossier, day: IsoDay, choice: { customer: string | null; all: boolean }): ItemsView {
  const books = booksOn(dossier, day, choice.customer)
  const shown = books.items.filter((item) => choice.all || item.outstandingCents !== 0)
  const held = new Map(planFor(dossier, books).held.map((one) => [one.key, one]))
  return { date: day, items: shown.map((item) => toView(item, held.get(item.key))) }
}

function toView(item: OpenItem, held: HeldItem | undefined): ItemView {
  const settled = item.outstandingCents === 0
  return {
    key: item.key,
    customer: item.customer,
    kind: item.kind,
    ref: item.ref,
    issuedOn: item.issuedOn,
    dueOn: item.dueOn,
    dueSource: item.dueSource,
    originalCents: item.originalCents,
    outstandingCents: item.outstandingCents,
    settledOn: item.settledOn,
    state: settled ? 'settled' : isSuspended(held) ? 'held' : 'open',
    held: !settled && held && isSuspended(held) ? held.reason : null,
    allocations: item.allocations.map(({ day, cents, origin }) => ({ day, cents, origin })),
  }
}

/** Waiting for its day is not a suspension: the item is simply open. */
export function isSuspended(held: HeldItem | undefined): boolean {
  return (
    held !== undefined &&
    !['not-due', 'waiting-next-step', 'too-soon', 'non-working-day', 'below-minimum', 'stale-books'].includes(held.reason.code)
  )
}
