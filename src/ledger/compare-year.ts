// What a new export of a fiscal year changes: lines that stayed as they were are told by their fingerprints, and only the
// customers of the others are compared line by line.

import { type Cents, cents } from '../domain/cents.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { addChanges, compareLines, type LineChanges, NO_CHANGE } from './line-changes.ts'
import { changeExamples, type LineExample } from './line-examples.ts'
import { linesByCustomer } from './line-rows.ts'
import { stirCustomers } from './standings.ts'

/** Lines read from the table at once. */
const PAGE = 50_000

export interface YearComparison {
  /** A line of the new export, when it is written. */
  seen(line: LedgerLine, fingerprint: number): void
  /** The changes, once every line is written and before the old ones are deleted; what plans said of the customers concerned is void. */
  changes(): ComparedYear
}

export interface ComparedYear {
  readonly changes: LineChanges
  /** The first of each sort, by customer. */
  readonly examples: readonly LineExample[]
  /** Customers whose payments and credit notes add up to less than they did, and by how much; by code. */
  readonly lostCredits: readonly LostCredit[]
}

export interface LostCredit {
  readonly customer: CustomerCode
  /** Above zero. */
  readonly cents: Cents
}

/**
 * Compares the lines of a year up to the id `last` with those written after it.
 * Call before the first line is written.
 */
export function compareYear(ledger: Ledger, yearId: number, last: number): YearComparison {
  const old = fingerprintsOf(ledger, yearId)
  // At the first of equal fingerprints: how many of them the new export has.
  const matched = new Int32Array(old.length)
  const touched = new Set<CustomerCode>()
  return {
    seen({ customer }, fingerprint) {
      const first = firstOf(old, fingerprint)
      const seen = matched[first] ?? 0
      if (old[first + seen] === fingerprint) matched[first] = seen + 1
      else touched.add(customer)
    },
    changes() {
      // Lines tampered with bear fingerprints that lie: the sums do not.
      const gone = unmatched(old, matched)
      for (const customer of tamperedCustomers(ledger, yearId, last)) touched.add(customer)
      for (const customer of customersOf(ledger, yearId, last, gone)) touched.add(customer)
      stirCustomers(ledger, touched)
      return changesOf(ledger, yearId, last, touched)
    },
  }
}

/** Fingerprints of the lines of a year, ascending. */
function fingerprintsOf(ledger: Ledger, yearId: number): Float64Array {
  const page = ledger.db.prepare<[number, number, number], { last: number | null; found: string }>(
    `SELECT max(id) AS last, json_group_array(fingerprint) AS found
       FROM (SELECT id, fingerprint FROM line WHERE year_id = ? AND id > ? ORDER BY id LIMIT ?)`,
  )
  const pages: number[][] = []
  let from = 0
  for (;;) {
    const { last, found } = page.get(yearId, from, PAGE) ?? { last: null, found: '[]' }
    if (last === null) break
    pages.push((JSON.parse(found) as (number | null)[]).filter((fingerprint) => fingerprint !== null))
    from = last
  }
  const all = new Float64Array(pages.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const found of pages) {
    all.set(found, at)
    at += found.length
  }
  return all.sort()
}

/** The fingerprints that no line of the new export bears, each as often as it is missing. */
function unmatched(old: Float64Array, matched: Int32Array): number[] {
  const gone: number[] = []
  let first = 0
  for (const [index, fingerprint] of old.entries()) {
    if (fingerprint !== old[first]) first = index
    if (index - first >= (matched[first] ?? 0)) gone.push(fingerprint)
  }
  return gone
}

/** Index of the first value not below `wanted`. */
function firstOf(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Customers of the old lines of these fingerprints, and of those written by a program that knew none. */
function customersOf(ledger: Ledger, yearId: number, last: number, fingerprints: readonly number[]): CustomerCode[] {
  return ledger.db
    .prepare(
      `SELECT DISTINCT customer FROM line WHERE year_id = ? AND id <= ?
         AND (fingerprint IS NULL OR fingerprint IN (SELECT value FROM json_each(?)))`,
    )
    .pluck()
    .all(yearId, last, JSON.stringify(fingerprints)) as CustomerCode[]
}

/** Customers whose old lines add up to another sum than the raw rows of their export did. */
function tamperedCustomers(ledger: Ledger, yearId: number, last: number): CustomerCode[] {
  return ledger.db
    .prepare(
      `SELECT customer FROM (
         SELECT customer, amount_cents AS cents FROM line WHERE year_id = @yearId AND id <= @last
         UNION ALL SELECT customer, -balance_cents FROM raw_balance WHERE year_id = @yearId)
       GROUP BY customer HAVING sum(cents) <> 0`,
    )
    .pluck()
    .all({ yearId, last }) as CustomerCode[]
}

function changesOf(ledger: Ledger, yearId: number, last: number, customers: ReadonlySet<CustomerCode>): ComparedYear {
  if (customers.size === 0) return { changes: NO_CHANGE, examples: [], lostCredits: [] }
  const among = 'year_id = @yearId AND customer IN (SELECT value FROM json_each(@customers))'
  const parameters = { yearId, last, customers: JSON.stringify([...customers]) }
  const before = linesByCustomer(ledger, { where: `${among} AND id <= @last`, parameters })
  const after = linesByCustomer(ledger, { where: `${among} AND id > @last`, parameters })
  const examples = changeExamples()
  const lostCredits: LostCredit[] = []
  let changes = NO_CHANGE
  let [left, right] = [before.next(), after.next()]
  while (!left.done || !right.done) {
    const [older, newer] = [left.value?.[0]?.customer ?? null, right.value?.[0]?.customer ?? null]
    const takesOld = older !== null && (newer === null || older <= newer)
    const takesNew = newer !== null && (older === null || newer <= older)
    const [was, is] = [takesOld ? (left.value ?? []) : [], takesNew ? (right.value ?? []) : []]
    changes = addChanges(changes, compareLines(was, is, examples.tell))
    const lost = creditsOf(was) - creditsOf(is)
    if (lost > 0) lostCredits.push({ customer: (takesOld ? older : newer) as CustomerCode, cents: cents(lost) })
    if (takesOld) left = before.next()
    if (takesNew) right = after.next()
  }
  return { changes, examples: examples.all(), lostCredits }
}

/** Sum of the credits, in cents, positive. */
function creditsOf(lines: readonly LedgerLine[]): number {
  return lines.reduce((sum, { cents: amount }) => (amount < 0 ? sum - amount : sum), 0)
}
