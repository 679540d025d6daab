// Late-payment claims of a dossier: which invoices bear one on a day, and what each customer's situation does to it.

import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { ExplainedClaim, LatePaymentClaim } from '../domain/claim.ts'
import { type ClaimContext, claimForItem, explainedForItem } from '../domain/claim-item.ts'
import { regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { ManualHold } from '../domain/hold.ts'
import { judgmentAgainst } from '../domain/insolvency.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { RateTable } from '../domain/rates.ts'
import type { SentStep } from '../domain/reminder.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import type { Settings } from '../domain/settings.ts'
import { unallocatedParts } from '../domain/unallocated-credits.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { activeHolds } from '../ledger/holds.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import { type Books, booksOn, ratesOf } from './books.ts'
import { claimHistories } from './claim-states.ts'
import type { Dossier } from './dossier.ts'
import { unusedExceptions } from './unused-exceptions.ts'

export interface ClaimChoice {
  readonly customer: string | null
  /** Reference of one invoice, as printed. */
  readonly ref: string | null
  /** Invoices already paid, late, instead of the open ones. */
  readonly settled: boolean
}

/** An item of the books with its claim. */
export interface ClaimedItem {
  readonly item: OpenItem
  readonly claim: ExplainedClaim
}

/**
 * Claims on the open invoices past their due date, or with `settled` on those paid late whose claim is not time-barred.
 * Sorted by customer, due date, reference.
 * @throws InputError for a day before the books or an unknown customer.
 */
export function penaltiesOn(dossier: Dossier, day: IsoDay, choice: ClaimChoice): PenaltiesView {
  const view = penaltiesView(
    day,
    claimsOn(dossier, day, choice).map(({ claim }) => claim),
  )
  const exceptions = dossier.settings.penaltyExceptions.length
  const warnings = exceptions === 0 ? [] : unusedExceptions(dossier, booksOn(dossier, day))
  return warnings.length === 0 ? view : { ...view, warnings }
}

/** The same claims, each with its item. */
export function claimsOn(dossier: Dossier, day: IsoDay, choice: ClaimChoice): ClaimedItem[] {
  const books = booksOn(dossier, day, choice.customer)
  const explain = explainer(dossier, books)
  return books.items
    .filter((item) => bearsClaim(item, books, choice))
    .map((item) => ({ item, claim: explain(item) }))
    .filter(({ claim }) => claim.interestCents + claim.feeCents > 0 || (!choice.settled && claim.dueOn < books.day))
    .filter(({ claim }) => !choice.settled || claim.limitationOn === null || claim.limitationOn >= books.day)
    .sort((a, b) => byCustomer(a.claim, b.claim))
}

/** Claims in the order given, with their totals. */
export function penaltiesView(date: IsoDay, claims: readonly ExplainedClaim[]): PenaltiesView {
  const total = (amountOf: (claim: LatePaymentClaim) => Cents) => sumCents(claims.map(amountOf))
  return {
    date,
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
export function claimer(dossier: Dossier, books: Books, rates?: RateTable): (item: OpenItem) => LatePaymentClaim {
  const contextOf = claimContexts(dossier, books, rates)
  return (item) => claimForItem(item, contextOf(item))
}

/** The same with all it takes to redo it by hand. */
export function explainer(dossier: Dossier, books: Books): (item: OpenItem) => ExplainedClaim {
  const contextOf = claimContexts(dossier, books)
  return (item) => explainedForItem(item, contextOf(item))
}

/** What bears on the claims of these books, item by item. */
function claimContexts(dossier: Dossier, books: Books, rates: RateTable = ratesOf(dossier)): (item: OpenItem) => ClaimContext {
  const { ledger, settings } = dossier
  const ofCustomers = groupBy(books.items, (item) => item.customer)
  const credits = unallocatedCredits(books.items)
  const holds = activeHolds(ledger, books.day)
  const disputed = disputedItems(holds)
  const notices = noticeDays(
    sentSteps(ledger).filter(({ day }) => day <= books.day),
    settings,
  )
  const histories = claimHistories(dossier, books)
  const parts = new Map<CustomerCode, ReturnType<typeof unallocatedParts>>()
  const partsOf = (customer: CustomerCode) => {
    const known = parts.get(customer) ?? unallocatedParts(ofCustomers.get(customer) ?? [])
    parts.set(customer, known)
    return known
  }
  return (item) => {
    const unallocatedCreditsCents = credits.get(item.customer) ?? cents(0)
    const unallocated = unallocatedCreditsCents < 0 ? partsOf(item.customer).get(item.key) : undefined
    const history = histories.get(item.key)
    return {
      until: books.day,
      regime: regimeOf(books.customers.get(item.customer), settings.customers.regime),
      settings,
      rates,
      unallocatedCreditsCents,
      disputed: disputed.items.has(item.key) || disputed.customers.has(item.customer),
      noticeOn: notices.get(item.key) ?? null,
      insolvencyOn: judgmentAgainst(holds, item.customer),
      ...(unallocated === undefined ? {} : { unallocated }),
      ...(history === undefined ? {} : { history }),
    }
  }
}

function bearsClaim(item: OpenItem, books: Books, choice: ClaimChoice): boolean {
  // An invoice brought back is claimed once, through what brought it back.
  if (item.reopenedBy !== null) return false
  if (item.originalCents <= 0 || item.dueOn === null || item.dueOn >= books.day) return false
  if (choice.ref !== null && item.ref !== choice.ref) return false
  const settled = item.outstandingCents === 0
  if (choice.settled)
    return (
      settled &&
      isPaid(item) &&
      (item.kind === 'invoice' || item.reopens !== null) &&
      item.settledOn !== null &&
      item.settledOn > item.dueOn
    )
  return !settled
}

/** Settled by money, not by being moved to doubtful customers or to another account. */
function isPaid({ allocations }: OpenItem): boolean {
  return allocations.every(({ counterpartKind }) => counterpartKind !== 'doubtful' && counterpartKind !== 'transfer')
}

/** Credits nobody has put against anything, per customer, negative; an advance (4191) is money received all the same. */
function unallocatedCredits(items: readonly OpenItem[]): Map<CustomerCode, Cents> {
  const sums = new Map<CustomerCode, Cents>()
  for (const item of items) {
    if (item.outstandingCents >= 0) continue
    sums.set(item.customer, cents((sums.get(item.customer) ?? 0) + item.outstandingCents))
  }
  return sums
}

function disputedItems(holds: readonly ManualHold[]): { items: Set<ItemKey>; customers: Set<CustomerCode> } {
  const disputes = holds.filter((hold) => hold.code === 'dispute')
  return {
    items: new Set(disputes.flatMap((hold) => (hold.item === null ? [] : [hold.item]))),
    customers: new Set(disputes.filter((hold) => hold.item === null).map((hold) => hold.customer)),
  }
}

/** Day of the first formal notice that left for each item. */
function noticeDays(sent: readonly SentStep[], settings: Settings): Map<ItemKey, IsoDay> {
  const notices = new Set(Object.values(settings.scenarios).flatMap(({ steps }) => steps.filter(isFormalNotice).map(({ step }) => step)))
  const days = new Map<ItemKey, IsoDay>()
  for (const { day, items, status } of sent) {
    if (status !== 'sent' && status !== 'written') continue
    for (const { key, step } of items) {
      const known = days.get(key)
      if (notices.has(step) && (known === undefined || day < known)) days.set(key, day)
    }
  }
  return days
}

function byCustomer(a: LatePaymentClaim, b: LatePaymentClaim): number {
  return compare(a.customer ?? '', b.customer ?? '') || compare(a.dueOn, b.dueOn) || compare(a.ref ?? '', b.ref ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
