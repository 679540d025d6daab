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
  /** First day on which it may be otherwise; null: never. */
  readonly wakesOn: IsoDay | null
  /** What is left of his items, debits less credits. */
  readonly leftCents: Cents
  readonly counts: HeldCounts
  /** His held items, each as JSON, with commas between; '' for none. */
  readonly held: string
}

export type HeldCounts = Readonly<Partial<Record<HoldCode, number>>>

/** The customers whose plan is known for a day without looking at them, and those who must be planned. */
export interface Standings {
  /** By code. */
  readonly awake: readonly CustomerCode[]
  /** Of the others: what is left of their items, and how many are held, by reason. */
  readonly leftCents: Cents
  readonly counts: HeldCounts
}

const KEY = 'standings'
/** After every day. */
const NEVER = 99_991_231

/**
 * What is known for `day`; null when nothing is: the settings, the program or the fiscal years are not those it was worked out with.
 * @param key everything that bears on all customers at once
 */
export function standings(ledger: Ledger, key: string, day: IsoDay): Standings | null {
  if (meta(ledger, KEY) !== key) return null
  const on = basicDay(day)
  const awake = ledger.db
    .prepare('SELECT customer FROM standing WHERE wakes_on <= @on OR since_day > @on ORDER BY customer')
    .pluck()
    .all({ on }) as CustomerCode[]
  const rows = ledger.db.prepare<[{ on: number }], { counts: string; customers: number; left: number }>(
    'SELECT counts, count(*) AS customers, sum(left_cents) AS "left" FROM standing WHERE wakes_on > @on AND since_day <= @on GROUP BY counts',
  )
  const counts: Partial<Record<HoldCode, number>> = {}
  let left = 0
  for (const row of rows.all({ on })) {
    left += row.left
    for (const [code, items] of Object.entries(JSON.parse(row.counts) as HeldCounts)) {
      const known = code as HoldCode
      counts[known] = (counts[known] ?? 0) + items * row.customers
    }
  }
  return { awake, leftCents: cents(left), counts }
}

/** The held items of the customers who need not be planned on `day`, as JSON with commas between; by code, those without any left out. */
export function* standingHeld(ledger: Ledger, day: IsoDay): Generator<{ readonly customer: CustomerCode; readonly held: string }> {
  const rows = ledger.db.prepare<[{ on: number }], { customer: CustomerCode; held: string }>(
    `SELECT customer, held FROM standing WHERE wakes_on > @on AND since_day <= @on AND held <> '' ORDER BY customer`,
  )
  yield* rows.iterate({ on: basicDay(day) })
}

/**
 * Keeps what the plan of `day` said of these customers. With another key than before, all that was kept is forgotten; so is what plans of
 * later days said: a day that has its plan now is no longer a missed one for them.
 */
export function keepStandings(ledger: Ledger, key: string, day: IsoDay, told: Iterable<Standing>): void {
  if (meta(ledger, KEY) !== key) {
    stirAll(ledger)
    setMeta(ledger, KEY, key)
  }
  const keep = ledger.db.prepare(`INSERT INTO standing (customer, since_day, wakes_on, left_cents, counts, held) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (customer) DO UPDATE SET since_day = excluded.since_day, wakes_on = excluded.wakes_on, left_cents = excluded.left_cents,
      counts = excluded.counts, held = excluded.held`)
  const since = basicDay(day)
  ledger.db.prepare('UPDATE standing SET wakes_on = 0 WHERE since_day > ? AND wakes_on <> 0').run(since)
  for (const { customer, wakesOn, leftCents, counts, held } of told) {
    keep.run(customer, since, wakesOn === null ? NEVER : basicDay(wakesOn), leftCents, JSON.stringify(counts), held)
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
  ledger.db.prepare('UPDATE standing SET wakes_on = 0 WHERE wakes_on <> 0').run()
}

/** These customers must be planned anew. */
export function stirCustomers(ledger: Ledger, customers: Iterable<CustomerCode>): void {
  ledger.db
    .prepare('UPDATE standing SET wakes_on = 0 WHERE customer IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify([...customers]))
}
