// What moved a customer's account, day by day, with the balance after each movement. Pure: items in, rows out; the last balance is the sum of
// what is left of the items. Knows no layout.
import { type Cents, cents, sumCents, ZERO } from '../../domain/cents.ts'
import { compareText } from '../../domain/compare.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatDay } from '../../domain/format.ts'
import type { Allocation, OpenItem } from '../../domain/item.ts'
import type { ItemKey } from '../../domain/names.ts'
import type { Language } from '../../domain/settings.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import { LIST_WORDS } from './list-words.ts'
import type { StatementAccount, StatementMovement } from './statement.ts'
import { STATEMENT_KINDS } from './words.ts'

type Moved = Omit<StatementMovement, 'balanceCents'>

/**
 * Every line booked on `from` and after, whole, and what no line of the account settled since, under the balance that it had the evening before.
 * An invoice known by lists alone counts for what the first of them left: when the rest was paid nobody knows.
 * @param items all of one customer, open and settled, as they stood at the end of the day shown
 */
export function accountSince(items: readonly OpenItem[], from: IsoDay, language: Language): StatementAccount {
  const refs = refsOf(items)
  const moved = items.flatMap((item) => {
    const rows = [rowOf(item, item.bookedOn, firstKnown(item), paidBy(item, refs), language), ...elsewhere(item, refs, language)]
    // What was paid ahead of an invoice counts with it.
    return rows.filter((row) => (row.day >= from || item.bookedOn >= from) && row.cents !== ZERO)
  })
  const balance = sumCents(items.map(({ outstandingCents }) => outstandingCents))
  return balanced(moved, cents(balance - sumCents(moved.map((row) => row.cents))), from)
}

/**
 * The debits still open, whole, and of each credit what it paid of them and what is left of it: what explains the balance, and nothing of what is
 * settled. @param items as for `accountSince`
 */
export function accountOfOpenItems(items: readonly OpenItem[], language: Language): StatementAccount {
  const open = new Map(items.filter(({ outstandingCents }) => outstandingCents > 0).map((item) => [item.key, item]))
  const refs = refsOf(items)
  const moved = items.flatMap((item) => {
    if (open.has(item.key))
      return [rowOf(item, item.issuedOn, firstKnown(item), [], language), ...elsewhere(item, refs, language)].filter(
        (row) => row.cents !== ZERO,
      )
    const parts = item.allocations.filter(({ counterpart }) => open.has(counterpart))
    const taken = cents(item.outstandingCents - sumCents(parts.map((part) => part.cents)))
    if (taken === ZERO) return []
    const on = parts.map(({ counterpart }) => oneLine(open.get(counterpart)?.ref ?? ''))
    return [rowOf(item, item.issuedOn, taken, distinct(on), language)]
  })
  return balanced(moved, ZERO, null)
}

function rowOf(item: OpenItem, day: IsoDay, moved: Cents, on: readonly string[], language: Language): Moved {
  return {
    key: item.key,
    day,
    what: STATEMENT_KINDS[language][item.kind],
    ref: item.documentRef === '' ? '' : oneLine(item.ref),
    dueOn: item.originalCents < 0 || item.dueSource === 'assumed' || item.withoutDetail ? null : item.dueOn,
    cents: moved,
    isPart: Math.abs(moved) < Math.abs(item.originalCents),
    on,
  }
}

/** What counts of an item from its own day: less what the first list had left out already. */
function firstKnown({ originalCents, byLists = [] }: OpenItem): Cents {
  return sumCents([originalCents, ...byLists.filter(({ list }) => list === null).map((change) => change.cents)])
}

/** What settled an item and stands in no line of this customer: what lists say of it, or another account of the group. */
function elsewhere(item: OpenItem, known: ReadonlyMap<ItemKey, string>, language: Language): Moved[] {
  if (item.byLists !== undefined)
    return item.byLists.flatMap(({ day, list, cents: moved }) => (list === null ? [] : [changeOf(item, { day, list, moved }, language)]))
  return item.allocations.filter(({ counterpart }) => !known.has(counterpart)).map((part) => partOf(item, part, language))
}

function partOf(item: OpenItem, { day, cents: part, counterpart, counterpartKind }: Allocation, language: Language): Moved {
  const what = STATEMENT_KINDS[language][counterpartKind]
  const moved = cents(item.originalCents < 0 ? part : -part)
  return { key: counterpart, day, what, ref: '', dueOn: null, cents: moved, isPart: true, on: distinct([oneLine(item.ref)]) }
}

/** A list shows what is left, not a payment: it is named by its day. */
function changeOf(item: OpenItem, { day, list, moved }: { day: IsoDay; list: IsoDay; moved: Cents }, language: Language): Moved {
  const words = LIST_WORDS[language]
  const settles = moved < 0 === item.originalCents > 0
  const what = settles ? words.settled[item.originalCents < 0 ? 'credit' : 'debit'] : words.reinstated
  const ref = item.documentRef === '' ? '' : oneLine(item.ref)
  return { key: item.key, day, what: `${what} ${formatDay(list, language)}`, ref, dueOn: null, cents: moved, isPart: false, on: [] }
}

/** By day; on the same one what is owed first, so that no balance is below what it ever was. */
function balanced(moved: readonly Moved[], openingCents: Cents, from: IsoDay | null): StatementAccount {
  let balance: number = openingCents
  const rows = moved
    .toSorted(
      (a, b) =>
        compareText(a.day, b.day) || Math.sign(b.cents) - Math.sign(a.cents) || compareText(a.ref, b.ref) || compareText(a.key, b.key),
    )
    .map((row) => {
      balance += row.cents
      return { ...row, balanceCents: cents(balance) }
    })
  return { from, openingCents, rows }
}

/** Numbers of the documents that a credit was put against, in the order of their days. */
function paidBy(item: OpenItem, refs: ReadonlyMap<ItemKey, string>): string[] {
  return item.originalCents < 0 ? distinct(item.allocations.map(({ counterpart }) => refs.get(counterpart) ?? '')) : []
}

function refsOf(items: readonly OpenItem[]): Map<ItemKey, string> {
  return new Map(items.map(({ key, documentRef, ref }) => [key, documentRef === '' ? '' : oneLine(ref)]))
}

function distinct(refs: readonly string[]): string[] {
  return [...new Set(refs.filter((ref) => ref !== ''))]
}
