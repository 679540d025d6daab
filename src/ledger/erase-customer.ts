// Erasing what tells how to reach a customer (RGPD art. 17), while what accounting law keeps stays: entries, invoices, sums, days, steps, and
// the proof that each reminder left (code de commerce L123-22, ten years; RGPD art. 17(3)(b)). One transaction, and an event that tells it.
// Whether he may be erased is decided elsewhere.
import { deflateSync, inflateSync } from 'node:zlib'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { redactedDetail, redactedPlan } from '../domain/redacted.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import { type ContactMarks, contactMarks } from './contact-marks.ts'
import { type ErasureTold, FORGOTTEN } from './forgotten.ts'
import { appendEvent } from './history.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration, dropMeta } from './meta.ts'

export interface Erasing {
  readonly customer: CustomerCode
  /** Codes he had before. */
  readonly formers: readonly CustomerCode[]
  readonly day: IsoDay
  /** Present moment, ISO 8601. */
  readonly at: string
  readonly by: string | null
}

/** How much was erased, by kind. */
export interface ErasedCounts {
  /** Persons and numbers of his file, with the lines of his address. */
  readonly contacts: number
  /** Messages whose recipients, or the server's answer, were kept. */
  readonly recipients: number
  /** Bytes of messages. */
  readonly messages: number
  /** Details of events: addresses, answers, notes of calls. */
  readonly details: number
  readonly refusals: number
  /** Free texts: reasons of holds, of steps chosen, of claims given up; names in another tool's reminders. */
  readonly notes: number
  /** Stored plans that told of him with an address, or what the plan of a day kept of him. */
  readonly plans: number
  /** Classes of payer he was given from day to day. */
  readonly classes: number
}

export interface Erased {
  readonly counts: ErasedCounts
  /** What he could be reached by, to be looked for in files; read before it was erased. */
  readonly marks: ContactMarks
}

const THEIRS = '(SELECT value FROM json_each(@scope))'
const THEIR_ITEMS = `(SELECT id FROM item_identity WHERE customer IN ${THEIRS})`

/** Erases, and records it where there was anything; nothing is recorded otherwise. */
export function eraseCustomer(ledger: Ledger, { customer, formers, day, at, by }: Erasing): Erased {
  return atomically(ledger, () => {
    const scope = JSON.stringify([customer, ...formers])
    const run = (sql: string) => ledger.db.prepare<[{ scope: string }]>(sql).run({ scope }).changes
    const marks = contactMarks(ledger, scope)
    const messages = eraseMessages(ledger, scope)
    const details = redactDetails(ledger, scope, marks.all)
    const counts: ErasedCounts = {
      contacts: eraseContacts(ledger, scope, run),
      recipients: run(
        `UPDATE delivery SET recipients = '[]', why = NULL WHERE customer IN ${THEIRS} AND (recipients <> '[]' OR why IS NOT NULL)`,
      ),
      messages: messages.length,
      details: details.length,
      refusals: run(`DELETE FROM refused_address WHERE customer IN ${THEIRS}`),
      notes:
        run(`UPDATE hold SET text = '' WHERE text <> '' AND (customer IN ${THEIRS} OR item_id IN ${THEIR_ITEMS})`) +
        run(`UPDATE step_decision SET reason = '' WHERE reason <> '' AND item_id IN ${THEIR_ITEMS}`) +
        run(`UPDATE claim_event SET reason = NULL WHERE reason IS NOT NULL AND item_id IN ${THEIR_ITEMS}`) +
        run(`UPDATE taken_over SET customer_name = NULL WHERE customer_name IS NOT NULL AND customer IN ${THEIRS}`),
      plans: redactPlans(ledger, scope, marks.all) + run(`DELETE FROM standing WHERE customer IN ${THEIRS}`),
      classes: run(`DELETE FROM payer_class WHERE customer IN ${THEIRS}`),
    }
    // What the last import answered holds lines of its files.
    dropMeta(ledger, 'last-import')
    if (Object.values(counts).some((count) => count > 0)) {
      const detail: ErasureTold = { by, details, messages }
      const event = { id: `forgotten:${customer}`, at, day, customer, items: [], step: null, channel: null }
      appendEvent(ledger, { ...event, status: FORGOTTEN, detail: { ...detail } })
      bumpGeneration(ledger)
    }
    return { counts, marks }
  })
}

