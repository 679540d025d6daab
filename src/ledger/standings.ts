// What the plan said of each customer on the day it looked at him, and until when that stays true. What it says is the domain's business;
// rows that something made untrue are marked by the triggers of the schema and by imports.
import { type Cents, cents } from '../domain/cents.ts'
import { basicDay, type IsoDay } from '../domain/day.ts'
import type { HoldCode } from '../domain/hold.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { EVERYBODY } from './holds.ts'
import type { Ledger } from './ledger.ts'
import { meta, setMeta } from './meta.ts'

export interface Standing {
  readonly customer: CustomerCode
  /** First day on which it may be otherwise; null: never. The next day for one with a message. */
  readonly wakesOn: IsoDay | null
  /** What is left of his items, debits less credits. */
  readonly leftCents: Cents
  readonly counts: HeldCounts
  /** JSON of the message he gets, with what it was made from besides himself; null: he gets none. */
  readonly message: { readonly basis: string; readonly json: string } | null
  /** His held items, each as JSON, with commas between; '' for none. */
  readonly held: string
}

export type HeldCounts = Readonly<Partial<Record<HoldCode, number>>>

/** Which rows may be taken at their word. */
export interface StandingsChoice {
  /** Everything that bears on all customers at once. */
  readonly key: string
  readonly day: IsoDay
  /** What messages are made from on the day besides their customers; null: none that was kept may be used. */
  readonly basis: string | null
  /** Customers to be planned all the same. */
  readonly woken: readonly CustomerCode[]
}

/** The customers whose plan is known for a day without looking at them, and those who must be planned. */
export interface Standings {
  /** By code. */
  readonly awake: readonly CustomerCode[]
  /** Of the others: what is left of their items, and how many are held, by reason. */
  readonly leftCents: Cents
  readonly counts: HeldCounts
  /** The messages they get, by code, as JSON. */
  readonly messages: readonly string[]
}

const KEY = 'standings'
/** After every day. */
const NEVER = 99_991_231

/** Parameters: those of `coverage`. */
const COVERS = `since_day <= @on AND wakes_on > @on AND (basis IS NULL OR basis = @basis)
  AND customer NOT IN (SELECT value FROM json_each(@woken))`

interface Coverage {
  readonly on: number
  readonly basis: string | null
  readonly woken: string
}

function coverage({ day, basis, woken }: StandingsChoice): Coverage {
  return { on: basicDay(day), basis, woken: JSON.stringify(woken) }
}

/** What is known for a day; null when nothing is: the settings, the program or the fiscal years are not those it was worked out with. */
export function standings(ledger: Ledger, choice: StandingsChoice): Standings | null {
  if (meta(ledger, KEY) !== choice.key) return null
  const covered = coverage(choice)
  const rows = ledger.db.prepare<[Coverage], { counts: string; customers: number; left: number }>(
    `SELECT counts, count(*) AS customers, sum(left_cents) AS "left" FROM standing WHERE ${COVERS} GROUP BY counts`,
  )
  const counts: Partial<Record<HoldCode, number>> = {}
  let left = 0
  let known = 0
  for (const row of rows.all(covered)) {
    left += row.left
    known += row.customers
    for (const [code, items] of Object.entries(JSON.parse(row.counts) as HeldCounts)) {
      const held = code as HoldCode
      counts[held] = (counts[held] ?? 0) + items * row.customers
    }
  }
  return {
    awake: known === customerCount(ledger) ? [] : awakeOn(ledger, covered),
    leftCents: cents(left),
    counts,
    messages: messagesOn(ledger, covered),
  }
}

function customerCount(ledger: Ledger): number {
  return Number(ledger.db.prepare('SELECT count(*) FROM customer').pluck().get())
}

function awakeOn(ledger: Ledger, covered: Coverage): CustomerCode[] {
  return ledger.db
    .prepare(`SELECT code FROM customer WHERE code NOT IN (SELECT customer FROM standing WHERE ${COVERS}) ORDER BY code`)
    .pluck()
    .all(covered) as CustomerCode[]
}

function messagesOn(ledger: Ledger, covered: Coverage): string[] {
  if (covered.basis === null) return []
  return ledger.db
    .prepare(`SELECT message FROM standing WHERE ${COVERS} AND basis IS NOT NULL AND since_day = @on ORDER BY customer`)
    .pluck()
    .all(covered) as string[]
}

