// Approvals of planned reminders and the client’s yes: who, when, for how much and until when.
import { type Cents, cents } from '../domain/cents.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import type { ReminderId } from '../domain/names.ts'
import { atomically, type Ledger } from './ledger.ts'
import { planInForce } from './plans.ts'
import { statement } from './statements.ts'

export interface Approval {
  /** The total approved: a reminder asking for more needs another approval. */
  readonly totalCents: Cents
  /** Last day of the approval, inclusive. */
  readonly until: IsoDay
  /** The day it was given. */
  readonly on: IsoDay
  /** Who typed it; null: given before anybody was recorded. */
  readonly author: string | null
  /** The client's yes; null where he was not asked. */
  readonly validation: Validation | null
}

/** Who said yes for the client whose reminders a firm sends, and when. */
export interface Validation {
  readonly by: string
  readonly on: IsoDay
}

interface ApprovalGiven {
  /** Present moment, ISO 8601. */
  readonly at: string
  readonly day: IsoDay
  readonly author: string | null
  readonly validation: Validation | null
}

/** An approval is good for the day it is given and the seven days after. */
export const APPROVAL_DAYS = 7

/**
 * Approves those of the reminders of the plan in force, whatever its day. Returns the ids approved now, in the plan's order; ids it
 * does not know are left out.
 */
export function approve(ledger: Ledger, ids: readonly ReminderId[], { at, day, author, validation }: ApprovalGiven): ReminderId[] {
  return atomically(ledger, () => {
    const chosen = planInForce(ledger, day)?.reminders.filter((one) => ids.includes(one.id)) ?? []
    const insert = ledger.db.prepare(
      `INSERT INTO approval (reminder_id, total_cents, day, until_day, at, author, validated_by, validated_on)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const until = addDays(day, APPROVAL_DAYS)
    for (const one of chosen) insert.run(one.id, one.totalCents, day, until, at, author, validation?.by ?? null, validation?.on ?? null)
    return chosen.map((one) => one.id)
  })
}

/** What was read last of each ledger: every answer of a sending asks again, and approvals are only ever added. */
const READ = new WeakMap<
  Ledger['db'],
  { readonly day: IsoDay; readonly last: unknown; readonly found: ReadonlyMap<ReminderId, Approval> }
>()

/** Approvals good on `day`, the latest of each reminder. */
export function approvals(ledger: Ledger, day: IsoDay): ReadonlyMap<ReminderId, Approval> {
  const last = statement(ledger, 'SELECT max(id) FROM approval').pluck().get()
  const read = READ.get(ledger.db)
  if (read?.day === day && read.last === last) return read.found
  const found = readApprovals(ledger, day)
  READ.set(ledger.db, { day, last, found })
  return found
}

function readApprovals(ledger: Ledger, day: IsoDay): ReadonlyMap<ReminderId, Approval> {
  const rows = ledger.db.prepare<[{ day: string }], ApprovalRow>(
    `SELECT reminder_id AS id, total_cents AS total, until_day AS until, day, author, validated_by AS validatedBy,
       validated_on AS validatedOn FROM approval
     WHERE day <= @day AND until_day >= @day ORDER BY approval.id`,
  )
  return new Map(
    rows.all({ day }).map(({ id, total, until, day: on, author, validatedBy, validatedOn }) => {
      const validation = validatedBy === null || validatedOn === null ? null : { by: validatedBy, on: validatedOn }
      return [id, { totalCents: cents(total), until, on, author, validation }]
    }),
  )
}

interface ApprovalRow {
  readonly id: ReminderId
  readonly total: number
  readonly until: IsoDay
  readonly day: IsoDay
  readonly author: string | null
  readonly validatedBy: string | null
  readonly validatedOn: IsoDay | null
}

/** Records that the client was asked to validate a plan, and at which address. */
export function recordValidationRequest(
  ledger: Ledger,
  request: { readonly planId: number; readonly askedOf: string; readonly day: IsoDay; readonly at: string },
): void {
  const { planId, askedOf, day, at } = request
  ledger.db.prepare('INSERT INTO validation_request (plan_id, asked_of, day, at) VALUES (?, ?, ?, ?)').run(planId, askedOf, day, at)
}
