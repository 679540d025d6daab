// Late-payment claims of a dossier: which invoices bear one on a day, and their sums.

import { type Cents, sumCents } from '../domain/cents.ts'
import type { ExplainedClaim, LatePaymentClaim } from '../domain/claim.ts'
import { claimForItem, explainedForItem } from '../domain/claim-item.ts'
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import type { OpenItem } from '../domain/item.ts'
import type { RateTable } from '../domain/rates.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import { type Books, booksOn } from './books.ts'
import { claimContexts } from './claim-contexts.ts'
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
  const books = booksOn(dossier, day, choice.customer)
  const claims = claimsIn(dossier, books, choice)
  const view = penaltiesView(
    day,
    claims.map(({ claim }) => claim),
  )
  const exceptions = dossier.settings.penaltyExceptions.length
  const warnings = exceptions === 0 ? [] : unusedExceptions(dossier, choice.customer === null ? books : booksOn(dossier, day))
  return warnings.length === 0 ? view : { ...view, warnings }
}

/** The same claims, each with its item. */
export function claimsOn(dossier: Dossier, day: IsoDay, choice: ClaimChoice): ClaimedItem[] {
  return claimsIn(dossier, booksOn(dossier, day, choice.customer), choice)
}

/** The same in books at hand, which hold settled items too where those are asked for. */
export function claimsIn(dossier: Dossier, books: Books, choice: ClaimChoice): ClaimedItem[] {
  const explain = explainer(dossier, books)
  return books.items
    .filter((item) => bearsClaim(item, books, choice))
    .map((item) => ({ item, claim: explain(item) }))
    .filter(({ claim }) => isTold(claim, books, choice))
    .sort((a, b) => byCustomer(a.claim, b.claim))
}

/** The totals of `penaltiesOn` for these books, on open invoices and on those paid late, without the explanations. */
export function claimTotals(dossier: Dossier, books: Books): Record<'open' | 'paidLate', PenaltiesView['totals']> {
  const claim = claimer(dossier, books)
  const totals = (settled: boolean) => {
    const choice = { customer: null, ref: null, settled }
    const borne = books.items.filter((item) => bearsClaim(item, books, choice)).map(claim)
    return totalsOf(borne.filter((one) => isTold(one, books, choice)))
  }
  return { open: totals(false), paidLate: totals(true) }
}

/** Claims in the order given, with their totals. */
export function penaltiesView(date: IsoDay, claims: readonly ExplainedClaim[]): PenaltiesView {
  return { date, claims, totals: totalsOf(claims) }
}

function totalsOf(claims: readonly LatePaymentClaim[]): PenaltiesView['totals'] {
  const total = (amountOf: (claim: LatePaymentClaim) => Cents) => sumCents(claims.map(amountOf))
  return {
    principalCents: total((claim) => claim.principalCents),
    interestCents: total((claim) => claim.interestCents),
    feeCents: total((claim) => claim.feeCents),
    totalCents: total((claim) => claim.totalCents),
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

function isTold(claim: LatePaymentClaim, { day }: Books, { settled }: ClaimChoice): boolean {
  if (claim.interestCents + claim.feeCents <= 0 && (settled || claim.dueOn >= day)) return false
  return !settled || claim.limitationOn === null || claim.limitationOn >= day
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

function byCustomer(a: LatePaymentClaim, b: LatePaymentClaim): number {
  return compareText(a.customer ?? '', b.customer ?? '') || compareText(a.dueOn, b.dueOn) || compareText(a.ref ?? '', b.ref ?? '')
}