/** Whether any message was kept for a day. */
export function hasMessages(ledger: Ledger, day: IsoDay): boolean {
  return ledger.db.prepare('SELECT 1 FROM standing WHERE basis IS NOT NULL AND since_day = ?').get(basicDay(day)) !== undefined
}

/** The held items of the customers who need not be planned, as JSON with commas between; by code, those without any left out. */
export function* standingHeld(
  ledger: Ledger,
  choice: StandingsChoice,
): Generator<{ readonly customer: CustomerCode; readonly held: string }> {
  const rows = ledger.db.prepare<[Coverage], { customer: CustomerCode; held: string }>(
    `SELECT customer, held FROM standing WHERE ${COVERS} AND held <> '' ORDER BY customer`,
  )
  yield* rows.iterate(coverage(choice))
}

/**
 * Makes room for what the plan of `day` says: what is over by then is forgotten, so is what was said of days after it, and with another
 * key than before everything. A day that has its plan now is no longer a missed one for the days after it.
 */
export function renewStandings(ledger: Ledger, key: string, day: IsoDay): void {
  if (meta(ledger, KEY) !== key) {
    stirAll(ledger)
    setMeta(ledger, KEY, key)
  }
  ledger.db.prepare('DELETE FROM standing WHERE since_day > @on OR wakes_on <= @on').run({ on: basicDay(day) })
}

/**
 * Keeps what is said of customers from `day` on, and forgets what was said before of those looked at.
 * @param looked who was planned for the day, be it without a word to keep
 */
export function keepStandings(ledger: Ledger, day: IsoDay, looked: readonly CustomerCode[], told: Iterable<Standing>): void {
  const since = basicDay(day)
  ledger.db
    .prepare('DELETE FROM standing WHERE wakes_on > ? AND customer IN (SELECT value FROM json_each(?))')
    .run(since, JSON.stringify(looked))
  const keep = ledger.db.prepare(
    'INSERT INTO standing (customer, since_day, wakes_on, left_cents, counts, basis, message, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  for (const { customer, wakesOn, leftCents, counts, message, held } of told) {
    const until = wakesOn === null ? NEVER : basicDay(wakesOn)
    keep.run(customer, since, until, leftCents, JSON.stringify(counts), message?.basis ?? null, message?.json ?? null, held)
  }
}

/**
 * What is entered already and takes effect on a day after `day`: lines and invoices dated ahead, lists imported later, holds that begin or
 * are lifted then, messages and classes of payers dated ahead. Tells the first such day of a customer, null for none. Who was written to on
 * `day` has that day: others' messages depend on his mailbox until it is over.
 */
export function nextDays(ledger: Ledger, day: IsoDay): (customer: CustomerCode) => IsoDay | null {
  const rows = ledger.db.prepare<[{ day: string; on: number }], { customer: CustomerCode; day: IsoDay }>(
    `SELECT customer, min(day) AS day FROM (
       SELECT customer, format('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) AS day FROM line WHERE day > @on
       UNION ALL SELECT customer, issued_on FROM document WHERE issued_on > @day
       UNION ALL SELECT d.customer, s.day FROM document_state s JOIN document d ON d.id = s.document_id WHERE s.day > @day
       UNION ALL SELECT customer, from_day FROM hold WHERE from_day > @day
       UNION ALL SELECT h.customer, r.day FROM hold_release r JOIN hold h ON h.id = r.hold_id WHERE r.day > @day
       UNION ALL SELECT customer, day FROM delivery WHERE day >= @day
       UNION ALL SELECT i.customer, t.day FROM taken_over t JOIN taken_over_item l ON l.taken_over_id = t.id
         JOIN item_identity i ON i.id = l.item_id WHERE t.day >= @day
       UNION ALL SELECT customer, date(day, '+1 day') FROM payer_class WHERE day > @day)
     GROUP BY customer`,
  )
  const days = new Map(rows.all({ day, on: basicDay(day) }).map((row) => [row.customer, row.day]))
  const ofAll = days.get(customerCode(EVERYBODY)) ?? null
  return (customer) => {
    const own = days.get(customer) ?? null
    return own === null || (ofAll !== null && ofAll < own) ? ofAll : own
  }
}

/** Everybody must be planned anew. */
export function stirAll(ledger: Ledger): void {
  ledger.db.prepare('DELETE FROM standing').run()
}

/** These customers must be planned anew. */
export function stirCustomers(ledger: Ledger, customers: Iterable<CustomerCode>): void {
  ledger.db.prepare('DELETE FROM standing WHERE customer IN (SELECT value FROM json_each(?))').run(JSON.stringify([...customers]))
}
