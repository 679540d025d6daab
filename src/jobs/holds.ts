// Holds set by people: a dispute, a promise, a payment seen this morning, a closure... What they hold back is the plan's business.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import { type ManualHold, plainHold } from '../domain/hold.ts'
import { leftToPay } from '../domain/hold-paid.ts'
import type { OpenItem } from '../domain/item.ts'
import { activeHolds, addHold, holdsOf, releaseHold, type StoredHold } from '../ledger/holds.ts'
import { atomically } from '../ledger/ledger.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { type HoldView, holdsInForce, holdViewer } from './hold-view.ts'
import { openItem } from './open-item.ts'

export interface HoldRequest {
  /** Null: the whole dossier. */
  readonly customer: string | null
  /** Reference of one invoice; null: the whole customer. */
  readonly ref: string | null
  readonly code: ManualHold['code']
  /** Part of the invoice; null: the whole. */
  readonly cents: Cents | null
  /** Last day of the hold; of what was handed over to a third party, the last day he was given: it stays held after it. */
  readonly until: IsoDay | null
  readonly reason: string | null
  readonly author: string | null
}

export interface HoldsView {
  readonly date: IsoDay
  readonly holds: readonly HoldView[]
  /** What this command has lifted. */
  readonly released: readonly HoldView[]
  readonly totals: { readonly holds: number }
}

/**
 * Holds the dossier, a customer, an invoice or a part of one from `day` on, and answers with what is held there. Said again of the same
 * whole for the same reason, it takes the place of what was said before; parts add up.
 * @throws InputError for an unknown customer or invoice, a part larger than what is left, an end before `day`.
 */
export function holdReminders(dossier: Dossier, day: IsoDay, request: HoldRequest): HoldsView {
  const { code, until, reason, author } = request
  if (until !== null && until < day)
    throw new InputError('hold-past', `Une suspension ne peut pas finir le ${formatDay(until)}, avant le ${formatDay(day)}.`, {
      advice: 'Donnez avec --until le dernier jour de la suspension.',
    })
  const { books, customer, item } = heldThing(dossier, day, request)
  const ends = code === 'handed-over' ? { until: null, deadlineOn: until } : { until }
  const told = { item: item?.key ?? null, cents: request.cents, text: reason ?? '', author, ...ends }
  const hold = plainHold(customer, code, day, told)
  refuseTooMuch(dossier, hold, item, books)
  return recordHold(dossier, books, code === 'promise' ? { ...hold, owedCents: leftToPay(hold, books.items) } : hold)
}

/** The customer and the invoice that are named, in the books of the day. @throws InputError 'customer-unknown', 'item-unknown'. */
export function heldThing(dossier: Dossier, day: IsoDay, { customer: typed, ref }: Pick<HoldRequest, 'customer' | 'ref'>) {
  const books = booksOn(dossier, day, typed)
  const customer = typed === null ? null : knownCustomer(books.customers, typed)
  const item = ref === null || customer === null ? null : openItem(books.items, customer, ref)
  return { books, customer, item }
}

/** Records the hold in the place of the one it says again, and answers with what is held there now. */
export function recordHold(dossier: Dossier, books: Books, hold: ManualHold): HoldsView {
  const { ledger, clock } = dossier
  const replaced = activeHolds(ledger, books.day).filter((other) => isSaidAgain(other, hold))
  const when = { day: books.day, at: clock.now(), author: hold.author }
  const done = atomically(ledger, () => {
    const released = replaced.filter(({ id }) => releaseHold(ledger, id, when))
    addHold(ledger, hold, when.at)
    return released
  })
  return holdsView(dossier, books, hold.customer, done)
}

/** What is held there now. @param released what was lifted just now */
export function holdsView(dossier: Dossier, books: Books, customer: ManualHold['customer'], released: readonly StoredHold[]): HoldsView {
  const holds = holdsInForce(dossier, books, customer)
  const ids = new Set(released.map(({ id }) => id))
  const lifted = holdsOf(dossier.ledger, customer)
    .filter(({ id }) => ids.has(id))
    .map(holdViewer(dossier, books))
  return { date: books.day, holds, released: lifted, totals: { holds: holds.length } }
}

/** The same reason on the same whole; a payment plan takes the place of any other one there. */
function isSaidAgain(before: ManualHold, now: ManualHold): boolean {
  if (before.customer !== now.customer || before.item !== now.item || before.code !== now.code) return false
  return now.code === 'payment-plan' || (before.cents === null && now.cents === null)
}

/** Parts of one invoice, and parts of a customer, are never more than what is left there. */
function refuseTooMuch(
  dossier: Dossier,
  { code, customer, cents: part, item: key }: ManualHold,
  item: OpenItem | null,
  books: Books,
): void {
  if (part === null) return
  const before = activeHolds(dossier.ledger, books.day).filter(
    (hold) => hold.customer === customer && hold.item === key && hold.code === code && hold.cents !== null,
  )
  const open = item === null ? books.items.filter((one) => one.outstandingCents > 0) : [item]
  const leftCents = sumCents(open.map((one) => one.outstandingCents))
  const heldCents = sumCents(before.map((hold) => hold.cents ?? 0))
  if (part + heldCents <= leftCents) return
  const where = item === null ? 'à ce client' : `sur la pièce ${item.ref}`
  const held = heldCents === 0 ? '' : `, dont ${formatAmount(heldCents)} déjà suspendus pour ce motif`
  throw new InputError('hold-part', `Il ne reste que ${formatAmount(cents(leftCents))} ${where}${held}.`, {
    advice: 'Donnez un montant plus petit, ou ôtez --amount pour tout suspendre.',
  })
}