/** The name the books give stays, as the number and terms of his invoices do; what he is never reminded for stays without its words. */
function eraseContacts({ db }: Ledger, scope: string, run: (sql: string) => number): number {
  const count = db
    .prepare<[{ scope: string }], number>(
      `SELECT coalesce(sum(json_array_length(contacts) + json_array_length(address) + (account_manager IS NOT NULL)
         + (order_reference IS NOT NULL) + (given_name IS NOT NULL)), 0) FROM customer WHERE code IN ${THEIRS}`,
    )
    .pluck()
    .get({ scope })
  run(`UPDATE customer SET contacts = '[]', address = '[]', account_manager = NULL, order_reference = NULL, given_name = NULL, by_hand = '{}',
    excluded = CASE WHEN excluded IS NULL THEN NULL ELSE 'client effacé' END WHERE code IN ${THEIRS}`)
  return Number(count)
}

/** Those no other customer's delivery shares; their digests. */
function eraseMessages({ db }: Ledger, scope: string): string[] {
  const digests = db
    .prepare<[{ scope: string }], string>(
      `SELECT DISTINCT d.digest FROM delivery d JOIN message m ON m.digest = d.digest WHERE d.customer IN ${THEIRS}
         AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.digest = d.digest AND o.customer NOT IN ${THEIRS}) ORDER BY d.digest`,
    )
    .pluck()
    .all({ scope })
  const remove = db.prepare('DELETE FROM message WHERE digest = ?')
  for (const digest of digests) remove.run(digest)
  return digests
}

/** What is left of each detail that held anything; the position of its event, and the digest of what is left. */
function redactDetails({ db }: Ledger, scope: string, marks: readonly string[]): [number, string][] {
  const rows = db
    .prepare<[{ scope: string }], { position: number; json: string }>(
      `SELECT d.position, d.json FROM history_detail d JOIN history h ON h.position = d.position
       WHERE h.customer IN ${THEIRS} AND h.status <> '${FORGOTTEN}' ORDER BY d.position`,
    )
    .all({ scope })
  const remove = db.prepare('DELETE FROM history_detail WHERE position = ?')
  const insert = db.prepare('INSERT INTO history_detail (position, json) VALUES (?, ?)')
  return rows.flatMap(({ position, json }): [number, string][] => {
    const left = canonicalJson(redactedDetail(JSON.parse(json) as Record<string, unknown>, marks))
    if (left === json) return []
    remove.run(position)
    insert.run(position, left)
    return [[position, sha256(left)]]
  })
}

/** Number of stored plans that told of him with something to be erased; read one by one, since there may be one for each day of years. */
function redactPlans({ db }: Ledger, scope: string, marks: readonly string[]): number {
  const codes = new Set(JSON.parse(scope) as string[])
  const tells = [...codes].map((code) => `"customer":${JSON.stringify(code)}`)
  const redacted = (json: string) => {
    if (!tells.some((one) => json.includes(one))) return null
    const left = JSON.stringify(redactedPlan(JSON.parse(json), (customer) => codes.has(customer), marks))
    return left === json ? null : left
  }
  let touched = 0
  const ids = db.prepare<[], number>('SELECT id FROM plan ORDER BY id').pluck().all()
  const reminders = db.prepare<[number], { id: string; json: string }>(
    'SELECT reminder_id AS id, json FROM plan_reminder WHERE plan_id = ?',
  )
  const setReminder = db.prepare('UPDATE plan_reminder SET json = ? WHERE plan_id = ? AND reminder_id = ?')
  const plan = db.prepare<[number], { json: string; held: Buffer | null }>(
    'SELECT p.json, h.zlib AS held FROM plan p LEFT JOIN plan_held h ON h.plan_id = p.id WHERE p.id = ?',
  )
  const setPlan = db.prepare('UPDATE plan SET json = ? WHERE id = ?')
  const setHeld = db.prepare('UPDATE plan_held SET zlib = ? WHERE plan_id = ?')
  for (const id of ids) {
    const left = reminders.all(id).map((one) => ({ reminder: one.id, json: redacted(one.json) }))
    const stored = plan.get(id)
    const json = redacted(stored?.json ?? '')
    const held = redacted(stored?.held == null ? '' : inflateSync(stored.held).toString('utf8'))
    for (const one of left) if (one.json !== null) setReminder.run(one.json, id, one.reminder)
    if (json !== null) setPlan.run(json, id)
    if (held !== null) setHeld.run(deflateSync(Buffer.from(held, 'utf8')), id)
    if (json !== null || held !== null || left.some((one) => one.json !== null)) touched += 1
  }
  return touched
}
