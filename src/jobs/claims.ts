// Late-payment claims of a dossier: which invoices bear one on a day, and what each customer's situation does to it.

import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { LatePaymentClaim } from '../domain/claim.ts'
import { claimForItem } from '../domain/claim-item.ts'
import { regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { RateTable } from '../domain/rates.ts'
import { activeHolds } from '../ledger/holds.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import { type Books, booksOn, ratesOf } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface ClaimChoice {
  readonly customer: string | null
  /** Reference of one invoice, as printed. */
  readonly ref: string | null
  /** Invoices already paid, late, instead of the open ones. */
  readonly settled: boolean
}

/**
 * Claims on the open invoices past their due date, or with `settled` on those paid late whose claim is not time-barred.
 * Sorted by customer, due date, reference.
 * @throws InputError for a day before the books or an unknown customer.
 */
export function penaltiesOn(dossier: Dossier, day: IsoDay, choice: ClaimChoice): PenaltiesView {
  const books = booksOn(dossier, day, choice.customer)
  const claimOf = claimer(dossier, books)
  const claims = books.items
    .filter((item) => bearsClaim(item, books, choice))
    .map(claimOf)
    .filter((claim) => claim.interestCents + claim.feeCents > 0 || (!choice.settled && claim.dueOn < books.day))
    .filter((claim) => !choice.settled || claim.limitationOn === null || claim.limitationOn >= books.day)
  claims.sort((a, b) => compare(a.customer ?? '', b.customer ?? '') || compare(a.dueOn, b.dueOn) || compare(a.ref ?? '', b.ref ?? ''))
  const total = (amountOf: (claim: LatePaymentClaim) => Cents) => sumCents(claims.map(amountOf))
  return {
    date: books.day,
    claims,
    totals: {
      principalCents: total((claim) => claim.principalCents),
      interestCents: total((claim) => claim.interestCents),
      feeCents: total((claim) => claim.feeCents),
      totalCents: total((claim) => claim.totalCents),
    },
  }
}

/** The claim of any item of these books. */
export function claimer(dossier: Dossier, books: Books, rates: RateTable = ratesOf(dossier)): (item: OpenItem) => LatePaymentClaim {
  const credits = unallocatedCredits(books.items)
  const disputed = disputedItems(dossier, books)
  return (item) =>
    claimForItem(item, {
      until: books.day,
      regime: regimeOf(books.customers.get(item.customer), dossier.settings.customers.regime),
      settings: dossier.settings.penalties,
      rates,
      unallocatedCreditsCents: credits.get(item.customer) ?? cents(0),
      disputed: disputed.items.has(item.key) || disputed.customers.has(item.customer),
      noticeOn: null,
    })
}

function bearsClaim(item: OpenItem, books: Books, choice: ClaimChoice): boolean {
  // An invoice brought back is claimed once, through what brought it back.
  if (item.reopenedBy !== null) return false
  if (item.originalCents <= 0 || item.dueOn === null || item.dueOn >= books.day) return false
  if (choice.ref !== null && item.ref !== choice.ref) return false
  const settled = item.outstandingCents === 0
  if (choice.settled)
    return settled && (item.kind === 'invoice' || item.reopens !== null) && item.settledOn !== null && item.settledOn > item.dueOn
  return !settled
}

/** Credits nobody has put against anything, per customer, negative; advances (4191) apart. */
function unallocatedCredits(items: readonly OpenItem[]): Map<CustomerCode, Cents> {
  const sums = new Map<CustomerCode, Cents>()
  for (const item of items) {
    if (item.outstandingCents >= 0 || item.kind === 'advance') continue
    sums.set(item.customer, cents((sums.get(item.customer) ?? 0) + item.outstandingCents))
  }
  return sums
}

function disputedItems(dossier: Dossier, books: Books): { items: Set<ItemKey>; customers: Set<CustomerCode> } {
  const disputes = activeHolds(dossier.ledger, books.day).filter((hold) => hold.code === 'dispute')
  return {
    items: new Set(disputes.flatMap((hold) => (hold.item === null ? [] : [hold.item]))),
    customers: new Set(disputes.filter((hold) => hold.item === null).map((hold) => hold.customer)),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
