// Holds set by people: a dispute, a promise, a payment seen this morning, a closure... What they hold back is the plan's business.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import { type ManualHold, plainHold } from '../domain/hold.ts'
import { leftToPay } from '../domain/hold-paid.ts'
import type { OpenItem } from '../domain/item.ts'
import { activeHolds, addHold, holdsOf, lastingHolds, releaseHold, type StoredHold } from '../ledger/holds.ts'
import { atomically } from '../ledger/ledger.ts'
import { HOLDS } from '../reporting/words.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { type HoldView, holdsSet, holdViewer } from './hold-view.ts'
import { openItem } from './open-item.ts'
import { type PartsHeld, partsHeld } from './parts-held.ts'

export interface HoldRequest {
  /** Null: the whole dossier. */
  readonly customer: string | null
  /** Reference of one invoice; null: the whole customer. */
  readonly ref: string | null
  readonly code: ManualHold['code']
  /** Part of the invoice; null: the whole. */
  readonly cents: Cents | null
  /** First day of the hold; null: the day it is said. */
  readonly from: IsoDay | null
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
  /** Where several parts of one whole are held, what they add up to. */
  readonly parts: readonly PartsHeld[]
  /** What holds the whole dossier all the same, told where nothing holds this customer any more; absent for nothing. */
  readonly dossier?: readonly HoldView[]
  readonly totals: { readonly holds: number }
}

/**
 * Holds the dossier, a customer, an invoice or a part of one from `day` on, or from a later one, and answers with what is held there. Said
 * again of the same whole for the same reason, it takes the place of what was said before; parts add up.
 * @throws InputError for an unknown customer or invoice, a part larger than what is left, a beginning before `day`, an end before it.
 */
export function holdReminders(dossier: Dossier, day: IsoDay, request: HoldRequest): HoldsView {
  const { code, until, reason, author } = request
  const from = firstDayOf(day, request)
  const { books, customer, item } = heldThing(dossier, day, request)
  const ends = code === 'handed-over' ? { until: null, deadlineOn: until } : { until }
  const told = { item: item?.key ?? null, cents: request.cents, text: reason ?? '', author, ...ends }
  const hold = plainHold(customer, code, from, told)
  refuseTooMuch(dossier, hold, item, books)
  return recordHold(dossier, books, code === 'promise' ? { ...hold, owedCents: leftToPay(hold, books.items) } : hold)
}

/** @throws InputError 'hold-past' for a beginning before `day`, or an end before the beginning. */
function firstDayOf(day: IsoDay, { code, from, until }: HoldRequest): IsoDay {
  if (from !== null && from < day)
    throw new InputError('hold-past', `Une suspension ne peut pas commencer le ${formatDay(from)}, avant le ${formatDay(day)}.`, {
      advice: 'Donnez avec --from un jour à venir, ou ôtez cette option pour suspendre dès maintenant.',
    })
  const first = from ?? day
  if (until === null || until >= first) return first
  if (code === 'promise')
    throw new InputError(
      'hold-past',
      `Une promesse notée le ${formatDay(day)} ne peut pas être pour le ${formatDay(until)}, un jour déjà passé.`,
      {
        advice:
          'Donnez avec --until le jour promis. Si elle date d’avant, ajoutez --date suivi du jour où elle a été faite : ce qui n’a pas été tenu sera compté.',
      },
    )
  throw new InputError('hold-past', `Une suspension ne peut pas finir le ${formatDay(until)}, avant le ${formatDay(first)}.`, {
    advice: 'Donnez avec --until le dernier jour de la suspension.',
  })
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
  // What begins later leaves alone what holds until then.
  const ahead = hold.from > books.day
  const replaced = (ahead ? lastingHolds : activeHolds)(ledger, books.day).filter(
    (other) => isSaidAgain(other, hold) && (!ahead || (other.from > books.day && overlap(other, hold))),
  )
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
  const holds = holdsSet(dossier, books, customer)
  const ids = new Set(released.map(({ id }) => id))
  const lifted = holdsOf(dossier.ledger, customer)
    .filter(({ id }) => ids.has(id))
    .map(holdViewer(dossier, books))
  return { date: books.day, holds, released: lifted, parts: partsHeld(holds, books.items), totals: { holds: holds.length } }
}

/** The same reason on the same whole: said of the whole again, it takes the place of its parts too; a payment plan, of any other one there. */
function isSaidAgain(before: ManualHold, now: ManualHold): boolean {
  if (before.customer !== now.customer || before.item !== now.item || before.code !== now.code) return false
  return now.code === 'payment-plan' || now.cents === null
}

function overlap(one: ManualHold, other: ManualHold): boolean {
  return (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until)
}

/** Parts of one invoice, and parts of a customer, are never more than what is left there, and a part says nothing where the whole is held. */
function refuseTooMuch(dossier: Dossier, hold: ManualHold, item: OpenItem | null, books: Books): void {
  const { code, customer, cents: part, item: key } = hold
  if (part === null) return
  const before = lastingHolds(dossier.ledger, books.day).filter(
    (other) => other.customer === customer && other.item === key && other.code === code && overlap(other, hold),
  )
  if (before.some((other) => other.cents === null)) throw wholeIsHeld(customer, code, item)
  const open = item === null ? books.items.filter((one) => one.outstandingCents > 0) : [item]
  const leftCents = sumCents(open.map((one) => one.outstandingCents))
  const heldCents = sumCents(before.map((other) => other.cents ?? 0))
  if (part + heldCents <= leftCents) return
  const held = heldCents === 0 ? '' : `, dont ${formatAmount(heldCents)} déjà suspendus pour ce motif`
  const left = formatAmount(cents(leftCents))
  const told = item === null ? `Ce client ne doit plus que ${left}` : `Il ne reste que ${left} sur la pièce ${item.ref}`
  throw new InputError('hold-part', `${told}${held}.`, {
    advice: 'Donnez un montant plus petit, ou ôtez --amount pour tout suspendre.',
  })
}

function wholeIsHeld(customer: ManualHold['customer'], code: ManualHold['code'], item: OpenItem | null): InputError {
  const what = item === null ? `Tout ${customer}` : `La pièce ${item.ref}`
  const typed = `relance release ${customer}${item === null ? '' : ` --ref ${item.ref}`}`
  return new InputError('hold-part', `${what} est déjà en attente en entier (${HOLDS[code]}) : une part n’y ajoute rien.`, {
    advice: `Pour n’en garder qu’une part, levez d’abord le tout : ${typed}.`,
  })
}
