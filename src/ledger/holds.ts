// Holds set by hand: recorded, released, never changed or deleted; a release dated ahead gives way to an earlier one. What they hold back is the plan's business.
import { cents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import type { ManualHold, PlannedPayment } from '../domain/hold.ts'
import type { CustomerCode } from '../domain/names.ts'
import { formerCodes, withFormers } from './former-codes.ts'
import { itemId, SHOWN_KEY } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'
import { scoped, within } from './scope.ts'

/** A hold with its number, and the moment it was recorded. */
export interface StoredHold extends ManualHold {
  readonly id: number
  readonly at: string
  readonly releasedOn: IsoDay | null
  readonly releasedBy: string | null
}

/** Customer of the holds that bear on the whole dossier: no customer has an empty code. */
export const EVERYBODY = ''

/** Records a hold and returns its number. @param at present moment, ISO 8601 */
export function addHold(ledger: Ledger, hold: ManualHold, at: string): number {
  return atomically(ledger, () => {
    const { customer } = hold
    const item = hold.item === null || customer === null ? null : itemId(ledger, { customer, key: hold.item })
    const { lastInsertRowid } = ledger.db
      .prepare(
        `INSERT INTO hold (customer, item_id, code, part_cents, from_day, until_day, text, author, owed_cents, deadline_day, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        customer ?? EVERYBODY,
        item,
        hold.code,
        hold.cents,
        hold.from,
        hold.until,
        hold.text,
        hold.author,
        hold.owedCents,
        hold.deadlineOn,
        at,
      )
    const insert = ledger.db.prepare('INSERT INTO hold_instalment (hold_id, day, cents) VALUES (?, ?, ?)')
    for (const { day, cents } of hold.schedule) insert.run(lastInsertRowid, day, cents)
    bumpGeneration(ledger)
    return Number(lastInsertRowid)
  })
}

/**
 * Ends a hold from `day` on (that day included), also one that was to end on a later day: the earlier day takes its place. False when there
 * is no such hold, or it was released from that day on, or from an earlier one.
 * @param when `author`: who says so; absent: nobody did (an import caught up with it)
 */
export function releaseHold(
  ledger: Ledger,
  id: number,
  when: { readonly day: IsoDay; readonly at: string; readonly author?: string | null },
): boolean {
  return atomically(ledger, () => {
    const { changes } = ledger.db
      .prepare(
        `INSERT OR REPLACE INTO hold_release (hold_id, day, at, author) SELECT id, @day, @at, @author FROM hold WHERE id = @id
           AND ${NOT_LIFTED}`,
      )
      .run({ ...when, author: when.author ?? null, id })
    if (changes > 0) bumpGeneration(ledger)
    return changes > 0
  })
}

/** Holds in force on `day`: begun, not past their last day, not released by then. By customer, then number. */
export function activeHolds(ledger: Ledger, day: IsoDay): StoredHold[] {
  return holdsWhere(ledger, `${BEGUN} AND (h.until_day IS NULL OR h.until_day >= @day)`, { day })
}

/** In force on `day`, or to begin after it. By customer, then number. */
export function lastingHolds(ledger: Ledger, day: IsoDay): StoredHold[] {
  return holdsWhere(ledger, '(r.day IS NULL OR r.day > @day) AND (h.until_day IS NULL OR h.until_day >= @day)', { day })
}

/**
 * Those in force, with those whose last day has passed and that still tell something: promises and payment plans, which were kept or not, and
 * retention money, whose invoice was not late until then.
 */
export function plannedHolds(ledger: Ledger, day: IsoDay): StoredHold[] {
  return holdsWhere(ledger, `${BEGUN} AND ${LASTS_OR_TELLS}`, { day })
}

/** The same for the days from `day` to `last`: those that begin meanwhile too, for the rules to apply on their own days. */
export function comingHolds(ledger: Ledger, day: IsoDay, last: IsoDay): StoredHold[] {
  return holdsWhere(ledger, `h.from_day <= @last AND (r.day IS NULL OR r.day > @day) AND ${LASTS_OR_TELLS}`, { day, last })
}

/** Every hold of a customer ever recorded, under codes he had before too, by number; those of the whole dossier with null. */
export function holdsOf(ledger: Ledger, customer: CustomerCode | null): StoredHold[] {
  if (customer === null) return holdsWhere(ledger, `h.customer = '${EVERYBODY}'`, {})
  const scope = withFormers(ledger, [customer])
  const where = `${within('h.customer', scope)} OR i.customer = @customer`
  return holdsWhere(ledger, where, { customer, ...scoped(scope) }).filter((hold) => hold.customer === customer)
}

const LASTS_OR_TELLS = `(h.until_day IS NULL OR h.until_day >= @day OR h.code IN ('promise', 'payment-plan', 'retention'))`

/** Not released from @day on, nor before. */
const NOT_LIFTED = 'NOT EXISTS (SELECT 1 FROM hold_release r WHERE r.hold_id = hold.id AND r.day <= @day)'

/** Begun on @day, and not released by then. */
const BEGUN = 'h.from_day <= @day AND (r.day IS NULL OR r.day > @day)'

function holdsWhere(ledger: Ledger, where: string, values: Readonly<Record<string, string>>): StoredHold[] {
  const rows = ledger.db.prepare<[Readonly<Record<string, string>>], HoldRow>(`
    SELECT h.id, coalesce(i.customer, nullif(h.customer, '${EVERYBODY}')) AS customer, CASE WHEN h.item_id IS NULL THEN NULL ELSE ${SHOWN_KEY} END AS item, h.code,
      h.part_cents AS cents, h.from_day AS "from", h.until_day AS until, h.text, h.author, h.owed_cents AS owedCents,
      h.deadline_day AS deadlineOn, h.at, r.day AS releasedOn, r.author AS releasedBy,
      (SELECT json_group_array(json_object('day', day, 'cents', cents) ORDER BY day) FROM hold_instalment WHERE hold_id = h.id) AS schedule
    FROM hold h LEFT JOIN item_identity i ON i.id = h.item_id LEFT JOIN hold_release r ON r.hold_id = h.id
    WHERE ${where} ORDER BY 2, h.id`)
  const found = rows.all(values).map((row) => ({
    ...row,
    cents: row.cents === null ? null : cents(row.cents),
    owedCents: row.owedCents === null ? null : cents(row.owedCents),
    schedule: JSON.parse(row.schedule) as PlannedPayment[],
  }))
  return underEachCode(ledger, found)
}

/** What was said of a whole customer counts for the codes that came after his too; what was said of an item is its customer's. */
function underEachCode(ledger: Ledger, holds: StoredHold[]): StoredHold[] {
  const { successors, successorsOf } = formerCodes(ledger)
  if (successors.length === 0) return holds
  const all = holds.flatMap((hold) =>
    hold.customer === null || hold.item !== null
      ? [hold]
      : [hold, ...successorsOf(hold.customer).map((customer): StoredHold => ({ ...hold, customer }))],
  )
  return all.sort((a, b) => compareText(a.customer ?? EVERYBODY, b.customer ?? EVERYBODY) || a.id - b.id)
}

/**
 * Ends the "payment received, not booked yet" holds that the books have caught up with: those begun before the day of this
 * import, and on or before `booksUntil`, the last day of a bank entry. The others wait for a later import: an export made on
 * the day the payment came in may well not hold it.
 */
export function releaseReceived(ledger: Ledger, booksUntil: IsoDay, when: { readonly day: IsoDay; readonly at: string }): void {
  ledger.db
    .prepare(
      `INSERT OR REPLACE INTO hold_release (hold_id, day, at)
         SELECT id, @day, @at FROM hold WHERE code = 'received' AND from_day <= @booksUntil AND from_day < @day AND ${NOT_LIFTED}`,
    )
    .run({ ...when, booksUntil })
}

interface HoldRow extends Omit<StoredHold, 'schedule'> {
  readonly schedule: string
}
