// From the lines of one customer to his items on a day: what is owed, what was paid when, what stays unallocated.
// Pure and repeatable: the same lines and day always give the same items, whatever order the files were imported in.

import { type Slot, settleTogether, slotOf } from './allocate.ts'
import { matchOpenLines, useAdvances } from './auto-match.ts'
import { bookItem, reopenings } from './book-item.ts'
import { ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import { isRetention } from './customer-account.ts'
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'
import { instalments } from './instalments.ts'
import type { BookItem } from './item.ts'
import { type BooksTraits, itemDoubts, letterKey } from './item-doubts.ts'
import { keyLines } from './item-key.ts'
import type { LedgerLine } from './ledger-line.ts'
import { type LetterGroup, marksPartPayment, residual } from './letter-group.ts'
import { olderInvoices } from './older-invoice.ts'
import { isLump } from './opening-gap.ts'
import { seenPayments } from './payment-seen.ts'
import { type MergedBooks, mergeYears } from './years.ts'

export interface SettlePolicy extends BooksTraits {
  /** First days of the fiscal years whose files letter customer lines. */
  readonly letteredYears: ReadonlySet<IsoDay>
  /** First days of the fiscal years that carry opening entries. */
  readonly openingYears: ReadonlySet<IsoDay>
}

/**
 * Items of one customer as they stood at the end of `day`: one per line that counts, settled ones included, sorted by
 * document day then key. The sum of `outstandingCents` equals the customer's balance on that day.
 *
 * Lettered lines are settled with each other; the rest is matched as `matchOpenLines` says, from what was known on `day`.
 * @param lines every imported line of one customer, all fiscal years and accounts
 */
export function settleCustomer(lines: readonly LedgerLine[], day: IsoDay, policy: SettlePolicy): BookItem[] {
  const books = mergeYears(lines.map(asOpened), policy.openingYears, day)
  const keys = keyLines(books.lines)
  const slots = new Map<LedgerLine, Slot>()
  for (const [line, key] of keys) if (line.day <= day) slots.set(line, slotOf(line, key))
  const unconfirmed = settleGroups(books, slots)
  const pool = openPool(books, slots, policy)
  const retention = new Set(books.lines.filter(isRetention).map(({ account }) => account))
  for (const [family, own] of groupBy(pool, (slot) => accountFamily(slot.line.account, retention))) {
    if (family === '4191') useAdvances(own)
    else {
      matchOpenLines(
        own,
        (slot) => isLump(slot.line),
        // A credit of the bills' account is the end of a bill of its amount, whatever the books letter.
        (credit) => family === '413' || !policy.letteredYears.has(credit.line.fiscalYear),
      )
    }
  }
  return itemsOf([...slots.values()], pool, unconfirmed, books, policy)
}

function itemsOf(
  slots: readonly Slot[],
  pool: readonly Slot[],
  unconfirmed: ReadonlySet<LedgerLine>,
  books: MergedBooks,
  policy: SettlePolicy,
): BookItem[] {
  const older = olderInvoices(slots)
  const reopenedBy = reopenings(older)
  const seen = seenPayments(pool)
  const doubts = itemDoubts(slots, books.contested, policy)
  const parts = instalments(slots)
  const items = slots.map((slot) =>
    bookItem(slot, {
      unconfirmedLettering: unconfirmed.has(slot.line),
      paymentSeen: seen.has(slot),
      older: older.get(slot) ?? null,
      reopenedBy: reopenedBy.get(slot) ?? null,
      doubts: doubts.get(slot) ?? [],
      instalmentOf: parts.get(slot) ?? null,
    }),
  )
  return items.sort((a, b) => compareText(a.issuedOn, b.issuedOn) || compareText(a.key, b.key))
}

/** Openings count from the first day of their fiscal year, whenever they were booked. */
function asOpened(line: LedgerLine): LedgerLine {
  return line.opening && line.day > line.fiscalYear ? { ...line, day: line.fiscalYear } : line
}

/** Settles each letter group; returns the debits left in a group that does not balance and marks no part payment. */
function settleGroups(books: MergedBooks, slots: ReadonlyMap<LedgerLine, Slot>): Set<LedgerLine> {
  const unconfirmed = new Set<LedgerLine>()
  for (const group of books.groups) {
    settleTogether(visible(group, slots), 'letter')
    if (residual(group) > 0 && !marksPartPayment(group)) for (const line of group) unconfirmed.add(line)
  }
  return unconfirmed
}

/** Lines free to be matched: not lettered, or left over in a group that will never balance, even with other customers' lines. */
function openPool(books: MergedBooks, slots: ReadonlyMap<LedgerLine, Slot>, { sharedLetters }: BooksTraits): Slot[] {
  const settledLater = new Set(books.groups.filter((group) => residual(group) === 0).flat())
  const isShared = (line: LedgerLine) => line.letter !== '' && sharedLetters?.has(letterKey(line)) === true
  return [...slots.values()].filter(
    ({ line, leftCents }) => leftCents !== ZERO && !settledLater.has(line) && line.foreign === null && !isShared(line),
  )
}

function visible(group: LetterGroup, slots: ReadonlyMap<LedgerLine, Slot>): Slot[] {
  return group.flatMap((line) => slots.get(line) ?? [])
}

/** Accounts whose lines may be matched with each other. Advances (4191) and retention money (4117) keep to themselves. */
function accountFamily(account: string, retention: ReadonlySet<string>): string {
  if (account.startsWith('4191') || retention.has(account)) return account.slice(0, 4)
  return account.startsWith('419') ? '411' : account.slice(0, 3)
}
