// Invoices of a list (no ledger behind them) as items: what a list says on each day it was imported. Pure.
// A list shows what is left, never how it was paid: the parts paid carry the day the list first left them out.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { Allocation, BookItem, ListChange } from '../domain/item.ts'
import { naturalKey } from '../domain/item-key.ts'
import { LUMP_NUMBER } from '../domain/lump.ts'
import { type CustomerCode, itemKey } from '../domain/names.ts'

/** What the list imported on `day` left open; zero once the invoice is no longer in it. */
export interface DocumentState {
  readonly day: IsoDay
  readonly outstandingCents: Cents
}

export interface StoredDocument {
  readonly customer: CustomerCode
  readonly customerName: string
  readonly number: string
  readonly documentRef: string
  readonly issuedOn: IsoDay
  readonly dueOn: IsoDay | null
  readonly totalCents: Cents
  /** Oldest first, at least one. */
  readonly states: readonly DocumentState[]
}

/** Items of one customer's documents as known on `day`, in the order given; a document issued later is not there. */
export function documentItems(documents: readonly StoredDocument[], day: IsoDay): BookItem[] {
  const ranks = new Map<string, number>()
  const items: BookItem[] = []
  for (const document of documents) {
    const base = {
      customer: document.customer,
      documentRef: document.documentRef,
      documentDay: document.issuedOn,
      cents: document.totalCents,
    }
    const rank = (ranks.get(naturalKey(base, 1)) ?? 0) + 1
    ranks.set(naturalKey(base, 1), rank)
    if (document.issuedOn <= day) items.push(toItem(document, naturalKey(base, rank), day))
  }
  return items
}

/** What a document left open on `day`: by the last list known then, by the first one before any. */
function outstandingOn(document: Pick<StoredDocument, 'states'>, day: IsoDay): Cents {
  const known = document.states.findLast((state) => state.day <= day) ?? document.states[0]
  return known?.outstandingCents ?? cents(0)
}

function toItem(document: StoredDocument, key: BookItem['key'], day: IsoDay): BookItem {
  const outstanding = outstandingOn(document, day)
  const isLump = document.number === LUMP_NUMBER
  const allocations = allocationsOn(document, key, day)
  const byLists = changesOn(document, day)
  // A part of it was paid before any list showed it: nobody knows when.
  const unseen = outstanding === 0 && byLists.some(({ list }) => list === null)
  return {
    key,
    customer: document.customer,
    customerName: document.customerName,
    account: '411',
    kind: isLump ? 'opening' : document.totalCents < 0 ? 'creditNote' : 'invoice',
    ref: document.number,
    documentRef: document.documentRef,
    label: document.number,
    issuedOn: document.issuedOn,
    bookedOn: document.issuedOn,
    fileDueOn: document.dueOn,
    originalCents: document.totalCents,
    outstandingCents: outstanding,
    settledOn: outstanding === 0 ? (allocations.at(-1)?.day ?? document.issuedOn) : null,
    allocations,
    unconfirmedLettering: false,
    paymentSeen: false,
    reopens: null,
    reopenedBy: null,
    withoutDetail: isLump,
    byLists,
    foreign: null,
    ...(unseen ? { doubts: ['payment-days'] } : {}),
  }
}

/** The lists that are known on a day: the first one always is, as it tells what was left before it too. */
function statesOn({ states }: Pick<StoredDocument, 'states'>, day: IsoDay): DocumentState[] {
  return states.filter((state, i) => i === 0 || state.day <= day)
}

function changesOn(document: StoredDocument, day: IsoDay): ListChange[] {
  let left: number = document.totalCents
  return statesOn(document, day).flatMap((state, i) => {
    const change = cents(state.outstandingCents - left)
    left = state.outstandingCents
    if (change === 0) return []
    // Of an invoice dated ahead nothing counts before its day.
    const from = state.day > document.issuedOn ? state.day : document.issuedOn
    return [i === 0 ? { day: document.issuedOn, list: null, cents: change } : { day: from, list: state.day, cents: change }]
  })
}

/** Falls of the outstanding amount, oldest first. A rise takes back the latest ones; what the first list already left out has no day of its own, and that of the issue. */
function allocationsOn(document: StoredDocument, key: BookItem['key'], day: IsoDay): Allocation[] {
  const sign = document.totalCents < 0 ? -1 : 1
  const paid: { day: IsoDay; cents: number }[] = []
  let left = document.totalCents * sign
  for (const [i, state] of statesOn(document, day).entries()) {
    // An amount corrected since is not more than the invoice.
    const now = Math.min(state.outstandingCents * sign, document.totalCents * sign)
    if (now < left) paid.push({ day: i === 0 ? document.issuedOn : state.day, cents: left - now })
    for (let rise = now - left; rise > 0 && paid.length > 0; ) {
      const last = paid.pop()
      if (last && last.cents > rise) paid.push({ day: last.day, cents: last.cents - rise })
      rise -= last?.cents ?? rise
    }
    left = now
  }
  return paid.map((part) => ({
    day: part.day,
    cents: cents(part.cents),
    origin: 'reference',
    counterpart: itemKey(`${key}:list`),
    counterpartKind: document.totalCents < 0 ? 'other' : 'payment',
  }))
}
