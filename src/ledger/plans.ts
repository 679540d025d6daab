// Stored plans: kept as they were decided, word for word. What a plan is made of is the domain's business.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import { atomically, type Ledger } from './ledger.ts'
import { generation } from './meta.ts'
import { keepHeld } from './plan-held.ts'

export interface PlannedReminder {
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly totalCents: Cents
  readonly needsApproval: boolean
  /** The whole reminder as it was planned. */
  readonly json: string
}

interface PlanRecord {
  readonly day: IsoDay
  /** Present moment, ISO 8601. */
  readonly at: string
  /** The plan as it was shown, but for its held items, which `heldOf` tells. */
  readonly json: string
  readonly settingsHash: string
  readonly programVersion: string
  readonly reminders: readonly PlannedReminder[]
}

interface NewPlan extends PlanRecord {
  /** See `keepHeld`. */
  readonly held: Iterable<string>
}

export interface StoredPlan extends PlanRecord {
  readonly id: number
  /** The ledger's generation the plan was made from (see `generation`). */
  readonly generation: number
}

/** Stores a plan, voids every earlier one, and returns its number (from 1). */
export function storePlan(ledger: Ledger, plan: NewPlan): number {
  return atomically(ledger, () => {
    ledger.db.prepare('UPDATE plan SET voided_at = ? WHERE voided_at IS NULL').run(plan.at)
    const { day, at, json, settingsHash, programVersion } = plan
    const { lastInsertRowid } = ledger.db
      .prepare('INSERT INTO plan (day, at, json, settings_hash, program_version, generation) VALUES (?, ?, ?, ?, ?, ?)')
      .run(day, at, json, settingsHash, programVersion, generation(ledger))
    keepHeld(ledger, Number(lastInsertRowid), plan.held)
    const insert = ledger.db.prepare(
      'INSERT INTO plan_reminder (plan_id, reminder_id, customer, total_cents, needs_approval, json) VALUES (?, ?, ?, ?, ?, ?)',
    )
    for (const one of plan.reminders) {
      insert.run(lastInsertRowid, one.id, one.customer, one.totalCents, one.needsApproval ? 1 : 0, one.json)
    }
    return Number(lastInsertRowid)
  })
}

/** The plan in force for `day`, its reminders by customer then id; null when none was stored, or another day's voided it. */
export function currentPlan(ledger: Ledger, day: IsoDay): StoredPlan | null {
  return readPlan(ledger, 'WHERE voided_at IS NULL AND day = ?', day)
}

/** The plan in force on `day`, made that day or before. */
export function planInForce(ledger: Ledger, day: IsoDay): StoredPlan | null {
  return readPlan(ledger, 'WHERE voided_at IS NULL AND day <= ?', day)
}

/** The last plan made for a day before this one, voided or not; null for none. */
export function lastPlanBefore(ledger: Ledger, day: IsoDay): StoredPlan | null {
  return readPlan(ledger, 'WHERE day < ?', day)
}

/** The plan that a new one would void, whatever its day; null for none. */
export function standingPlan(ledger: Ledger): StoredPlan | null {
  return readPlan(ledger, 'WHERE voided_at IS NULL AND id > ?', 0)
}

/** A plan by its number, voided or not. */
export function planById(ledger: Ledger, id: number): StoredPlan | null {
  return readPlan(ledger, 'WHERE id = ?', id)
}

/** A reminder as it was last planned, as JSON; null when no stored plan holds it. */
export function plannedReminder(ledger: Ledger, id: ReminderId): string | null {
  const json = ledger.db.prepare('SELECT json FROM plan_reminder WHERE reminder_id = ? ORDER BY plan_id DESC LIMIT 1').pluck().get(id)
  return typeof json === 'string' ? json : null
}

/**
 * Number of days a plan with something to send was stored for: planning one day again does not count twice, and a plan
 * of nothing has shown nobody anything.
 * @param before count only days before this one, so that a day's own plan does not change what it needs
 */
export function planCount(ledger: Ledger, before?: IsoDay): number {
  const count = ledger.db
    .prepare(`SELECT count(DISTINCT day) FROM plan p WHERE (? IS NULL OR day < ?)
       AND EXISTS (SELECT 1 FROM plan_reminder r WHERE r.plan_id = p.id)`)
    .pluck()
  return Number(count.get(before ?? null, before ?? null))
}

/** Every plan, the oldest first, without its reminders one by one. */
export function storedPlans(ledger: Ledger): (Omit<StoredPlan, 'reminders'> & { readonly voidedAt: string | null })[] {
  return ledger.db
    .prepare<[], Omit<StoredPlan, 'reminders'> & { voidedAt: string | null }>(
      `SELECT id, day, at, json, settings_hash AS settingsHash, program_version AS programVersion, generation, voided_at AS voidedAt
       FROM plan ORDER BY id`,
    )
    .all()
}

/** First day whose stored plan showed this reminder with a total at least as high; null: none did. */
export function firstShownOn(ledger: Ledger, { id, totalCents }: Pick<PlannedReminder, 'id' | 'totalCents'>): IsoDay | null {
  const first = ledger.db
    .prepare('SELECT min(p.day) FROM plan_reminder r JOIN plan p ON p.id = r.plan_id WHERE r.reminder_id = ? AND r.total_cents >= ?')
    .pluck()
  return first.get(id, totalCents) as IsoDay | null
}

/** The days a plan was stored for, be it of nothing; ascending. */
export function planDays(ledger: Ledger): Set<IsoDay> {
  return new Set(ledger.db.prepare('SELECT DISTINCT day FROM plan ORDER BY day').pluck().all() as IsoDay[])
}

/** Whether a plan was ever stored for `day` or a day before, be it of nothing. */
export function hasPlan(ledger: Ledger, day: IsoDay): boolean {
  return ledger.db.prepare('SELECT 1 FROM plan WHERE day <= ? LIMIT 1').get(day) !== undefined
}

function readPlan(ledger: Ledger, where: string, parameter: string | number): StoredPlan | null {
  const plan = ledger.db
    .prepare<[string | number], Omit<StoredPlan, 'reminders'>>(
      `SELECT id, day, at, json, settings_hash AS settingsHash, program_version AS programVersion, generation FROM plan ${where}
       ORDER BY id DESC LIMIT 1`,
    )
    .get(parameter)
  if (plan === undefined) return null
  const reminders = ledger.db
    .prepare<[number], Omit<PlannedReminder, 'needsApproval'> & { needsApproval: number }>(
      `SELECT reminder_id AS id, customer, total_cents AS totalCents, needs_approval AS needsApproval, json FROM plan_reminder
       WHERE plan_id = ? ORDER BY customer, reminder_id`,
    )
    .all(plan.id)
  return {
    ...plan,
    reminders: reminders.map((one) => ({ ...one, totalCents: cents(one.totalCents), needsApproval: one.needsApproval === 1 })),
  }
}
