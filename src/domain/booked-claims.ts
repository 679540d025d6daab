// Penalties that the books hold as debits of their own (kind `penalty`): which invoice each one names, and how much of its interest and of
// its fee it is. Books tell a sum and a label, not its parts; what had accrued on the day of the entry tells the rest.
// Knows nothing of what people said or of messages.

import { withoutAccents } from './accents.ts'
import { type Cents, cents, minCents, sumCents, ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import { documentsNamed, normaliseRef } from './document-ref.ts'
import { groupBy } from './group.ts'
import type { OpenItem } from './item.ts'
import type { MovementKind } from './ledger-line.ts'
import type { ItemKey } from './names.ts'
import { RECOVERY_FEE } from './penalty-sums.ts'

/**
 * Starts the references of the entries that relance writes: "PENF2026-017". Nothing between it and the number of the invoice, so that a
 * payment of the one never reads as a payment of the other (see `documentsNamed`).
 */
export const PENALTY_REF = 'PEN'

/** The part of one entry that is about one invoice. */
export interface BookedPart {
  readonly entry: OpenItem
  readonly item: ItemKey
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly outcome: 'open' | 'paid' | 'cancelled'
  /** Day of the entry, or the day it was settled. */
  readonly day: IsoDay
  /** Day of the last of the payments that settled it, which may be older than the entry; that of the entry while it is open. */
  readonly moneyOn: IsoDay
}

export interface BookedClaims {
  readonly parts: readonly BookedPart[]
  /** Entries said to be penalties that name no invoice of the customer. */
  readonly nameless: readonly OpenItem[]
}

/** Interest and fee of an item at the end of a day, as if nothing had been said or booked. */
export type AccruedOn = (item: OpenItem, day: IsoDay) => { readonly interestCents: Cents; readonly feeCents: Cents }

/** Credits that undo a debit, and those that take it elsewhere (another account, a bill, a factor), where it is owed still. */
const UNDOING: readonly MovementKind[] = ['creditNote', 'writeOff', 'other']
const MOVING: readonly MovementKind[] = ['transfer', 'doubtful', 'bill', 'assigned']
const FEE = /indemnit|forfait|recouvrement|\bifr\b/
const INTEREST = /interet|agio|moratoire/
const PENALTY = /penalit|retard/

/** Whether an item is an invoice that late payment can make bear interest and the fee; one brought back does so through what brought it back. */
export function bearsPenalties(item: OpenItem): boolean {
  const isInvoice = item.kind === 'invoice' || item.reopens !== null
  return isInvoice && item.originalCents > 0 && !item.withoutDetail && item.reopenedBy === null && item.dueOn !== null
}

/**
 * The penalties booked for one customer. An entry that was cancelled (credited back, written off) counts as given up, unless a later one
 * replaces it. @param items all his items, as they stood at the end of `day`
 * @param isTakenBack entries that somebody said to be due again are left out
 */
export function bookedClaims(
  items: readonly OpenItem[],
  day: IsoDay,
  accruedOn: AccruedOn,
  isTakenBack: (part: Pick<BookedPart, 'outcome' | 'day'>, targets: readonly OpenItem[]) => boolean,
): BookedClaims {
  const entries = items.filter((item) => item.kind === 'penalty' && item.originalCents > 0).toSorted(byBooking)
  const targetsOf = namer(items.filter(bearsPenalties))
  const named = entries.map((entry) => ({ entry, targets: targetsOf(entry), ...outcomeOf(entry) }))
  const counting = named.filter(
    (one) =>
      one.targets.length > 0 &&
      !isTakenBack(one, one.targets) &&
      !(one.outcome === 'cancelled' && named.some((other) => replaces(other, one))),
  )
  const room = roomOf(day, accruedOn)
  return {
    parts: counting.flatMap(({ entry, targets, outcome, day }) => {
      const moneyOn = moneyDay(entry, items)
      const shares = pour(entry, targets, room)
      return shares.map(({ item, interestCents, feeCents }) => ({ entry, item: item.key, interestCents, feeCents, outcome, day, moneyOn }))
    }),
    nameless: named
      .filter((one) => one.targets.length === 0 && one.outcome !== 'cancelled' && namesPenalty(one.entry))
      .map(({ entry }) => entry),
  }
}

type Named = Pick<BookedPart, 'entry' | 'outcome'> & { readonly targets: readonly OpenItem[] }

function replaces(other: Named, cancelled: Named): boolean {
  if (other.outcome === 'cancelled' || other.entry.bookedOn < cancelled.entry.bookedOn) return false
  return other.targets.some((item) => cancelled.targets.includes(item))
}

function outcomeOf({ outstandingCents, bookedOn, settledOn, allocations }: OpenItem): Pick<BookedPart, 'outcome' | 'day'> {
  if (outstandingCents !== 0) return { outcome: 'open', day: bookedOn }
  const isAll = (kinds: readonly MovementKind[]) => allocations.every(({ counterpartKind }) => kinds.includes(counterpartKind))
  if (allocations.length === 0 || isAll([...UNDOING, ...MOVING])) {
    const isUndone = allocations.length > 0 && isAll(UNDOING)
    return isUndone ? { outcome: 'cancelled', day: settledOn ?? bookedOn } : { outcome: 'open', day: bookedOn }
  }
  return { outcome: 'paid', day: settledOn ?? bookedOn }
}

function moneyDay({ bookedOn, allocations, outstandingCents }: OpenItem, items: readonly OpenItem[]): IsoDay {
  if (outstandingCents !== 0) return bookedOn
  const credits = new Set(allocations.map(({ counterpart }) => counterpart))
  const days = items.filter(({ key }) => credits.has(key)).map((credit) => credit.bookedOn)
  return days.reduce((last, day) => (day > last ? day : last), days[0] ?? bookedOn)
}

/** The invoices an entry is about: the one its reference was made of, else those its label names, else the one its reference is or holds. */
function namer(invoices: readonly OpenItem[]): (entry: OpenItem) => OpenItem[] {
  const byRef = groupBy(
    invoices.filter(({ documentRef }) => documentRef !== ''),
    ({ documentRef }) => documentRef,
  )
  const namedIn = documentsNamed(byRef.keys())
  const items = (refs: Iterable<string>) => [...new Set(refs)].flatMap((ref) => byRef.get(ref) ?? []).toSorted(byDue)
  return ({ label, ref, documentRef }) => {
    const inLabel = items(namedIn(label))
    const own = documentRef.startsWith(PENALTY_REF) ? items([normaliseRef(documentRef.slice(PENALTY_REF.length))]) : []
    if (own.length > 0 && (inLabel.length === 0 || own.some((item) => inLabel.includes(item)))) return own
    return inLabel.length > 0 ? inLabel : items([...namedIn(ref), documentRef])
  }
}

interface Room {
  interest(item: OpenItem, day: IsoDay): Cents
  fee(item: OpenItem): Cents
  take(item: OpenItem, interestCents: Cents, feeCents: Cents): void
}

/** What an entry may still be about: the interest accrued on its day and the fee owed by now, less what earlier entries were about. */
function roomOf(now: IsoDay, accruedOn: AccruedOn): Room {
  const interest = new Map<OpenItem, Cents>()
  const fee = new Map<OpenItem, Cents>()
  const left = (total: Cents, taken: Cents | undefined) => cents(Math.max(0, total - (taken ?? 0)))
  return {
    interest: (item, day) => left(accruedOn(item, day).interestCents, interest.get(item)),
    fee: (item) => left(accruedOn(item, now).feeCents, fee.get(item)),
    take(item, interestCents, feeCents) {
      interest.set(item, sumCents([interest.get(item) ?? 0, interestCents]))
      fee.set(item, sumCents([fee.get(item) ?? 0, feeCents]))
    },
  }
}

/** The fee's part first, in order of due dates; the rest is interest, as far as it had accrued, and what is beyond that is the last one's. */
function pour(entry: OpenItem, targets: readonly OpenItem[], room: Room) {
  const rooms = targets.map((item) => ({ item, interest: room.interest(item, entry.bookedOn), fee: room.fee(item) }))
  let fee = feePart(entry, sumCents(rooms.map((one) => one.interest)), sumCents(rooms.map((one) => one.fee)))
  let interest = cents(entry.originalCents - fee)
  return rooms.map(({ item, ...own }, index) => {
    const feeCents = minCents(fee, own.fee)
    const interestCents = index === rooms.length - 1 ? interest : minCents(interest, own.interest)
    fee = cents(fee - feeCents)
    interest = cents(interest - interestCents)
    room.take(item, interestCents, feeCents)
    return { item, interestCents, feeCents }
  })
}

/** How much of an entry is the fee: as its label says; where it says nothing, whole fees beyond the interest that had accrued. */
function feePart({ originalCents, label }: OpenItem, interestRoom: Cents, feeRoom: Cents): Cents {
  const words = folded(label)
  const whole = (amount: number) => minCents(feeRoom, cents(Math.max(0, amount - (amount % RECOVERY_FEE))))
  if (FEE.test(words)) return INTEREST.test(words) || PENALTY.test(words) ? whole(originalCents) : minCents(feeRoom, originalCents)
  if (INTEREST.test(words)) return ZERO
  return originalCents === feeRoom ? feeRoom : whole(originalCents - interestRoom)
}

function namesPenalty({ label }: OpenItem): boolean {
  const words = folded(label)
  return [FEE, INTEREST, PENALTY].some((sort) => sort.test(words))
}

function folded(text: string): string {
  return withoutAccents(text).toLowerCase()
}

function byBooking(a: OpenItem, b: OpenItem): number {
  return compareText(a.bookedOn, b.bookedOn) || compareText(a.key, b.key)
}

function byDue(a: OpenItem, b: OpenItem): number {
  return compareText(a.dueOn ?? '', b.dueOn ?? '') || compareText(a.key, b.key)
}
